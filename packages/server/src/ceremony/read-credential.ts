import { isBase64url } from '../base64url.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';

/** A new key as the browser gave it; all bytes as base64url. */
export interface RegisteredCredential {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  /** How the key is reached, such as `usb`; names we do not know are kept. */
  readonly transports: readonly string[];
}

/** A key's signature as the browser gave it; all bytes as base64url. */
export interface AssertedCredential {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string | undefined;
  /** Whether the browser has used the old App ID. */
  readonly usedAppId: boolean;
}

// 1023 bytes (WebAuthn Level 3, 5.1), as base64url.
const longestId = 1364;
const longestClientData = 16_384;

/**
 * Reads a `RegistrationResponseJSON`.
 * @throws {Problem} `invalid_request`
 */
export function readRegistered(credential: unknown): RegisteredCredential {
  const { id, response } = readCredential(credential);
  return {
    id,
    clientDataJSON: readBytes(response['clientDataJSON'], longestClientData),
    attestationObject: readBytes(response['attestationObject']),
    transports: readTransports(response['transports']),
  };
}

/**
 * Reads an `AuthenticationResponseJSON`.
 * @throws {Problem} `invalid_request`
 */
export function readAsserted(credential: unknown): AssertedCredential {
  const { id, response, results } = readCredential(credential);
  const { userHandle } = response;
  return {
    id,
    clientDataJSON: readBytes(response['clientDataJSON'], longestClientData),
    authenticatorData: readBytes(response['authenticatorData']),
    signature: readBytes(response['signature']),
    // Browsers say `null` for none, some libraries an empty text.
    userHandle: (userHandle ?? '') === '' ? undefined : readBytes(userHandle, 88),
    usedAppId: results['appid'] === true,
  };
}

interface Credential {
  readonly id: string;
  readonly response: JsonObject;
  readonly results: JsonObject;
}

function readCredential(credential: unknown): Credential {
  if (!isObject(credential)) throw problem('invalid_request');
  const { id, rawId, type, response, clientExtensionResults: results = {} } = credential;
  const isRight = id === rawId && type === 'public-key' && isObject(response) && isObject(results);
  if (!isRight) throw problem('invalid_request');
  return { id: readBytes(id, longestId), response, results };
}

function readBytes(text: unknown, longest = Infinity): string {
  if (!isBase64url(text) || text.length > longest) throw problem('invalid_request');
  return text;
}

function readTransports(transports: unknown): readonly string[] {
  const given: unknown = transports ?? [];
  const isRight = Array.isArray(given) && given.length <= 16 && given.every(isTransport);
  if (!isRight) throw problem('invalid_request');
  return [...new Set(given as string[])];
}

function isTransport(transport: unknown): boolean {
  return typeof transport === 'string' && /^[\w-]{1,32}$/.test(transport);
}
