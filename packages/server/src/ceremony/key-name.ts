import { problem } from '../problem.js';

/** What a key is called that the person has not named. */
export const defaultKeyName = 'Security key';

/**
 * Reads the name a person gives a key, without blanks around it; `undefined` for none or a blank one.
 * @throws {Problem} `invalid_request` for more than 200 characters, or characters that are none
 */
export function readKeyName(text: string | undefined): string | undefined {
  const name = text?.trim() ?? '';
  // Cc: control characters. Cs: halves of a character, which no database takes.
  if (/[\p{Cc}\p{Cs}]/u.test(name) || Array.from(name).length > 200) {
    throw problem('invalid_request');
  }
  return name === '' ? undefined : name;
}
