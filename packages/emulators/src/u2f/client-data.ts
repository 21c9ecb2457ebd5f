import { readBase64Url } from './read-base64url.js';
import { sha256 } from './sha256.js';
import { U2fFailure } from './u2f-failure.js';

/** What the page's side said and the token signed (FIDO U2F Raw Message Formats, 7). */
export interface ClientData {
  /** By which member it tells the ceremony: U2F's `typ`, or WebAuthn's `type`. */
  readonly form: ClientDataForm;
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
 * @throws {@link U2fFailure} `malformed` when it is no JSON; `typ` when it does not name one ceremony
 */
export function readClientData(value: unknown): ClientData {
  const bytes = readBase64Url('clientData', value);
  const fields = parse(bytes);
  const { challenge, origin } = fields;
  const isU2f = fields['type'] === undefined;
  const typ = isU2f ? fields['typ'] : fields['type'];
  if (typeof typ !== 'string' || (!isU2f && fields['typ'] !== undefined)) {
    throw new U2fFailure('typ', 'clientData has no typ, or two');
  }
  if (typeof challenge !== 'string' || typeof origin !== 'string') {
    throw new U2fFailure('malformed', 'clientData has no challenge or no origin');
  }
  return { form: isU2f ? 'u2f' : 'webauthn', typ, challenge, origin, hash: sha256(bytes) };
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
