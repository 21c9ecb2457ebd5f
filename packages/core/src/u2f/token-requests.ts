import { joinBytes } from './join-bytes.js';
import { readKeyHandle } from './key-handle.js';
import type { Bytes, BytesOrText } from './read-bytes.js';
import { hashContext, type U2fContext } from './u2f-context.js';

/** What a key is asked to do, by the byte that says so (U2F Raw Message Formats, 5.1). */
const controls = {
  /** To sign once a person has touched it. */
  sign: 3,
  /** To say whether it knows the key handle, and sign nothing. */
  check: 7,
  /** To sign at once; few keys do. */
  'sign-untouched': 8,
} as const;

/** What a key can be asked to do with a key handle. */
export type U2fControl = keyof typeof controls;

/**
 * What a client sends a key to register it (U2F Raw Message Formats, 4.1), without the APDU around it.
 * @throws {SecondFactorError} `bad_response`, `insecure_context`
 */
export async function registerRequest(context: U2fContext): Promise<Bytes> {
  const { application, challenge } = await hashContext(context);
  return joinBytes(challenge, application);
}

/**
 * What a client sends a key to have it sign (U2F Raw Message Formats, 5.1), its control byte first.
 * @param request.control - `sign` by default
 * @throws {SecondFactorError} `bad_response`, `insecure_context`
 */
export async function authenticateRequest(
  request: U2fContext & { readonly keyHandle: BytesOrText; readonly control?: U2fControl },
): Promise<Bytes> {
  const keyHandle = readKeyHandle(request.keyHandle);
  const control = controls[request.control ?? 'sign'];
  const { application, challenge } = await hashContext(request);
  return joinBytes([control], challenge, application, [keyHandle.length], keyHandle);
}
