import { fromBase64 } from '../base64url.js';
import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { defaultKeyName, readKeyName } from '../ceremony/key-name.js';
import type { KeyHandlers } from '../ceremony/key-routes.js';
import { openOnce } from '../ceremony/open-once.js';
import { readRegistered } from '../ceremony/read-credential.js';
import { readFinish } from '../ceremony/read-finish.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';
import { readPosted } from '../read-posted.js';
import { callZitadel, type ZitadelCall } from './call-zitadel.js';
import { credentialJson } from './credential-json.js';
import { requireSameSite, requireToken, zitadelState } from './endpoint.js';
import { readCreationOptions } from './read-challenge.js';
import { isId, readFactors, type ZitadelKey } from './read-factors.js';
import type { ZitadelV1Settings } from './settings.js';

const factors = '/auth/v1/users/me/auth_factors';

/** A registration that was begun at ZITADEL: the ids of the keys that were there before. */
interface ZitadelV1Registration {
  readonly known: readonly string[];
  readonly name?: string | undefined;
}

/** Security keys by ZITADEL's v1 interface, with each user's own token; it has no logins by key. */
export function zitadelV1(settings: ZitadelV1Settings): KeyHandlers {
  const registrations = zitadelState(settings, 'register/finish', readRegistration);
  const refuse = () => {
    throw problem('method_not_offered');
  };
  return {
    'register/begin': (context) => beginRegistration(context, settings, registrations),
    'register/finish': (context) => finishRegistration(context, settings, registrations),
    'authenticate/begin': refuse,
    'authenticate/finish': refuse,
    'keys/list': async (context) => Response.json(await listKeys(context, settings)),
    'keys/rename': refuse,
    'keys/remove': (context) => removeKey(context, settings),
  };
}

async function beginRegistration(
  context: EndpointContext,
  settings: ZitadelV1Settings,
  registrations: CeremonyState<ZitadelV1Registration>,
): Promise<Response> {
  const name = readKeyName((await readPosted(context, ['name']))['name']);
  const known = (await listKeys(context, settings)).map(({ id }) => id);
  const answer = await callAsUser(context, settings, { path: `${factors}/u2f`, body: {} });
  const publicKey = readCreationOptions(readKey(answer), settings.userVerification);
  return Response.json({ publicKey, state: await registrations.begin(context, { known, name }) });
}

async function finishRegistration(
  context: EndpointContext,
  settings: ZitadelV1Settings,
  registrations: CeremonyState<ZitadelV1Registration>,
): Promise<Response> {
  const { credential, state, name: finalName } = await readFinish(context);
  const registered = readRegistered(credential);
  const begun = await openOnce(context, state, registrations, settings);
  await requireSameSite(context, registered, settings);
  const name = finalName ?? begun.name ?? defaultKeyName;
  // All of it is base64url and so ASCII, which `btoa` needs.
  const publicKeyCredential = btoa(JSON.stringify(credentialJson(registered)));
  const body = { verification: { publicKeyCredential, tokenName: name } };
  await callAsUser(context, settings, { path: `${factors}/u2f/_verify`, body });
  // The answer has no id: the key is the one that was not there before. It is registered now, so what
  // goes wrong with the list is not told.
  const keys = await listKeys(context, settings).catch(() => []);
  return Response.json({ id: keys.find(({ id }) => !begun.known.includes(id))?.id, name });
}

async function listKeys(
  context: EndpointContext,
  settings: ZitadelV1Settings,
): Promise<readonly ZitadelKey[]> {
  return readFactors(await callAsUser(context, settings, { path: `${factors}/_search`, body: {} }));
}

async function removeKey(context: EndpointContext, settings: ZitadelV1Settings): Promise<Response> {
  const id = context.req.param('id');
  if (!isId(id)) throw problem('key_not_found');
  await callAsUser(context, settings, { method: 'DELETE', path: `${factors}/u2f/${id}` });
  return new Response(null, { status: 204 });
}

async function callAsUser(
  context: EndpointContext,
  settings: ZitadelV1Settings,
  call: Omit<ZitadelCall, 'token'>,
): Promise<JsonObject> {
  const token = await requireToken('userToken', () => settings.userToken(context.req.raw));
  return callZitadel(context, settings, { ...call, token, isUsers: true });
}

/** The options in an answer: base64 of JSON text. */
function readKey({ key }: JsonObject): unknown {
  const text = isObject(key) ? key['publicKey'] : undefined;
  const bytes = typeof text === 'string' ? fromBase64(text) : undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw problem('zitadel_bad_response');
  }
}

function readRegistration({ known, name }: JsonObject): ZitadelV1Registration | undefined {
  if (!Array.isArray(known) || !known.every(isId)) return undefined;
  return { known, name: typeof name === 'string' ? name : undefined };
}
