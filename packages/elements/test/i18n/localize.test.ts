import { assert } from 'chai';
import '../../src/define/ompass-login.js';
import { findTranslation, preferredLanguages } from '../../src/i18n/localize.js';
import { ko } from '../../src/i18n/ko.js';
import { zhHans } from '../../src/i18n/zh-hans.js';
import { zhHant } from '../../src/i18n/zh-hant.js';
import { registerTranslation } from '../../src/index.js';
import type { OmpassLoginElement } from '../../src/index.js';
import { assertFound, cleanUp, fixture, part } from '../support.js';

async function label(element: OmpassLoginElement): Promise<string | undefined> {
  // Observers are told in a microtask of their own.
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
  return element.querySelector('button')?.textContent.trim();
}

suite('languages', () => {
  teardown(() => {
    document.documentElement.lang = 'en';
    cleanUp();
  });

  test('come from the element, an ancestor, the document, then the browser', () => {
    const place = fixture('<div lang="ko"><i><b lang="fr"></b></i></div>');
    const [inner, own] = [place.querySelector('i'), place.querySelector('b')].map(assertFound);
    assert.deepEqual(preferredLanguages(assertFound(own)), ['fr']);
    assert.deepEqual(preferredLanguages(assertFound(inner)), ['ko']);
    document.documentElement.lang = 'de';
    assert.deepEqual(preferredLanguages(document.body), ['de']);
    document.documentElement.removeAttribute('lang');
    assert.equal(preferredLanguages(document.body), navigator.languages);
  });

  test('are looked for beyond the shadow root an element stands in', () => {
    const root = fixture('<div lang="ko"></div>').attachShadow({ mode: 'open' });
    root.innerHTML = '<p></p>';
    assert.deepEqual(preferredLanguages(assertFound(root.querySelector('p'))), ['ko']);
  });

  test('follow a translation that is registered later', async () => {
    const element = fixture<OmpassLoginElement>(
      '<ompass-login endpoint="/" lang="ko-KR"></ompass-login>',
    );
    assert.equal(await label(element), 'Log in with OMPASS');
    assert.equal(part(element, 'container').lang, 'en');
    registerTranslation(ko);
    assert.equal(await label(element), 'OMPASS로 로그인');
    assert.equal(part(element, 'container').lang, 'ko');
  });

  test('follow live changes of the document, an ancestor and the element', async () => {
    registerTranslation(ko);
    const place = fixture('<div><ompass-login endpoint="/"></ompass-login></div>');
    const element = assertFound(place.querySelector('ompass-login'));
    document.documentElement.lang = 'ko';
    assert.equal(await label(element), 'OMPASS로 로그인');
    place.lang = 'en';
    assert.equal(await label(element), 'Log in with OMPASS');
    element.lang = 'ko';
    assert.equal(await label(element), 'OMPASS로 로그인');
  });

  for (const [wanted, found] of [
    [['ko-KR'], 'ko'],
    [['KO'], 'ko'],
    [['xx', 'ko'], 'ko'],
    [['xx'], 'en'],
    [['en-GB', 'ko'], 'en'],
    [[], 'en'],
  ] as const) {
    test(`fall back from [${wanted.join()}] to "${found}"`, () => {
      registerTranslation(ko);
      assert.equal(findTranslation(wanted).lang, found);
    });
  }

  for (const [wanted, found] of [
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['en-HK', 'en'],
  ] as const) {
    test(`read "${wanted}" as "${found}"`, () => {
      registerTranslation(zhHans, zhHant);
      assert.equal(findTranslation([wanted]).lang, found);
    });
  }

  test('of a region come before those of its script', () => {
    registerTranslation(zhHant, { lang: 'zh-MO', strings: {} });
    assert.equal(findTranslation(['zh-MO']).lang, 'zh-MO');
  });

  test('can be registered by a static method of the element', () => {
    const element = assertFound(customElements.get('ompass-login')) as unknown as {
      registerTranslation: typeof registerTranslation;
    };
    assert.equal(element.registerTranslation, registerTranslation);
  });
});

suite('strings', () => {
  teardown(cleanUp);

  test('of one element take the place of ours', async () => {
    const element = fixture<OmpassLoginElement>('<ompass-login endpoint="/"></ompass-login>');
    element.strings = { login: 'Sign in' };
    assert.equal(await label(element), 'Sign in');
  });

  test('may be an attribute', async () => {
    const element = fixture<OmpassLoginElement>(
      `<ompass-login endpoint="/" strings='{ "login": "Sign in" }'></ompass-login>`,
    );
    assert.equal(await label(element), 'Sign in');
  });

  test('that are not JSON are left out', async () => {
    const element = fixture<OmpassLoginElement>(
      `<ompass-login endpoint="/" strings="{"></ompass-login>`,
    );
    assert.equal(await label(element), 'Log in with OMPASS');
  });
});
