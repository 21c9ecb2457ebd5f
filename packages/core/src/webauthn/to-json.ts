import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { SecondFactorError } from '../errors.js';
import { encodeBytes } from './bytes.js';
import { encodeExtensions } from './extensions.js';
import type { Plain } from './require-object.js';

/** What `prf` gives for its one or two inputs: 32 bytes each. */
export interface PrfResults {
  readonly first: ArrayBuffer;
  readonly second?: ArrayBuffer;
}

/** What a page may want to keep of a ceremony beside what it posts. */
export interface CeremonyResult<T> {
  /** The credential in WebAuthn's JSON form, to be posted; without the secrets of `prf`. */
  readonly credential: T;
  /** What `prf` gave: secrets that belong to this page and are left out of `credential`. */
  readonly prf: PrfResults | undefined;
}

type Methods = Partial<Record<string, () => unknown>>;

/** The members that the two kinds of response have, and the getters behind some of them. */
const members = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature'];
const getters = {
  authenticatorData: 'getAuthenticatorData',
  publicKey: 'getPublicKey',
  publicKeyAlgorithm: 'getPublicKeyAlgorithm',
  transports: 'getTransports',
};

/**
 * A credential as JSON, equal to what its own `toJSON()` gives but for the secrets of `prf`. It is
 * read member by member, for password managers hand in objects that lack methods, or whose methods
 * throw; a server can do without most of them.
 * @throws {SecondFactorError} `authenticator_error` when it cannot be read at all
 */
export function toJson<T extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  credential: PublicKeyCredential,
  includePrf = false,
): CeremonyResult<T> {
  try {
    return read(credential, includePrf);
  } catch (cause) {
    const message = 'The credential cannot be read';
    throw new SecondFactorError('authenticator_error', message, { cause, phase: 'ceremony' });
  }
}

function read<T extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  credential: PublicKeyCredential,
  includePrf: boolean,
): CeremonyResult<T> {
  const { rawId, type, authenticatorAttachment } = credential;
  const source = credential.response as unknown as Plain & Methods;
  const response: Record<string, unknown> = {};
  for (const name of members) put(response, name, source[name]);
  for (const [name, getter] of Object.entries(getters)) put(response, name, ask(source, getter));
  put(response, 'userHandle', source['userHandle']);
  const id = encodeBytes(rawId);
  const outputs = (ask(credential as unknown as Methods, 'getClientExtensionResults') ?? {}) as {
    prf?: { results?: PrfResults };
  };
  const { results, ...prf } = outputs.prf ?? {};
  const shown = results && !includePrf ? { ...outputs, prf } : outputs;
  return {
    credential: {
      id,
      rawId: id,
      type,
      response,
      clientExtensionResults: encodeExtensions(shown),
      ...(authenticatorAttachment && { authenticatorAttachment }),
    } as unknown as T,
    prf: results,
  };
}

function put(response: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined && value !== null) response[name] ??= encodeExtensions(value);
}

/** What a method gives; nothing when there is none, or it is broken. */
function ask(object: Methods, method: string): unknown {
  try {
    return object[method]?.call(object);
  } catch {
    return undefined;
  }
}
