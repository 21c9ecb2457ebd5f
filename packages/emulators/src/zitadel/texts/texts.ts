import type { Language } from '../language.js';
import { english } from './english.js';
import { german } from './german.js';
import { korean } from './korean.js';

/** What the API says in the caller's language. */
export interface Texts {
  readonly beginLoginFailed: string;
  readonly codeInvalid: string;
  readonly createCredentialFailed: string;
  readonly keyNotFound: string;
  readonly noChallenge: string;
  readonly parseCredentialFailed: string;
  readonly serverConfigInvalid: string;
  readonly sessionExpired: string;
  readonly sessionNotFound: string;
  readonly sessionTerminated: string;
  readonly userIdMissing: string;
  readonly userNotFound: string;
  readonly validateLoginFailed: string;
}

/** The words of each language. */
export const texts: Readonly<Record<Language, Texts>> = { en: english, de: german, ko: korean };
