import { problem } from '../problem.js';
import { isTrustedUrl } from '../trusted-url.js';
import { callOmpass, type OmpassAnswer, type OmpassConnection } from './call-ompass.js';
import { ompassProblem, readOmpassCode } from './ompass-errors.js';

/** A login that OMPASS has begun. */
export interface StartedLogin {
  /** The page at OMPASS where the person goes on. */
  readonly ompassUri: string;
  /** Whether the person has registered a device; `false` means that the page registers one. */
  readonly register: boolean | undefined;
}

/** Whom a login is for, and in which language OMPASS's page speaks. */
export interface U2fStart {
  readonly userId: string;
  readonly language: string;
}

/**
 * Begins a second factor, after the password.
 * @throws {Problem} what OMPASS or the way to it had to say
 */
export async function startU2f(
  connection: OmpassConnection,
  { userId, language }: U2fStart,
  signal: AbortSignal,
): Promise<StartedLogin> {
  const body = { user_id: userId, lang_init: language };
  const path = '/v1/ompass/u2f';
  return readStart(await callOmpass(connection, { method: 'POST', path, body, signal }));
}

/**
 * Begins a login without a password; the person types the user id at OMPASS.
 * @throws {Problem} what OMPASS or the way to it had to say
 */
export async function startUaf(
  connection: OmpassConnection,
  language: string,
  signal: AbortSignal,
): Promise<StartedLogin> {
  const body = { lang_init: language };
  const path = '/v1/ompass/uaf';
  return readStart(await callOmpass(connection, { method: 'POST', path, body, signal }));
}

/** A token and the user it is said to be for. */
export interface TokenCheck {
  readonly userId: string;
  readonly token: string;
}

/**
 * Has OMPASS check a token, and gives the user whom it is for; the caller compares.
 * @throws {Problem} what OMPASS or the way to it had to say
 */
export async function verifyToken(
  connection: OmpassConnection,
  { userId, token }: TokenCheck,
  signal: AbortSignal,
): Promise<string> {
  const body = { user_id: userId, access_token: token };
  const path = '/v1/ompass/token-verification';
  return readVerified(await callOmpass(connection, { method: 'POST', path, body, signal }));
}

/**
 * Removes a user's registration, so that the next login registers a device again.
 * @throws {Problem} what OMPASS or the way to it had to say
 */
export async function resetUser(
  connection: OmpassConnection,
  userId: string,
  signal: AbortSignal,
): Promise<void> {
  const path = `/v1/ompass/users/${encodeURIComponent(userId)}`;
  readReset(await callOmpass(connection, { method: 'DELETE', path, signal }));
}

/** Reads the answer to a start. */
export function readStart(answer: OmpassAnswer): StartedLogin {
  const { ompass_uri: uri, register } = readData(answer);
  if (typeof uri !== 'string' || !isTrustedUrl(uri)) throw problem('ompass_bad_response');
  return {
    ompassUri: new URL(uri).href,
    register: typeof register === 'boolean' ? register : undefined,
  };
}

/** Reads the answer to a token check: the user whom the token is for. */
export function readVerified(answer: OmpassAnswer): string {
  const { user_id: userId } = readData(answer);
  if (typeof userId !== 'string' || !userId) throw problem('ompass_bad_response');
  return userId;
}

/** Reads the answer to a reset, which has no body. */
export function readReset(answer: OmpassAnswer): void {
  if (answer.status !== 204) throw readRefusal(answer);
}

/** The data of a success: HTTP status 200 and code 200, both. */
function readData(answer: OmpassAnswer): Record<string, unknown> {
  const { code, data } = parseObject(answer.text);
  if (answer.status === 200 && readOmpassCode(code) === '200' && isObject(data)) return data;
  throw readRefusal(answer);
}

/** Why an answer is no success. */
function readRefusal({ status, text }: OmpassAnswer): Error {
  const code = readOmpassCode(parseObject(text)['code']);
  if (code !== undefined && code !== '200') return ompassProblem(code);
  // What a proxy says in the place of an OMPASS that is down.
  const isDown = status === 502 || status === 503 || status === 504;
  return problem(isDown ? 'ompass_unreachable' : 'ompass_bad_response');
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
