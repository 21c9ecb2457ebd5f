import { assert } from 'chai';
import { ar } from '../../src/i18n/ar.js';
import { de } from '../../src/i18n/de.js';
import { en } from '../../src/i18n/en.js';
import { es } from '../../src/i18n/es.js';
import { fr } from '../../src/i18n/fr.js';
import { ja } from '../../src/i18n/ja.js';
import { ko } from '../../src/i18n/ko.js';
import { ptBr } from '../../src/i18n/pt-br.js';
import type { Translation } from '../../src/i18n/strings.js';
import { zhHans } from '../../src/i18n/zh-hans.js';
import { zhHant } from '../../src/i18n/zh-hant.js';

/** The languages that ship, and letters that each of their sentences has. */
const languages: readonly (readonly [Translation, RegExp])[] = [
  [ar, /\p{Script=Arabic}/u],
  [de, /\p{Script=Latin}/u],
  [es, /\p{Script=Latin}/u],
  [fr, /\p{Script=Latin}/u],
  [ja, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u],
  [ko, /\p{Script=Hangul}/u],
  [ptBr, /\p{Script=Latin}/u],
  [zhHans, /\p{Script=Han}/u],
  [zhHant, /\p{Script=Han}/u],
];

const english: ReadonlyMap<string, string> = new Map(Object.entries(en));

/** The placeholders of a string, in an order of their own. */
function placeholders(text = ''): string {
  return (text.match(/\{.*?\}/g) ?? []).sort().join();
}

for (const [{ lang, strings }, letters] of languages) {
  /** The strings that are not as they should be. */
  const wrong = (isWrong: (text: string, key: string) => boolean) =>
    Object.entries(strings).filter(([key, text]) => isWrong(text ?? '', key));

  suite(`the language "${lang}"`, () => {
    test('has a tag in its canonical form', () => {
      assert.deepEqual(Intl.getCanonicalLocales(lang), [lang]);
    });

    test('has every string that English has, and no other', () => {
      assert.sameMembers(Object.keys(strings), [...english.keys()]);
    });

    test('leaves nothing in English', () => {
      assert.deepEqual(
        wrong((text, key) => text === english.get(key) || !letters.test(text)),
        [],
      );
    });

    test('keeps the places for names and dates', () => {
      assert.deepEqual(
        wrong((text, key) => placeholders(text) !== placeholders(english.get(key))),
        [],
      );
    });

    test('has no blanks at either end of a string', () => {
      assert.deepEqual(
        wrong((text) => text !== text.trim()),
        [],
      );
    });
  });
}

suite('Chinese', () => {
  for (const [{ lang, strings }, others] of [
    [zhHans, /[視開關閉連線請錯誤這電腦註證錄]/],
    [zhHant, /[视开关闭连线请错误这电脑证录]/],
  ] as const) {
    test(`has no characters in "${lang}" that only the other script has`, () => {
      assert.notMatch(Object.values(strings).join(' '), others);
    });
  }
});
