import { randomBytes } from 'node:crypto';
import { touch } from '../aggregate.js';
import type { Call } from '../call.js';
import { keysFor } from '../key-ring.js';
import type { KeyKind, PendingKey } from '../key-ring.js';
import type { Message } from '../protojson.js';
import type { User } from '../users.js';
import { writeChallenge } from './challenge.js';
import { relyingParty } from './relying-party.js';

/** What a registration is to be. */
export interface RegistrationRequest {
  readonly kind: KeyKind;
  readonly userVerification: 'discouraged' | 'required';
  /** The RP ID that was asked for; empty without one. */
  readonly domain: string;
  /** Whether the key stays bound to its RP ID, as with the v2 API. */
  readonly storesRpId: boolean;
  readonly attachment?: 'cross-platform' | 'platform' | undefined;
}

/** A registration that was begun. */
export interface BegunRegistration {
  readonly id: string;
  /** Creation options as JSON, wrapped in `publicKey`. */
  readonly options: Message;
}

/** ES256, ES384, ES512, RS256, RS384, RS512, PS256, PS384, PS512 and EdDSA. */
export const algorithms: readonly number[] = [-7, -35, -36, -257, -258, -259, -37, -38, -39, -8];

/**
 * Begins a registration, in place of one of the same kind that was begun before.
 *
 * @throws {@link ZitadelError} WEBAU-UX9ta when the domain can be no RP ID
 */
export function beginRegistration(
  { state, host }: Call,
  user: User,
  request: RegistrationRequest,
): BegunRegistration {
  const { kind, domain, storesRpId } = request;
  const { id: rpId } = relyingParty(domain, host);
  const key: PendingKey = {
    id: state.nextId(),
    challenge: randomBytes(32).toString('base64url'),
    rpId: storesRpId ? rpId : '',
  };
  const ring = user.rings[kind];
  const known = keysFor(ring, domain, host.instanceDomain);
  ring.pending = key;
  user.aggregate = touch(user.aggregate, state.now());
  const publicKey = {
    rp: { name: 'ZITADEL', id: rpId },
    user: describe(user),
    challenge: writeChallenge(key.challenge, state.options.challengeEncoding),
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: request.userVerification === 'discouraged' ? 120_000 : 300_000,
    ...(known.length > 0 && {
      excludeCredentials: known.map(({ credentialId: id }) => ({ type: 'public-key', id })),
    }),
    authenticatorSelection: {
      ...(request.attachment && { authenticatorAttachment: request.attachment }),
      userVerification: request.userVerification,
    },
    attestation: 'none',
  };
  return { id: key.id, options: { publicKey } };
}

function describe({ id, loginName, displayName }: User): Message {
  return { name: loginName, displayName, id: Buffer.from(id).toString('base64url') };
}
