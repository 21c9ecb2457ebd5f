import { isBase64url } from '../base64url.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';

/** A new key's registration as U2F's JavaScript API gave it; all bytes as base64url. */
export interface U2fRegistered {
  readonly registrationData: string;
  readonly clientData: string;
}

/** A key's signature as U2F's JavaScript API gave it; all bytes as base64url. */
export interface U2fSigned {
  readonly keyHandle: string;
  readonly signatureData: string;
  readonly clientData: string;
}

// Of the attestation's certificate nothing is known but that it has to fit into a request.
const longestRegistration = 65_536;
const longestClientData = 16_384;
// 255 bytes (FIDO U2F Raw Message Formats, 4.3), and a flag, a counter and a signature in DER form.
const longestKeyHandle = 340;
const longestSignature = 512;

/**
 * Reads a `RegisterResponse`. What it repeats of the request is not looked at: the state knows better.
 * @throws {Problem} `invalid_request`
 */
export function readU2fRegistered(u2f: unknown): U2fRegistered {
  const { registrationData, clientData, version = 'U2F_V2' } = readU2f(u2f);
  if (version !== 'U2F_V2') throw problem('invalid_request');
  return {
    registrationData: readBytes(registrationData, longestRegistration),
    clientData: readBytes(clientData, longestClientData),
  };
}

/**
 * Reads a `SignResponse`.
 * @throws {Problem} `invalid_request`
 */
export function readU2fSigned(u2f: unknown): U2fSigned {
  const { keyHandle, signatureData, clientData } = readU2f(u2f);
  return {
    keyHandle: readBytes(keyHandle, longestKeyHandle),
    signatureData: readBytes(signatureData, longestSignature),
    clientData: readBytes(clientData, longestClientData),
  };
}

function readU2f(u2f: unknown): JsonObject {
  if (!isObject(u2f)) throw problem('invalid_request');
  return u2f;
}

function readBytes(text: unknown, longest: number): string {
  if (!isBase64url(text) || text.length > longest) throw problem('invalid_request');
  return text;
}
