import { keepConfidential } from '../confidential.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject, readJsonObject } from '../read-json.js';
import { readKeyName } from './key-name.js';

/** What a page posts to finish a ceremony. */
export interface FinishRequest {
  /** What the browser gave, not yet looked at. */
  readonly credential: unknown;
  /** What a U2F key gave, not yet looked at. */
  readonly u2f: unknown;
  readonly state: string;
  readonly name: string | undefined;
}

// An attestation may bring certificates along.
const limit = 262_144;
/** Characters a state may have. */
export const longestState = 4096;

/**
 * Reads what finishes a ceremony. Nothing in it is to be logged: it would log somebody in.
 * @throws {Problem} `unsupported_media_type`, `request_too_large`, `invalid_request`
 */
export async function readFinish(context: EndpointContext): Promise<FinishRequest> {
  const { credential, u2f, state, name } = await readJsonObject(context.req.raw, limit);
  if (typeof state !== 'string' || !/^[\x21-\x7e]+$/.test(state) || state.length > longestState) {
    throw problem('invalid_request');
  }
  if (name !== undefined && typeof name !== 'string') throw problem('invalid_request');
  keepConfidential(context, [state, ...textsOf(credential), ...textsOf(u2f)]);
  return { credential, u2f, state, name: readKeyName(name) };
}

/** What a key has signed, in either form; the rest of an answer says nothing about anybody. */
const members = [
  'attestationObject',
  'authenticatorData',
  'clientDataJSON',
  'signature',
  'userHandle',
  'clientData',
  'keyHandle',
  'registrationData',
  'signatureData',
];

function textsOf(given: unknown): readonly string[] {
  const answer: JsonObject = isObject(given) ? given : {};
  const { response } = answer;
  const all = isObject(response) ? { ...answer, ...response } : answer;
  return members.map((name) => all[name]).filter((value) => typeof value === 'string');
}
