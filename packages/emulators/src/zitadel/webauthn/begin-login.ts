import { randomBytes } from 'node:crypto';
import { ZitadelError } from '../errors.js';
import type { RequestedHost } from '../host.js';
import { keysFor } from '../key-ring.js';
import type { KeyKind } from '../key-ring.js';
import type { ZitadelEmulatorOptions } from '../options.js';
import type { Message } from '../protojson.js';
import type { User } from '../users.js';
import { writeChallenge } from './challenge.js';
import { relyingParty } from './relying-party.js';

/** A challenge that somebody may answer. */
export interface LoginChallenge {
  /** base64url. */
  readonly challenge: string;
  /** The RP ID that was asked for; empty without one. */
  readonly domain: string;
  readonly userVerification: 'discouraged' | 'preferred' | 'required';
}

/** Which of a person's keys can answer: passkeys where a PIN is required, else second factors. */
export function kindFor({ userVerification }: Pick<LoginChallenge, 'userVerification'>): KeyKind {
  return userVerification === 'required' ? 'passkey' : 'u2f';
}

/**
 * Makes a challenge for a person's keys of an RP ID, and the options for the browser.
 *
 * @throws {@link ZitadelError} WEBAU-4G8sw when the person has no such key, WEBAU-UX9ta when the
 * domain can be no RP ID
 */
export function beginLogin(
  user: User,
  request: Pick<LoginChallenge, 'domain' | 'userVerification'>,
  host: RequestedHost,
  encoding: ZitadelEmulatorOptions['challengeEncoding'],
): { readonly challenge: LoginChallenge; readonly options: Message } {
  const { id: rpId } = relyingParty(request.domain, host);
  const keys = keysFor(user.rings[kindFor(request)], request.domain, host.instanceDomain);
  if (keys.length === 0) throw new ZitadelError('WEBAU-4G8sw');
  const challenge = randomBytes(32).toString('base64url');
  const publicKey = {
    challenge: writeChallenge(challenge, encoding),
    timeout: request.userVerification === 'discouraged' ? 120_000 : 300_000,
    rpId,
    allowCredentials: keys.map(({ credentialId: id }) => ({ type: 'public-key', id })),
    userVerification: request.userVerification,
  };
  return { challenge: { ...request, challenge }, options: { publicKey } };
}
