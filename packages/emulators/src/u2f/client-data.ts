import { readBase64Url } from './read-base64url.js';
import { sha256 } from './sha256.js';
import { U2fFailure } from './u2f-failure.js';

/** What the page's side said and the token signed (FIDO U2F Raw Message Formats, 7). */
export interface ClientData {
  /** `navigator.id.finishEnrollment` and so on; `webauthn.create` and so on from WebAuthn. */
  readonly typ: string;
  /** As text, the way it is compared. */
  readonly challenge: string;
  readonly origin: string;
  /** SHA-256 of the bytes as they came: written anew, they would be others. */
  readonly hash: Buffer;
}

/** Which client data a server takes. */
export type ClientDataForm = 'u2f' | 'webauthn';

/**
 * Reads client data.
 *
 * @param forms - which member tells the ceremony: `typ`, or WebAuthn's `type` as well
 * @throws {@link U2fFailure} `malformed` when it is no JSON; `typ` when it does not name a ceremony
 */
export function readClientData(value: unknown, forms: readonly ClientDataForm[]): ClientData {
  const bytes = readBase64Url('clientData', value);
  const fields = parse(bytes);
  const { challenge, origin } = fields;
  const typ = fields['typ'] ?? (forms.includes('webauthn') ? fields['type'] : undefined);
  if (typeof typ !== 'string') throw new U2fFailure('typ', 'clientData has no typ');
  if (typeof challenge !== 'string' || typeof origin !== 'string') {
    throw new U2fFailure('malformed', 'clientData has no challenge or no origin');
  }
  return { typ, challenge, origin, hash: sha256(bytes) };
}

function parse(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (cause) {
    throw new U2fFailure('malformed', 'clientData is not JSON', { cause });
  }
  throw new U2fFailure('malformed', 'clientData is not an object');
}
