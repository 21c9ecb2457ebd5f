/** The languages that the emulator's messages come in; the real product has some thirty. */
export type Language = 'de' | 'en' | 'ko';

const languages: readonly Language[] = ['en', 'de', 'ko'];

/** The language of the messages for an `Accept-Language` header: the best liked one there is. */
export function readLanguage(header: string | null): Language {
  const ranges = (header ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return { language: tag.split('-')[0], quality: quality ? Number(quality.slice(2)) : 1 };
  });
  ranges.sort((one, other) => other.quality - one.quality);
  for (const { language, quality } of ranges) {
    const known = languages.find((candidate) => candidate === language);
    if (known && quality > 0) return known;
  }
  return 'en';
}
