import { fromBase64, toBase64url } from '../base64url.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';

/**
 * Reads the options for a registration, with the verification the site wants.
 * @throws {Problem} `zitadel_bad_response`
 */
export function readCreationOptions(
  options: unknown,
  userVerification: 'required' | 'preferred' | 'discouraged',
): JsonObject {
  const { user, challenge, excludeCredentials, authenticatorSelection, ...rest } = read(options);
  if (!isObject(user) || !isObject(rest['rp']) || !Array.isArray(rest['pubKeyCredParams'])) {
    throw problem('zitadel_bad_response');
  }
  const selection = isObject(authenticatorSelection) ? authenticatorSelection : {};
  return {
    ...rest,
    user: { ...user, id: readBytes(user['id']) },
    challenge: readBytes(challenge),
    excludeCredentials: readDescriptors(excludeCredentials),
    authenticatorSelection: { ...selection, userVerification },
  };
}

/**
 * Reads the options for a login.
 * @throws {Problem} `zitadel_bad_response`
 */
export function readRequestOptions(options: unknown): JsonObject {
  const { challenge, allowCredentials, ...rest } = read(options);
  const descriptors = readDescriptors(allowCredentials);
  return { ...rest, challenge: readBytes(challenge), allowCredentials: descriptors };
}

/** The options proper, which ZITADEL wraps as the browser's functions take them. */
function read(options: unknown): JsonObject {
  const publicKey = isObject(options) ? options['publicKey'] : undefined;
  if (!isObject(publicKey)) throw problem('zitadel_bad_response');
  return publicKey;
}

/** Bytes as base64url: older releases write padded standard base64, which browsers refuse. */
function readBytes(text: unknown): string {
  const bytes = typeof text === 'string' ? fromBase64(text) : undefined;
  if (!bytes || bytes.length === 0) throw problem('zitadel_bad_response');
  return toBase64url(bytes);
}

/** A list that is empty is left out of ZITADEL's JSON. */
function readDescriptors(list: unknown): readonly JsonObject[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list) || !list.every(isObject)) throw problem('zitadel_bad_response');
  return list.map((descriptor) => ({ ...descriptor, id: readBytes(descriptor['id']) }));
}
