import { assert } from 'chai';
import { ko } from '../../src/i18n/ko.js';
import { registerTranslation } from '../../src/index.js';
import { cleanUp, fixture, part, until } from '../support.js';
import type { AnyElement } from './elements.js';
import { kinds, quietSite, tagOf, textOf } from './elements.js';

for (const kind of kinds) {
  suite(`the language of <${kind.tag}>`, () => {
    teardown(() => {
      document.documentElement.lang = 'en';
      cleanUp();
    });

    test('is that of a module that comes after it', async () => {
      const lang = `en-x-${kind.tag.replace('-', '')}`;
      const element = fixture<AnyElement>(tagOf(kind, `lang="${lang}"`));
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      registerTranslation({ lang, strings: { [kind.string]: 'In another language' } });
      await until(() => textOf(element).includes('In another language'));
      assert.equal(part(element, 'container').lang, lang);
    });

    test('follows the element, its ancestors, and hosts of shadow roots in shadow roots', async () => {
      registerTranslation(ko);
      const korean = String(Reflect.get(ko.strings, kind.string));
      const outer = fixture('<div></div>');
      const outerRoot = outer.attachShadow({ mode: 'closed' });
      outerRoot.innerHTML = '<p></p>';
      const inner = outerRoot.firstElementChild as HTMLElement;
      const innerRoot = inner.attachShadow({ mode: 'closed' });
      innerRoot.innerHTML = `<section>${tagOf(kind)}</section>`;
      const place = innerRoot.firstElementChild as HTMLElement;
      const element = place.firstElementChild as AnyElement;
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      for (const speaker of [element, place, inner, outer, document.documentElement]) {
        speaker.lang = 'ko';
        await until(() => textOf(element).includes(korean));
        if (speaker === document.documentElement) speaker.lang = 'en';
        else speaker.removeAttribute('lang');
        await until(() => textOf(element).includes(kind.says));
      }
    });

    test('is found anew where the element moves to', async () => {
      registerTranslation(ko);
      const korean = String(Reflect.get(ko.strings, kind.string));
      const element = fixture<AnyElement>(tagOf(kind));
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      fixture('<div lang="ko"></div>').append(element);
      await until(() => textOf(element).includes(korean));
    });

    test('runs as its surroundings do, there and back', async () => {
      const place = fixture(`<div>${tagOf(kind)}</div>`);
      const element = place.firstElementChild as AnyElement;
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      for (const dir of ['rtl', 'ltr']) {
        place.dir = dir;
        assert.equal(getComputedStyle(part(element, 'container')).direction, dir);
      }
      element.dir = 'rtl';
      assert.equal(getComputedStyle(part(element, 'container')).direction, 'rtl');
    });
  });
}
