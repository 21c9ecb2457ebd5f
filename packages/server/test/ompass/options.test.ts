import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { ompass, type OmpassServerOptions } from '@second-factor/server';
import { cookieSecret, secretKey } from '../support/site.js';

const right: OmpassServerOptions = {
  secretKey,
  cookieSecret,
  authenticate: () => null,
  openSession: () => new Response(),
};

const wrong: readonly Readonly<Record<string, unknown>>[] = [
  { secretKey: undefined },
  { secretKey: '' },
  { secretKey: 'confidential key with spaces' },
  { secretKey: 'confidential\r\nX-Other: y' },
  { secretKey: 'confidential-ü' },
  { secretKey: ['confidential'] },
  { cookieSecret: undefined },
  { cookieSecret: 'confidential but too short' },
  { cookieSecret: [] },
  { cookieSecret: [cookieSecret, 'confidential'] },
  { cookieSecret: [cookieSecret, 7] },
  { baseUrl: 'http://ompass.example' },
  { baseUrl: 'https://confidential:confidential@ompass.example' },
  { baseUrl: 'https://ompass.example/?confidential' },
  { baseUrl: 'ompass.example' },
  { baseUrl: 7 },
  { basePath: 'auth' },
  { basePath: '/auth/:user' },
  { basePath: '/auth/*' },
  { basePath: '//' },
  { basePath: '/auth?x' },
  { origins: [] },
  { origins: ['https://site.example/'] },
  { origins: ['site.example'] },
  { origins: ['null'] },
  { methods: [] },
  { methods: ['fido'] },
  { authenticate: undefined },
  { openSession: 'confidential' },
  { mayReset: true },
  { onError: {} },
  { fetch: {} },
  { now: 5 },
  { deadline: 0 },
  { deadline: -1 },
  { deadline: NaN },
  { deadline: Infinity },
];

suite('wrong options', () => {
  for (const options of wrong) {
    test(`throw at once, without their value: ${JSON.stringify(options)}`, () => {
      try {
        ompass({ ...right, ...options });
      } catch (error) {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, new RegExp(`^${Object.keys(options).join()} must`));
        assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /confidential/);
        return;
      }
      assert.fail('nothing was thrown');
    });
  }
});

suite('right options', () => {
  for (const options of [
    {},
    { cookieSecret: [cookieSecret, cookieSecret] },
    { baseUrl: 'http://127.0.0.1:8091' },
    { baseUrl: 'https://on-premise.example:8889/ompass/' },
    { basePath: '/a-b/c.d/~e/' },
    { origins: ['https://site.example', 'http://localhost:3000'] },
    { baseUrl: undefined, origins: undefined, deadline: undefined, onError: undefined },
  ]) {
    test(`are taken: ${JSON.stringify(options)}`, () => {
      const handle = ompass({ ...right, ...options });
      assert.doesNotMatch(inspect(handle, { depth: null, showHidden: true }), /key-that-stays/);
    });
  }
});
