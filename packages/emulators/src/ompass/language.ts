/** The languages the pages speak. */
export type Language = 'EN' | 'KR';

/** The language a `lang_init` means; the vendor's documentation says `KR`, its demo sends `KO`. */
export function readLanguage(value: unknown): Language | undefined {
  if (value === 'KR' || value === 'KO') return 'KR';
  return value === 'EN' ? 'EN' : undefined;
}
