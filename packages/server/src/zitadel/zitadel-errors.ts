import type { ProviderAnswer } from '../call-provider.js';
import { Problem, problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';

/**
 * The status for the page and our own sentence for each of ZITADEL's codes. It answers most failures of
 * WebAuthn by 500; they are no outages and must not look like one. Its own text is never passed on: it
 * is in the caller's language, and may quote the request.
 */
const refusals: Readonly<Record<string, readonly [status: number, title: string]>> = {
  'COMMAND-Aej7i': [404, 'ZITADEL knows no such key of this user'],
  'COMMAND-DAfb2': [404, 'ZITADEL knows no such key of this user'],
  'COMMAND-Flk38': [403, 'ZITADEL has no login under way for this'],
  'COMMAND-Hewfq': [403, 'ZITADEL has no login under way for this'],
  'COMMAND-Hkl3d': [403, 'ZITADEL has no login under way for this'],
  'COMMAND-Ioqu5': [403, 'ZITADEL has no login under way for this'],
  'QUERY-Dfbg2': [404, 'ZITADEL does not know this user'],
  'WEBAU-3M9si': [403, 'ZITADEL has refused this key'],
  'WEBAU-3Vb9s': [403, 'ZITADEL has refused this key'],
  'WEBAU-4G8sw': [404, 'ZITADEL knows no key of this user for this site'],
  'WEBAU-5M9so': [403, 'ZITADEL has no registration under way for this user'],
  'WEBAU-ADgv4': [403, 'ZITADEL cannot read what the key has signed'],
  'WEBAU-UX9ta': [500, 'ZITADEL cannot use keys for this domain'],
  'WEBAU-bM8sd': [403, 'ZITADEL could not begin a registration for this user'],
  'WEBAU-sEr8c': [403, 'ZITADEL cannot read what the key has registered'],
};

/** By the HTTP status of an answer, where its code is one we do not know. */
const byStatus: Readonly<Record<number, readonly [status: number, title: string]>> = {
  400: [400, 'ZITADEL does not take this request'],
  404: [404, 'ZITADEL does not know what this is about'],
  409: [409, 'ZITADEL has this already'],
  412: [400, 'ZITADEL does not take this request'],
  429: [429, 'ZITADEL is asked too often'],
};

/**
 * Reads a success: the JSON object in it.
 * @throws {Problem} what ZITADEL had to say, or `zitadel_bad_response`, `zitadel_unreachable`
 */
export function readSuccess({ status, text }: ProviderAnswer, isUsers: boolean): JsonObject {
  const answer = parse(text);
  if (status !== 200 && status !== 201) throw explain(status, answer, isUsers);
  if (!answer) throw problem('zitadel_bad_response');
  return answer;
}

/** Why an answer is no success. */
function explain(status: number, answer: JsonObject | undefined, isUsers: boolean): Problem {
  const code = readCode(answer);
  if (code !== undefined) {
    const [shown, title] =
      status === 401 || status === 403
        ? byToken(status, isUsers)
        : (refusals[code] ?? byStatus[status] ?? byKind(code));
    return new Problem({ code: `zitadel.${code}`, status: shown, title });
  }
  // What a proxy says in the place of a ZITADEL that is down.
  const isDown = status === 502 || status === 503 || status === 504;
  return problem(isDown ? 'zitadel_unreachable' : 'zitadel_bad_response');
}

/** A token of the site that is not taken is the site's fault. */
function byToken(status: number, isUsers: boolean): readonly [status: number, title: string] {
  return isUsers
    ? [status, 'ZITADEL does not take the token of this user for that']
    : [500, 'ZITADEL does not take the token of this site for that'];
}

function byKind(code: string): readonly [status: number, title: string] {
  return code.startsWith('WEBAU-')
    ? [403, 'ZITADEL has refused this key']
    : [502, 'ZITADEL refused for a reason of its own'];
}

/**
 * The stable code of a refusal, `details[0].id`; where a request was malformed there is none, and the
 * gRPC number stands for it. It goes on to the page, so it must not be able to carry another text.
 */
function readCode(answer: JsonObject | undefined): string | undefined {
  const { code, details } = answer ?? {};
  const detail: unknown = Array.isArray(details) ? details[0] : undefined;
  const id = isObject(detail) ? detail['id'] : undefined;
  if (typeof id === 'string' && /^[A-Z\d]{2,12}-[A-Za-z\d]{3,8}$/.test(id)) return id;
  return Number.isInteger(code) && Number(code) > 0 && Number(code) < 17 ? String(code) : undefined;
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
