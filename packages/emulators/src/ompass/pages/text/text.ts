import type { Language } from '../../language.js';
import { english } from './english.js';
import { korean } from './korean.js';

/** A screen that says one thing. */
export interface Notice {
  readonly title: string;
  readonly lead: string;
}

/** Every word of the pages in one language. */
export interface Text {
  /** The language tag for `lang`. */
  readonly tag: string;
  readonly emulator: string;
  readonly language: string;
  readonly userId: string;
  readonly site: string;
  readonly timeLeft: string;
  /** What is read out now and then, `#` being the time. */
  readonly left: string;
  readonly needsScript: string;
  readonly continue: string;
  readonly register: Notice & { readonly code: string; readonly steps: readonly string[] };
  readonly authenticate: Notice & {
    readonly resend: string;
    readonly missing: string;
    readonly resent: string;
  };
  readonly identify: Notice & {
    readonly missing: string;
    readonly tooLong: string;
    readonly unknown: string;
  };
  readonly hop: Notice;
  readonly approved: Notice;
  readonly denied: Notice & { readonly again: string };
  readonly expired: Notice;
  readonly finished: Notice;
  readonly lost: Notice & { readonly reload: string };
  readonly notFound: Notice;
  readonly phone: {
    readonly title: string;
    readonly note: string;
    readonly register: string;
    readonly authenticate: string;
    readonly approve: string;
    readonly deny: string;
    readonly idle: string;
    readonly approved: string;
    readonly denied: string;
    readonly expired: string;
  };
}

/** The words of a language. */
export function textOf(language: Language): Text {
  return language === 'KR' ? korean : english;
}
