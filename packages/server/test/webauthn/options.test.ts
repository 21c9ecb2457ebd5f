import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { memoryStore, webauthn, type WebauthnServerOptions } from '@second-factor/server';
import { cookieSecret } from '../support/site.js';

const right: WebauthnServerOptions = {
  rpName: 'Site',
  cookieSecret,
  store: memoryStore(),
  currentUser: () => null,
  authenticate: () => null,
  openSession: () => new Response(),
};

const wrong: readonly Readonly<Record<string, unknown>>[] = [
  { rpName: undefined },
  { rpName: '' },
  { rpName: 7 },
  { rpId: '' },
  { rpId: 'https://confidential.example' },
  { rpId: 'confidential.example:8443' },
  { rpId: 'Confidential.example' },
  { rpId: 7 },
  { cookieSecret: undefined },
  { cookieSecret: 'confidential but too short' },
  { cookieSecret: [cookieSecret, 'confidential'] },
  { basePath: 'auth' },
  { basePath: '/auth/:user' },
  { origins: [] },
  { origins: ['https://site.example/'] },
  { store: undefined },
  { store: {} },
  { store: { ...memoryStore(), spend: undefined } },
  { currentUser: undefined },
  { currentUser: 'confidential' },
  { authenticate: 'confidential' },
  { openSession: undefined },
  { modes: [] },
  { modes: ['uaf'] },
  { modes: 'passwordless' },
  { userVerification: 'confidential' },
  { timeout: 0 },
  { timeout: NaN },
  { timeout: Infinity },
  { appId: 'confidential' },
  { appId: 'http://confidential.example' },
  { appId: 'https://confidential:confidential@site.example' },
  { now: 5 },
  { onError: {} },
];

suite('wrong options', () => {
  for (const options of wrong) {
    test(`throw at once, without their value: ${JSON.stringify(options)}`, () => {
      try {
        webauthn({ ...right, ...options });
      } catch (error) {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, new RegExp(`^${Object.keys(options).join()} must`));
        assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /confidential/);
        return;
      }
      assert.fail('nothing was thrown');
    });
  }

  test('are a second factor without a hook for the password', () => {
    const options = { ...right, authenticate: undefined, modes: ['second-factor'] as const };
    assert.throws(() => webauthn(options), { name: 'TypeError', message: /^authenticate must/ });
  });
});

suite('right options', () => {
  for (const options of [
    {},
    { authenticate: undefined },
    { cookieSecret: [cookieSecret, cookieSecret] },
    { rpId: 'localhost', origins: ['http://localhost:3000'] },
    { rpId: 'site.example', appId: 'https://site.example' },
    { modes: ['passwordless', 'second-factor'] as const },
    { rpId: undefined, origins: undefined, timeout: undefined, appId: undefined },
  ]) {
    test(`are taken: ${JSON.stringify(options)}`, () => {
      const handle = webauthn({ ...right, ...options });
      assert.doesNotMatch(
        inspect(handle, { depth: null, showHidden: true }),
        /random in real life/,
      );
    });
  }
});
