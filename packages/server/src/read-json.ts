import { problem } from './problem.js';
import { readBounded, TooLargeError } from './read-bounded.js';

/** What a page posts: one flat object of strings. */
export type Fields = Readonly<Record<string, string>>;

/** An object of which nothing else is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

const limit = 16_384;
const deepest = 16;

/**
 * Reads a posted JSON object whose values are all strings.
 * @throws {Problem} `unsupported_media_type`, `request_too_large`, `invalid_request`
 */
export async function readJson(request: Request): Promise<Fields> {
  return readFields(await readText(request, limit));
}

/**
 * Reads a posted JSON object of any shape, of at most `most` bytes.
 * @throws {Problem} `unsupported_media_type`, `request_too_large`, `invalid_request`
 */
export async function readJsonObject(request: Request, most: number): Promise<JsonObject> {
  return readObject(await readText(request, most));
}

async function readText(request: Request, most: number): Promise<string> {
  // A form on a foreign page can post text/plain without a preflight, but never application/json.
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw problem('unsupported_media_type');
  try {
    return await readBounded(request.body, most);
  } catch (cause) {
    if (request.signal.aborted) throw problem('client_gone');
    throw problem(cause instanceof TooLargeError ? 'request_too_large' : 'invalid_request');
  }
}

/** Reads the text of a flat JSON object of strings, in which no name comes twice. */
export function readFields(text: string): Fields {
  const value = parse(text);
  if (!isObject(value)) throw problem('invalid_request');
  const fields = Object.values(value);
  const isFlat = fields.every((field) => typeof field === 'string');
  if (!isFlat || countNamesInText(text) !== fields.length) throw problem('invalid_request');
  return value as Fields;
}

/** Reads the text of a JSON object in which no name comes twice in one object, and none is `__proto__`. */
export function readObject(text: string): JsonObject {
  const value = parse(text);
  if (!isObject(value) || countNamesInText(text) !== countNames(value, 0)) {
    throw problem('invalid_request');
  }
  return value;
}

/** Whether a value is an object with names, and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may hold a password.
    throw problem('invalid_request');
  }
}

/** How many names stand in the text of a valid JSON value: the strings before a colon. */
function countNamesInText(text: string): number {
  const strings = text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g);
  return [...strings].filter(([, colon]) => colon).length;
}

/** How many names are left in what was parsed: of a name that came twice, one. */
function countNames(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > deepest || Object.hasOwn(value, '__proto__')) throw problem('invalid_request');
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, part) => sum + countNames(part, depth + 1), own);
}
