import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { type OpenedState, sealedState } from '../sealed-state.js';
import { readSiteCookie, siteCookie } from '../site-cookie.js';
import { lifetime } from './endpoint.js';
import type { IdentifiedUser } from './identify.js';
import type { SurePassIdSettings } from './settings.js';

/** A login between the password and the second factor. */
export interface LoginFlow extends IdentifiedUser {
  /** The question that was sent to the phone, where one was. */
  readonly authnUserReqId: string | undefined;
}

/** A login that was begun in the browser that asks. */
export interface OpenedFlow {
  readonly flow: LoginFlow;
  /** A name for this one login, and the end of it, in milliseconds since 1970. */
  readonly id: string;
  readonly expires: number;
}

/** Logins by codes and questions: who has passed the password is in a cookie, so nothing is kept. */
export interface LoginFlows {
  begin(context: EndpointContext, flow: LoginFlow): Promise<void>;
  /** The login under way in the browser that asks, if there is one. */
  find(context: EndpointContext): Promise<OpenedFlow | undefined>;
  /**
   * Ends a login that has come to something.
   * @throws {Problem} `challenge_expired` when it has ended before
   */
  end(context: EndpointContext, opened: OpenedFlow): Promise<void>;
}

const name = 'surepassid-login';

/** The logins of one endpoint. */
export function loginFlows(settings: SurePassIdSettings): LoginFlows {
  const { basePath, cookieSecrets: secrets, now, store } = settings;
  const type = 'second-factor-surepassid-login+jwt';
  const sealed = sealedState({ type, secrets, audience: basePath || '/', lifetime, now });
  const keep = (context: EndpointContext, value: string, maxAge: number) =>
    context.set('cookie', siteCookie(context.req.raw, { name, value, maxAge }, settings));
  return {
    async begin(context, { username, psn, authnUserReqId }) {
      keep(context, await sealed.seal({ sub: username, psn, authnUserReqId }), lifetime);
    },
    async find(context) {
      const claims = await sealed.open(readSiteCookie(context.req.raw, name, settings) ?? '');
      return claims && readFlow(claims);
    },
    async end(context, { id, expires }) {
      keep(context, '', 0);
      if (!(await store.spend(id, expires))) throw problem('challenge_expired');
    },
  };
}

function readFlow(claims: OpenedState): OpenedFlow | undefined {
  const { sub: username, psn, authnUserReqId: given, jti: id, exp } = claims;
  if (!username || typeof psn !== 'string') return undefined;
  const authnUserReqId = typeof given === 'string' ? given : undefined;
  return { flow: { username, psn, authnUserReqId }, id, expires: exp * 1000 };
}
