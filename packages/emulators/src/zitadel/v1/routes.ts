import { detailsOf, touch } from '../aggregate.js';
import { userWhoCalls } from '../call.js';
import type { Call, Route } from '../call.js';
import { ZitadelError } from '../errors.js';
import { removeKey } from '../key-ring.js';
import type { KeyKind } from '../key-ring.js';
import { omitDefaults, readBytes, readMessage, readText, timestamp } from '../protojson.js';
import type { Message } from '../protojson.js';
import { requireLength, requirePresent, requireSize } from '../validate.js';
import { beginRegistration } from '../webauthn/begin-registration.js';
import { finishRegistration } from '../webauthn/finish-registration.js';

const factors = '/auth/v1/users/me/auth_factors';

/** The v1 Auth API, where people look after their own second factors and passkeys. */
export const authRoutes: readonly Route[] = [
  { method: 'POST', path: `${factors}/_search`, handle: listFactors },
  ...keyRoutes(`${factors}/u2f`, 'u2f'),
  { method: 'POST', path: '/auth/v1/users/me/passwordless/_search', handle: listPasskeys },
  ...keyRoutes('/auth/v1/users/me/passwordless', 'passkey'),
];

function keyRoutes(path: string, kind: KeyKind): readonly Route[] {
  return [
    { method: 'POST', path, handle: (call) => add(call, kind) },
    { method: 'POST', path: `${path}/_verify`, handle: (call) => verify(call, kind) },
    { method: 'DELETE', path: `${path}/:tokenId`, handle: (call) => remove(call, kind) },
  ];
}

function add(call: Call, kind: KeyKind): Message {
  const user = userWhoCalls(call);
  const userVerification = kind === 'passkey' ? 'required' : 'discouraged';
  const request = { kind, userVerification, domain: '', storesRpId: false } as const;
  const { options } = beginRegistration(call, user, request);
  // `bytes`, so the JSON text travels as base64.
  const publicKey = Buffer.from(JSON.stringify(options)).toString('base64');
  return { key: { publicKey }, details: detailsOf(user.aggregate) };
}

async function verify(call: Call, kind: KeyKind): Promise<Message> {
  const message = `VerifyMy${kind === 'passkey' ? 'Passwordless' : 'AuthFactorU2F'}Request`;
  const verification = requirePresent(
    `${message}.Verification`,
    readMessage(call.message, 'verification'),
  );
  const json = readBytes(verification, 'publicKeyCredential');
  requireSize('WebAuthNVerification.PublicKeyCredential', json, 55, 1_048_576);
  const name = readText(verification, 'tokenName');
  requireLength('WebAuthNVerification.TokenName', name);
  const user = userWhoCalls(call);
  const readJson = (): unknown => JSON.parse(new TextDecoder().decode(json));
  await finishRegistration(call, user, { kind, name, readJson });
  const creationDate = timestamp(user.aggregate.createdAt);
  return { details: { ...detailsOf(user.aggregate), creationDate } };
}

function remove({ state, caller, parameter }: Call, kind: KeyKind): Message {
  const { user } = caller;
  if (!user || !removeKey(user.rings[kind], parameter('tokenId'))) {
    throw new ZitadelError('COMMAND-DAfb2');
  }
  user.aggregate = touch(user.aggregate, state.now());
  return { details: detailsOf(user.aggregate) };
}

function listFactors({ caller }: Call): Message {
  const keys = caller.user?.rings.u2f.ready.values() ?? [];
  const result = keys.map(({ id, name }) => ({
    state: 'AUTH_FACTOR_STATE_READY',
    u2f: { id, name },
  }));
  return omitDefaults({ result });
}

function listPasskeys({ caller }: Call): Message {
  const keys = caller.user?.rings.passkey.ready.values() ?? [];
  const result = keys.map(({ id, name }) => ({ id, state: 'AUTH_FACTOR_STATE_READY', name }));
  return omitDefaults({ result });
}
