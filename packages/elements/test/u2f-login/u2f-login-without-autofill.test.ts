import { assert } from 'chai';
import '../../src/define/u2f-login.js';
import type { U2fLoginElement } from '../../src/index.js';
import { cleanUp, fixture, part, problem, site, tick, until } from '../support.js';

// What the browser can do is asked once in a page, so this file has one of its own.
Object.assign(PublicKeyCredential, {
  getClientCapabilities: () => Promise.resolve({ conditionalGet: false }),
  isConditionalMediationAvailable: () => Promise.resolve(false),
});

suite('<u2f-login autofill> in a browser that offers no keys', () => {
  teardown(cleanUp);

  async function login() {
    const element = fixture<U2fLoginElement>(
      '<u2f-login endpoint="/keys" autofill focus-on-load></u2f-login>',
    );
    const { fetch, requests } = site({ '/keys/authenticate/begin': problem(500, 'hook_failed') });
    element.fetch = fetch;
    const events: string[] = [];
    for (const name of ['cancel', 'error', 'unsupported', 'statechange'] as const) {
      element.addEventListener(`second-factor-${name}`, () => events.push(name));
    }
    await element.updateComplete;
    await tick();
    return { element, requests, events };
  }

  test('says nothing, asks nobody, and takes the focus', async () => {
    const { element, requests, events } = await login();
    await until(() => document.activeElement === element.querySelector('input'));
    assert.deepEqual(events, []);
    assert.deepEqual(requests, []);
    assert.equal(part(element, 'alert').textContent, '');
  });

  test('keeps an error of the button to be read', async () => {
    const { element, events } = await login();
    await element.submit();
    await tick();
    assert.deepEqual(events, ['statechange', 'statechange', 'statechange', 'error']);
    assert.equal(element.state, 'error');
    assert.isNotEmpty(part(element, 'alert').textContent);
  });
});
