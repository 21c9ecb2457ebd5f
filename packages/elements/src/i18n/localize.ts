import type { Translation } from './strings.js';

/** Each element brings its own English, so this one has nothing to add. */
const english: Translation = { lang: 'en', strings: {} };

/** Registered languages by lower-case tag. */
const translations = new Map<string, Translation>([['en', english]]);

/** Called after each registration. */
export const translationListeners: Set<() => void> = new Set<() => void>();

/** Adds languages, or replaces them; elements that are on the page already follow. */
export function registerTranslation(...added: readonly Translation[]): void {
  for (const translation of added) {
    // `zh` alone, and with other regions than those below, means simplified characters.
    translations.set(translation.lang.toLowerCase().replace(/-hans$/, ''), translation);
  }
  for (const listener of translationListeners) listener();
}

/** The languages an element should speak: its own, an ancestor's, the page's, or the browser's. */
export function preferredLanguages(element: Element): readonly string[] {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  if (lang) return [lang];
  // `closest()` sees no further than the shadow root that the element stands in.
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host ? preferredLanguages(host) : navigator.languages;
}

/** What to look for next: `ko` after `ko-kr`, and `zh-hant` after the regions that write it. */
function shorten(tag: string): string {
  return tag.replace(/-(tw|hk|mo)$/, '-hant-').replace(/-?[^-]*$/, '');
}

/** The registered translation that fits best: `ko-KR`, else `ko`, else the next language, else `en`. */
export function findTranslation(languages: readonly string[]): Translation {
  for (const language of languages) {
    for (let tag = language.toLowerCase(); tag; tag = shorten(tag)) {
      const found = translations.get(tag);
      if (found) return found;
    }
  }
  return translations.get('en') ?? english;
}
