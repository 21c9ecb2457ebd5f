import { assert } from 'chai';
import { langInit } from '../../src/ompass/lang-init.js';

const languages = {
  ko: 'KR',
  'ko-KR': 'KR',
  'KO-kr': 'KR',
  'ko-Hang-KR': 'KR',
  ja: 'JP',
  'ja-JP': 'JP',
  'JA-jp': 'JP',
  en: 'EN',
  'en-US': 'EN',
  KR: 'KR',
  KO: 'KO',
  EN: 'EN',
  JP: 'JP',
  de: 'EN',
  'zh-Hans-CN': 'EN',
  'kok-IN': 'EN',
  'de-KO': 'EN',
  jp: 'EN',
  '': 'EN',
  und: 'EN',
};

suite('langInit', () => {
  for (const [language, code] of Object.entries(languages)) {
    test(`gives ${code} for "${language}"`, () => {
      assert.equal(langInit(language), code);
    });
  }
});
