import { malformed } from './refusals.js';

/** More than any key answers: a registration of 64 kB in base64url, and its client data. */
const longest = 2 ** 18;

/**
 * The text of an answer, no more of it than a key has to say.
 * @throws {SecondFactorError} `bad_response` when it is longer
 */
export async function readText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let length = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > longest) {
      void reader.cancel();
      throw malformed('The answer is too long');
    }
    text += decoder.decode(value, { stream: true });
  }
  return text;
}
