import { type Bytes, readBytes } from './read-bytes.js';
import { malformed } from './refusals.js';

/** What the client adds to a challenge and the key signs by its hash (U2F Raw Message Formats, 7). */
export interface U2fClientData {
  /** U2F's name of the operation, where U2F has made it. */
  readonly typ?: 'navigator.id.finishEnrollment' | 'navigator.id.getAssertion' | (string & {});
  /** WebAuthn's name of it, where a browser has made it: `webauthn.create` or `webauthn.get`. */
  readonly type?: string;
  /** The server's challenge, letter by letter. */
  readonly challenge: string;
  readonly origin: string;
  /** The TLS channel id: a JSON Web Key, or the text `unused`. Hardly any client says it. */
  readonly cid_pubkey?: unknown;
}

const what = 'The client data';

/**
 * The bytes of client data: the ones to be hashed. Written anew they would differ, for spaces and the
 * order are the client's own.
 * @param data - bytes, base64url, or the JSON text itself
 * @throws {SecondFactorError} `bad_response`
 */
export function readClientDataBytes(data: unknown): Bytes {
  // No base64 has a brace.
  const isJson = typeof data === 'string' && data.includes('{');
  return readBytes(isJson ? new TextEncoder().encode(data) : data, what);
}

/**
 * What client data says.
 * @param data - bytes, base64url, or the JSON text itself
 * @throws {SecondFactorError} `bad_response` when it is no JSON object with a challenge, an origin and
 *   the name of an operation
 */
export function readClientData(data: unknown): U2fClientData {
  const { typ, type, challenge, origin, cid_pubkey } = parse(readClientDataBytes(data));
  if (typeof challenge !== 'string') throw malformed('The client data has no challenge');
  if (typeof origin !== 'string') throw malformed('The client data has no origin');
  const operation = {
    ...(typeof typ === 'string' && { typ }),
    ...(typeof type === 'string' && { type }),
  };
  if (Object.keys(operation).length === 0) {
    throw malformed('The client data has neither typ nor type');
  }
  return { ...operation, challenge, origin, ...(cid_pubkey !== undefined && { cid_pubkey }) };
}

/**
 * Client data as the specification's own examples have it: no spaces, the members in this order.
 * @returns UTF-8 text, to be hashed as it is
 */
export function writeClientData(clientData: U2fClientData): Bytes {
  const { typ, type, challenge, cid_pubkey, origin } = clientData;
  return new TextEncoder().encode(JSON.stringify({ typ, type, challenge, cid_pubkey, origin }));
}

function parse(bytes: Bytes): Readonly<Record<string, unknown>> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    throw malformed('The client data is no JSON text');
  }
}
