import { decodeBytes } from '../webauthn/bytes.js';
import { invalidOption } from '../webauthn/invalid-option.js';
import { type Plain, requireObject } from '../webauthn/require-object.js';
import { toPlain } from '../webauthn/to-plain.js';
import type { U2fOperation } from './error-codes.js';

/** What a site asks a new key to sign (FIDO U2F JavaScript API 1.0, "RegisterRequest"). */
export interface U2fRegisterRequest {
  readonly version: 'U2F_V2';
  /** The server's text, in base64url; it is compared letter by letter. */
  readonly challenge: string;
  readonly appId: string;
}

/** What a site asks a key it knows to sign (FIDO U2F JavaScript API 1.0, "SignRequest"). */
export interface U2fSignRequest extends U2fRegisterRequest {
  /** In base64url. */
  readonly keyHandle: string;
  /** How the key can be reached, where the server has said it. */
  readonly transports?: readonly string[];
}

/** A site's question, in the same form whichever version of the interface it came in. */
export interface U2fChallenge {
  readonly appId: string;
  /** None when a key is to sign. */
  readonly registerRequests: readonly U2fRegisterRequest[];
  /** The keys that may sign, or, at a registration, those that are registered already. */
  readonly signRequests: readonly U2fSignRequest[];
}

const root = 'u2f';

/**
 * Reads a site's question, alone or inside `{ u2f }`, in the form of version 1.0 of U2F's JavaScript API
 * (`signRequests`) or of 1.1 (`challenge` and `registeredKeys`). Requests of other versions of U2F are
 * left out, as the API has it (1.2, 4.1.2). Texts stay as they came.
 * @throws {SecondFactorError} `invalid_options`, naming the member
 */
export function readChallenge(given: unknown, operation: U2fOperation): U2fChallenge {
  const outer = requireObject(toPlain(given, root), root);
  const json = root in outer ? requireObject(outer[root], root) : outer;
  const requests = operation === 'register' ? readList(json, 'registerRequests') : [];
  const keys = readKnownKeys(json, operation);
  // A new key's own App ID goes before that of a key which is registered under an older one.
  const first = { ...keys[0]?.value, ...requests[0]?.value };
  const appId = readText(json['appId'] ?? first['appId'], `${root}.appId`);
  const registerRequests = requests.map(({ value, path }) => readRequest(value, path, appId));
  const challenge = json['challenge'] ?? registerRequests[0]?.challenge;
  const signRequests = keys.map(({ value, path }) => ({
    ...readRequest({ challenge, ...value }, path, appId),
    keyHandle: readKeyHandle(value['keyHandle'], `${path}.keyHandle`),
    ...readTransports(value['transports']),
  }));
  return { appId, registerRequests, signRequests };
}

interface Entry {
  readonly value: Plain;
  readonly path: string;
}

function readKnownKeys(json: Plain, operation: U2fOperation): readonly Entry[] {
  const names = ['registeredKeys', 'signRequests'].filter((name) => json[name]);
  const isRegistering = operation === 'register';
  // Where nothing is registered yet, some servers leave the list out.
  if (names.length === 0 && !isRegistering) names.push('signRequests');
  return names.flatMap((name) => readList(json, name, isRegistering));
}

function readList(json: Plain, name: string, mayBeEmpty = false): readonly Entry[] {
  const list = json[name];
  const path = `${root}.${name}`;
  if (!Array.isArray(list)) throw invalidOption(path, 'array', list);
  const entries = (list as unknown[])
    .map((entry, index) => ({ entry, path: `${path}[${index}]` }))
    .map(({ entry, path }) => ({ value: requireObject(entry, path), path }))
    .filter(({ value, path }) => readText(value['version'], `${path}.version`) === 'U2F_V2');
  if (entries.length === 0 && !mayBeEmpty) throw invalidOption(path, 'U2F_V2 in it', list);
  return entries;
}

function readRequest(value: Plain, path: string, appId: string): U2fRegisterRequest {
  const challenge = readText(value['challenge'], `${path}.challenge`);
  decodeBytes(challenge, `${path}.challenge`);
  // A key of its own App ID may stand among others (API 1.1, "RegisteredKey").
  const own = readText(value['appId'] ?? appId, `${path}.appId`);
  return { version: 'U2F_V2', challenge, appId: own };
}

/** One byte holds its length (U2F Raw Message Formats, 4.3). */
function readKeyHandle(value: unknown, path: string): string {
  const { byteLength } = decodeBytes(value, path);
  if (byteLength < 1 || byteLength > 255) throw invalidOption(path, '1 to 255 bytes', value);
  return value as string;
}

function readTransports(value: unknown): { readonly transports?: readonly string[] } {
  if (!Array.isArray(value)) return {};
  return { transports: value.filter((name) => typeof name === 'string') };
}

function readText(value: unknown, path: string): string {
  if (typeof value === 'string' && value.length > 0 && value.length < 4096) return value;
  throw invalidOption(path, 'string', value);
}
