import { assert } from 'chai';
import { en } from '../../src/i18n/en.js';
import { ko } from '../../src/i18n/ko.js';

suite('Korean', () => {
  test('has every string that English has, and no other', () => {
    assert.sameMembers(Object.keys(ko.strings), Object.keys(en));
  });

  test('leaves nothing in English', () => {
    const texts: readonly string[] = Object.values({ ...en, ...ko.strings });
    const untranslated = texts.filter((text) => !/[가-힣]/.test(text));
    assert.deepEqual(untranslated, []);
  });
});
