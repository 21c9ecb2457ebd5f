import { assert } from 'chai';
import { readLoginOptions } from '../../src/ompass/read-login-options.js';
import type { OmpassLoginOptions } from '../../src/ompass/types.js';
import { failureOf } from '../support.js';

suite('readLoginOptions', () => {
  test('fills in the defaults', () => {
    const { onStatus, ...read } = readLoginOptions({});
    assert.deepEqual(read, {
      method: 'u2f',
      display: 'auto',
      width: 920,
      height: 810,
      timeout: 300_000,
      connectingText: 'Connecting…',
      returnUrl: location.href,
    });
    assert.doesNotThrow(() => onStatus('opening'));
  });

  test('keeps what was given', () => {
    const given: OmpassLoginOptions = {
      method: 'uaf',
      display: 'popup',
      width: 1,
      height: 2,
      timeout: 3,
      connectingText: '연결 중',
      onStatus: () => undefined,
      userId: 'alice',
      fields: { password: 'x' },
      language: 'ko',
      ompassUri: 'https://ompass.example/',
      whenPending: 'reject',
      keepOnUnload: true,
      closedGrace: Infinity,
      appState: { step: 2 },
    };
    assert.deepInclude(readLoginOptions(given), given);
  });

  test('takes a timeout of 0 or Infinity for none', () => {
    assert.equal(readLoginOptions({ timeout: 0 }).timeout, Infinity);
    assert.equal(readLoginOptions({ timeout: Infinity }).timeout, Infinity);
  });

  for (const { redirectUrl, path } of [
    { redirectUrl: '/done?x=1#top', path: '/done?x=1#top' },
    { redirectUrl: new URL('/done', location.href), path: '/done' },
    { redirectUrl: `${location.origin}/done`, path: '/done' },
  ]) {
    test(`reads the redirectUrl ${path} on this origin`, () => {
      assert.equal(readLoginOptions({ redirectUrl }).returnUrl, location.origin + path);
    });
  }

  const impossible: Readonly<Record<string, readonly unknown[]>> = {
    method: ['u3f', 'U2F', '', 'u2f ', null, 2],
    display: ['window', '', 'Popup', null],
    width: [0, -1, NaN, 'wide'],
    height: [0, -1, NaN, 'high'],
    timeout: [-1, NaN, 'long', -Infinity],
    redirectUrl: [
      'https://elsewhere.example/',
      '//elsewhere.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      'http://',
    ],
  };

  for (const [name, values] of Object.entries(impossible)) {
    for (const value of values) {
      test(`throws a TypeError for the ${name} ${String(value)}`, () => {
        assert.throws(() => readLoginOptions({ [name]: value }), TypeError);
      });
    }
  }

  test('throws "insecure_context" on a page that came by plain http', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'isSecureContext') ?? {};
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
    try {
      const error = await failureOf(() => readLoginOptions({}));
      assert.include(error, { code: 'insecure_context', phase: 'open' });
    } finally {
      Object.defineProperty(window, 'isSecureContext', own);
    }
  });
});
