import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { type OpenedState, sealedState } from '../sealed-state.js';
import { readSiteCookie, siteCookie } from '../site-cookie.js';
import { lifetime } from './endpoint.js';
import type { SurePassIdSettings } from './settings.js';

/** A login between the password and the second factor. */
export interface LoginFlow {
  readonly username: string;
  /** The question that was sent to the phone, where one was. */
  readonly authnUserReqId: string | undefined;
  /** A name for what one right password has begun, and the end of it, in seconds since 1970. */
  readonly id: string;
  readonly expires: number;
}

/** What of a login is counted. */
export type LoginStep = 'code' | 'guess' | 'push';

/** Logins by codes and questions: who has passed the password is in a cookie, so no login is kept. */
export interface LoginFlows {
  /** A new login, of who has passed the password just now. */
  start(username: string): LoginFlow;
  /** The login under way in the browser that asks, if there is one. */
  find(context: EndpointContext): Promise<LoginFlow | undefined>;
  /**
   * Counts one step of a login.
   * @throws {Problem} `too_many_requests` when there were as many as a person needs
   */
  count(flow: LoginFlow, step: LoginStep): Promise<void>;
  /** Has the browser go on with a login, in the place of any other. */
  keep(context: EndpointContext, flow: LoginFlow): Promise<void>;
  /**
   * Ends a login that has come to something, and any other that this browser has under way.
   * @throws {Problem} `challenge_expired` when it has ended before
   */
  end(context: EndpointContext, flow: LoginFlow): Promise<void>;
}

const name = 'surepassid-login';

/** How often each step may be taken in one login. */
const most = 5;

/** The logins of one endpoint. */
export function loginFlows(settings: SurePassIdSettings): LoginFlows {
  const { basePath, cookieSecrets: secrets, now, store } = settings;
  const type = 'second-factor-surepassid-login+jwt';
  const sealed = sealedState({ type, secrets, audience: basePath || '/', lifetime, now });
  const seconds = () => Math.floor(now() / 1000);
  const setCookie = (context: EndpointContext, value: string, maxAge: number) =>
    context.set('cookie', siteCookie(context.req.raw, { name, value, maxAge }, settings));
  const spend = (id: string, { expires }: LoginFlow) => store.spend(id, expires * 1000);
  const find = async (context: EndpointContext) => {
    const claims = await sealed.open(readSiteCookie(context.req.raw, name, settings) ?? '');
    return claims && readFlow(claims);
  };
  /** Its cookie may have been copied. */
  const endOther = async (context: EndpointContext, { id }: LoginFlow) => {
    const other = await find(context);
    if (other && other.id !== id) await spend(other.id, other);
  };
  return {
    start: (username) => ({
      username,
      authnUserReqId: undefined,
      id: crypto.randomUUID(),
      expires: seconds() + lifetime,
    }),
    find,
    async count(flow, step) {
      for (let taken = 1; taken <= most; taken += 1) {
        if (await spend(`${flow.id}.${step}.${taken}`, flow)) return;
      }
      throw problem('too_many_requests');
    },
    async keep(context, flow) {
      await endOther(context, flow);
      const { username: sub, authnUserReqId, id: jti, expires: exp } = flow;
      setCookie(
        context,
        await sealed.seal({ sub, authnUserReqId }, { jti, exp }),
        Math.max(exp - seconds(), 0),
      );
    },
    async end(context, flow) {
      setCookie(context, '', 0);
      await endOther(context, flow);
      if (!(await spend(flow.id, flow))) throw problem('challenge_expired');
    },
  };
}

function readFlow({ sub, authnUserReqId, jti, exp }: OpenedState): LoginFlow | undefined {
  if (!sub) return undefined;
  const asked = typeof authnUserReqId === 'string' ? authnUserReqId : undefined;
  return { username: sub, authnUserReqId: asked, id: jti, expires: exp };
}
