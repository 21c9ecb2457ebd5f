import { encodeBytes } from '../webauthn/bytes.js';
import { readClientData } from './client-data.js';
import { readBytes } from './read-bytes.js';
import type { U2fChallenge, U2fRegisterRequest } from './read-challenge.js';
import { malformed } from './refusals.js';
import { readRegistrationData } from './registration-data.js';
import { readSignatureData } from './signature-data.js';

/** A new key, as it is posted to the site; every text is as the key's side has sent it. */
export interface U2fRegistration {
  /** In base64url. */
  readonly registrationData: string;
  /** In base64url: the very bytes that were signed. */
  readonly clientData: string;
  /** With the two below: of the request that was answered. */
  readonly version: 'U2F_V2';
  readonly challenge: string;
  readonly appId: string;
}

/** A signature, as it is posted to the site; every text is as the key's side has sent it. */
export interface U2fSignature {
  /** In base64url. */
  readonly keyHandle: string;
  /** In base64url. */
  readonly signatureData: string;
  /** In base64url: the very bytes that were signed. */
  readonly clientData: string;
}

/** What client data calls a registration, made by U2F or by WebAuthn. */
const registering = ['navigator.id.finishEnrollment', 'webauthn.create'];
const signing = ['navigator.id.getAssertion', 'webauthn.get'];

/**
 * Reads the answer to a registration. Whether the signature is right is for the server to say; what a page
 * can see is looked at here, so that no other site's answer is passed on.
 * @throws {SecondFactorError} `bad_response`
 */
export function readRegistration(
  answer: unknown,
  { registerRequests }: U2fChallenge,
): U2fRegistration {
  const registrationData = readText(answer, 'registrationData');
  const clientData = readText(answer, 'clientData');
  readRegistrationData(registrationData);
  return {
    registrationData,
    clientData,
    ...findRequest(clientData, registerRequests, registering),
  };
}

/**
 * Reads the answer of a key that was to sign: by one of the keys that were named, for its challenge.
 * @throws {SecondFactorError} `bad_response`
 */
export function readSignature(answer: unknown, { signRequests }: U2fChallenge): U2fSignature {
  const keyHandle = readText(answer, 'keyHandle');
  const signatureData = readText(answer, 'signatureData');
  const clientData = readText(answer, 'clientData');
  readSignatureData(signatureData);
  const requests = signRequests.filter((request) => isSame(request.keyHandle, keyHandle));
  if (requests.length === 0) throw malformed('Another key than one of those asked for has signed');
  findRequest(clientData, requests, signing);
  return { keyHandle, signatureData, clientData };
}

/** Whether two texts are the same key handle: one of them may have padding. */
export function isSame(one: string, other: string): boolean {
  const [bytes, others] = [one, other].map((text) =>
    encodeBytes(readBytes(text, 'The key handle')),
  );
  return bytes === others;
}

/** The request that client data answers. */
function findRequest(
  clientData: string,
  requests: readonly U2fRegisterRequest[],
  operations: readonly string[],
): U2fRegisterRequest {
  const { typ, type, challenge, origin: signedOrigin } = readClientData(clientData);
  if (!operations.includes(typ ?? type ?? '')) throw malformed('It is for another operation');
  const request = requests.find((request) => request.challenge === challenge);
  if (!request) throw malformed('It is for another challenge');
  // NetIQ's Device Service writes the App ID where others write the page's origin.
  if (![origin, request.appId].includes(signedOrigin)) throw malformed('It is for another origin');
  const { version, appId } = request;
  return { version, challenge, appId };
}

/** A member that is base64url: it goes on as it is, and the server has to read it. */
function readText(answer: unknown, name: string): string {
  const { [name]: text } = Object(answer ?? {}) as Partial<Record<string, unknown>>;
  if (typeof text === 'string' && /^[\w-]+={0,2}$/.test(text)) return text;
  throw malformed(`The answer has no ${name} in base64url`);
}
