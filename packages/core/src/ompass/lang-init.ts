/**
 * OMPASS's code for a language: `ko-KR` gives `KR`, `ja` gives `JP`, OMPASS's own codes pass, and any
 * other language gives `EN`.
 */
export function langInit(language: string): string {
  if (/^(KR|KO|EN|JP)$/.test(language)) return language;
  const [primary] = language.toLowerCase().split('-');
  if (primary === 'ko') return 'KR';
  return primary === 'ja' ? 'JP' : 'EN';
}
