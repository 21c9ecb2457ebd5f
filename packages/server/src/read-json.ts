import { problem } from './problem.js';
import { readBounded, TooLargeError } from './read-bounded.js';

/** What a page posts: one flat object of strings. */
export type Fields = Readonly<Record<string, string>>;

const limit = 16_384;

/**
 * Reads a posted JSON object whose values are all strings.
 * @throws {Problem} `unsupported_media_type`, `request_too_large`, `invalid_request`
 */
export async function readJson(request: Request): Promise<Fields> {
  // A form on a foreign page can post text/plain without a preflight, but never application/json.
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw problem('unsupported_media_type');
  return readFields(await readText(request));
}

async function readText(request: Request): Promise<string> {
  try {
    return await readBounded(request.body, limit);
  } catch (cause) {
    if (request.signal.aborted) throw problem('client_gone');
    throw problem(cause instanceof TooLargeError ? 'request_too_large' : 'invalid_request');
  }
}

/** Reads the text of a flat JSON object of strings, in which no name comes twice. */
export function readFields(text: string): Fields {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw problem('invalid_request');
  }
  const fields: readonly unknown[] = Object.values(value);
  const isFlat = fields.every((field) => typeof field === 'string');
  if (!isFlat || countNames(text) !== fields.length) throw problem('invalid_request');
  return value as Fields;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may hold a password.
    throw problem('invalid_request');
  }
}

/** How many names stand in the text of a valid, flat JSON object: the strings before a colon. */
function countNames(text: string): number {
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
  return [...strings].filter(([, colon]) => colon).length;
}
