import { Problem } from '../problem.js';

/**
 * OMPASS's own codes: the status for the page and our own sentence. What a page did is a 4xx; a wrong
 * key or a missing part is the site's fault, and 500. The vendor's text is never passed on, because it
 * may quote the request, and so the key or the token.
 */
const refusals: Readonly<Record<string, readonly [status: number, title: string]>> = {
  '000': [500, 'OMPASS got a request without a body'],
  '001': [500, 'OMPASS got no secret key'],
  '002': [400, 'OMPASS needs a user id'],
  '003': [400, 'OMPASS needs a token'],
  '004': [500, 'OMPASS does not know the secret key of this site'],
  '005': [500, 'OMPASS could not read the secret key of this site'],
  '006': [400, 'The user id is longer than the 30 characters OMPASS takes'],
  '011': [403, 'The login took too long and has expired'],
  '012': [403, 'The token of this login is of an unknown kind'],
  '013': [403, 'The token of this login is damaged'],
  '014': [403, 'The token of this login was not signed by OMPASS'],
};

/**
 * Reads a code as OMPASS may write it: `4`, `"4"` and `"004"` are all `004`, and version 2's
 * `"ERR_B009"` is itself. Anything else is `undefined`: a code goes on to the page, so it must not be
 * able to carry another text.
 */
export function readOmpassCode(code: unknown): string | undefined {
  const text = typeof code === 'number' ? String(code) : code;
  if (typeof text !== 'string') return undefined;
  if (/^\d{1,3}$/.test(text)) return text.padStart(3, '0');
  return /^[A-Z]{2,8}_[A-Z]{0,2}\d{1,5}$/.test(text) ? text : undefined;
}

/** The problem that stands for one of OMPASS's codes; an unknown one is no fault of the page's. */
export function ompassProblem(code: string): Problem {
  const [status, title] = refusals[code] ?? [502, 'OMPASS refused for a reason of its own'];
  return new Problem({ code: `ompass.${code}`, status, title });
}
