import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { zitadel, type ZitadelServerOptions } from '@second-factor/server';
import { cookieSecret } from '../support/site.js';
import { serviceToken, url } from '../support/zitadel-site.js';

suite('wrong options', () => {
  const right: ZitadelServerOptions = {
    url,
    serviceToken,
    cookieSecret,
    currentUser: () => null,
    authenticate: () => null,
    openSession: () => new Response(),
  };
  for (const options of [
    { url: undefined },
    { url: 'http://confidential.example' },
    { url: 'https://confidential:confidential@zitadel.example' },
    { version: 'v3' },
    { version: 'v1' },
    { version: 'v1', userToken: 'confidential' },
    { serviceToken: undefined },
    { serviceToken: 'confidential token' },
    { currentUser: undefined },
    { authenticate: 'confidential' },
    { openSession: undefined },
    { authenticate: undefined },
    { domain: 'https://confidential.example' },
    { userVerification: 'confidential' },
    { cookieSecret: 'confidential' },
    { basePath: 'auth' },
    { origins: [] },
    { deadline: 0 },
    { sessionLifetime: 999 },
    { sessionLifetime: NaN },
    { sessionLifetime: Infinity },
    { sessionLifetime: 1e15 },
    { sessionLifetime: 'confidential' },
    { fetch: {} },
    { store: { confidential: 1 } },
    { now: 5 },
    { onError: {} },
  ] as readonly Readonly<Record<string, unknown>>[]) {
    test(`throw at once, without their value: ${JSON.stringify(options)}`, () => {
      const name = 'version' in options && options['version'] === 'v1' ? 'userToken' : undefined;
      const message = new RegExp(`^${name ?? Object.keys(options).join()} must`);
      assert.throws(
        () => zitadel({ ...right, ...options }),
        (error: Error) => {
          assert.equal(error.name, 'TypeError');
          assert.match(error.message, message);
          assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /confidential/);
          return true;
        },
      );
    });
  }
});
