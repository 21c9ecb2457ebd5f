import { callForResponse, callHook } from '../call-hook.js';
import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { openOnce } from '../ceremony/open-once.js';
import { type AssertedCredential, readAsserted } from '../ceremony/read-credential.js';
import { readFinish } from '../ceremony/read-finish.js';
import { relyingParty } from '../ceremony/relying-party.js';
import { keepConfidential } from '../confidential.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { type Fields, isObject, type JsonObject } from '../read-json.js';
import { readPosted, withoutPrototype } from '../read-posted.js';
import { readUserId } from '../user-id.js';
import { assertionJson } from './credential-json.js';
import { endSession, isLeftOver } from './end-session.js';
import { ceremonyLifetime, requireSameSite } from './endpoint.js';
import type { ZitadelCredentials, ZitadelLogin } from './options.js';
import { readRequestOptions } from './read-challenge.js';
import { isId, readId } from './read-factors.js';
import type { ZitadelV2Settings } from './settings.js';
import { callAsService } from './v2-call.js';

/** A login that was begun at ZITADEL. */
export interface ZitadelAuthentication {
  readonly sessionId: string;
  /** The user's id at ZITADEL. */
  readonly userId: string;
}

/** Seconds after which ZITADEL ends a session that nobody finished: its state has ended before. */
const abandonedAfter = ceremonyLifetime + 60;

type Logins = NonNullable<ZitadelV2Settings['logins']>;

/** Reads a login's state. */
export function readAuthentication(content: JsonObject): ZitadelAuthentication | undefined {
  const { sessionId, userId } = content;
  return isId(sessionId) && typeof userId === 'string' ? { sessionId, userId } : undefined;
}

/** `POST /authenticate/begin`, by `POST /v2/sessions`. */
export async function beginAuthentication(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  authentications: CeremonyState<ZitadelAuthentication>,
): Promise<Response> {
  const request = context.req.raw;
  const logins = requireLogins(settings);
  const posted = await readPosted(context, ['mode', 'user_id']);
  const user = await identify({ ...readBegin(posted), request }, logins);
  const webAuthN = {
    domain: relyingParty(request, settings).id,
    // Any other value has ZITADEL look for U2F keys; REQUIRED looks for passkeys.
    userVerificationRequirement: 'USER_VERIFICATION_REQUIREMENT_DISCOURAGED',
  };
  const body = { checks: { user }, challenges: { webAuthN }, lifetime: duration(abandonedAfter) };
  const answer = await callAsService(context, settings, { path: '/v2/sessions', body });
  const publicKey = readRequestOptions(readSessionChallenge(answer));
  const sessionId = readId(answer['sessionId']);
  const userId = 'userId' in user ? user.userId : await findUser(context, settings, sessionId);
  const content = { sessionId, userId };
  return Response.json({ publicKey, state: await authentications.begin(context, content) });
}

/** `POST /authenticate/finish`, by `PATCH /v2/sessions/{id}`. */
export async function finishAuthentication(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  authentications: CeremonyState<ZitadelAuthentication>,
): Promise<Response> {
  const { openSession } = requireLogins(settings);
  const { credential, state } = await readFinish(context);
  const asserted = readAsserted(credential);
  const { sessionId, userId } = await openOnce(context, state, authentications, settings);
  const end = async (cause: unknown): Promise<never> => {
    await endSession(context, settings, sessionId);
    throw cause;
  };
  const answer = await prove(context, settings, { asserted, sessionId }).catch((cause: unknown) =>
    isLeftOver(cause) ? end(cause) : Promise.reject(cause as Error),
  );
  try {
    const sessionToken = readToken(answer);
    keepConfidential(context, [sessionToken]);
    const session = { request: context.req.raw, userId, sessionId, sessionToken };
    return await callForResponse('openSession', () => openSession(session));
  } catch (cause) {
    return end(cause);
  }
}

/** Has ZITADEL check the signature; the session is then the person's, for as long as the site wants. */
async function prove(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  { asserted, sessionId }: { readonly asserted: AssertedCredential; readonly sessionId: string },
): Promise<JsonObject> {
  await requireSameSite(context, asserted, settings);
  const checks = { webAuthN: { credentialAssertionData: assertionJson(asserted) } };
  const lifetime = duration(settings.sessionLifetime / 1000);
  const path = `/v2/sessions/${sessionId}`;
  return callAsService(context, settings, { method: 'PATCH', path, body: { checks, lifetime } });
}

function requireLogins({ logins }: ZitadelV2Settings): Logins {
  if (!logins) throw problem('method_not_offered');
  return logins;
}

function readBegin({ mode = 'second-factor', user_id, ...fields }: Fields) {
  if (mode === 'passwordless') throw problem('method_not_offered');
  if (mode !== 'second-factor') throw problem('invalid_request');
  return { userId: readUserId(user_id), fields: withoutPrototype(fields) };
}

/** A time in seconds as protobuf's JSON has it, such as `300s`. */
function duration(seconds: number): string {
  return `${Math.round(seconds)}s`;
}

/** As ZITADEL's check of a user has it, and nothing the site has put beside it. */
async function identify(
  login: ZitadelCredentials,
  { authenticate }: Logins,
): Promise<ZitadelLogin> {
  const user = await callHook(async () => {
    const given: unknown = await authenticate(login);
    return given ? readLogin(given) : undefined;
  });
  if (!user) throw problem('password_required');
  return user;
}

/** For callers without types. */
function readLogin(given: unknown): ZitadelLogin {
  const { userId, loginName }: JsonObject = isObject(given) ? given : {};
  if (typeof userId === 'string' && userId !== '') return { userId };
  if (typeof loginName === 'string' && loginName !== '') return { loginName };
  throw new TypeError('authenticate must return an object with userId or loginName, or null');
}

function readSessionChallenge({ challenges }: JsonObject): unknown {
  const webAuthN = isObject(challenges) ? challenges['webAuthN'] : undefined;
  return isObject(webAuthN) ? webAuthN['publicKeyCredentialRequestOptions'] : undefined;
}

function readToken({ sessionToken }: JsonObject): string {
  if (typeof sessionToken !== 'string' || sessionToken === '')
    throw problem('zitadel_bad_response');
  return sessionToken;
}

/** Whom a session is for: ZITADEL alone can tell, where the site has named a login name. */
async function findUser(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  sessionId: string,
): Promise<string> {
  const path = `/v2/sessions/${sessionId}`;
  const { session } = await callAsService(context, settings, { method: 'GET', path });
  const factors = isObject(session) ? session['factors'] : undefined;
  const user = isObject(factors) ? factors['user'] : undefined;
  const userId = isObject(user) ? user['id'] : undefined;
  if (typeof userId !== 'string' || userId === '') throw problem('zitadel_bad_response');
  return userId;
}
