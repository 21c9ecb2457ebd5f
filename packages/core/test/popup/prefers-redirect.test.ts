import { assert } from 'chai';
import { browserTraits, prefersRedirect } from '../../src/popup/prefers-redirect.js';
import { browsers, inAppBrowsers } from './user-agents.js';

suite('prefersRedirect', () => {
  for (const { name, userAgent } of browsers) {
    test(`takes a popup in ${name}`, () => {
      assert.isFalse(prefersRedirect({ userAgent, isStandalone: false }));
    });
  }

  for (const { name, userAgent } of inAppBrowsers) {
    test(`stays in the window in ${name}`, () => {
      assert.isTrue(prefersRedirect({ userAgent, isStandalone: false }));
    });
  }

  test('stays in the window of an installed app, whatever the browser', () => {
    for (const { userAgent } of browsers) {
      assert.isTrue(prefersRedirect({ userAgent, isStandalone: true }));
    }
  });

  test('takes a popup where a browser names nothing', () => {
    assert.isFalse(prefersRedirect({ userAgent: '', isStandalone: false }));
  });

  test('does not take a word that ends in an app’s name for the app', () => {
    const userAgent = `${browsers[0]?.userAgent ?? ''} Baseline/1.0`;
    assert.isFalse(prefersRedirect({ userAgent, isStandalone: false }));
  });
});

suite('browserTraits', () => {
  teardown(() => Reflect.deleteProperty(navigator, 'standalone'));

  test('are those of a tab', () => {
    assert.deepEqual(browserTraits(), { userAgent: navigator.userAgent, isStandalone: false });
  });

  test('are those of an installed app on iOS, which has a property of its own for it', () => {
    Object.defineProperty(navigator, 'standalone', { value: true, configurable: true });
    assert.isTrue(browserTraits().isStandalone);
  });
});
