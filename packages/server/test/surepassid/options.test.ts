import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { surepassid, type SurePassIdServerOptions } from '@second-factor/server';
import { cookieSecret } from '../support/site.js';
import { accountKey, accountName } from '../support/surepassid-server.js';

suite('wrong options', () => {
  const right: SurePassIdServerOptions = {
    server: 'surepassid.example',
    accountName,
    accountKey,
    cookieSecret,
    currentUser: () => null,
    authenticate: () => null,
    openSession: () => new Response(),
  };
  for (const [name, options] of [
    ['server', { server: 'http://confidential.example' }],
    ['accountName', { accountName: undefined }],
    ['accountKey', { accountKey: 7 }],
    ['cookieSecret', { cookieSecret: 'confidential' }],
    ['basePath', { basePath: 'confidential' }],
    ['origins', { origins: ['confidential'] }],
    ['appId', { appId: 'http://confidential.example' }],
    ['appId', { appId: 'confidential' }],
    ['appId', { appId: 'confidential/path', webauthnClientData: true }],
    ['currentUser', { currentUser: undefined }],
    ['authenticate', { authenticate: 'confidential' }],
    ['authenticate', { authenticate: undefined }],
    ['openSession', { openSession: undefined }],
    ['methods', { methods: [] }],
    ['methods', { methods: ['confidential'] }],
    ['pushStatus', { methods: ['u2f', 'push'] }],
    ['pushStatus', { pushStatus: 'confidential' }],
    ['deliveries', { deliveries: ['confidential'] }],
    ['serialNumber', { serialNumber: 'confidential' }],
    ['deleteKeyFields', { deleteKeyFields: 'confidential' }],
    ['store', { store: { confidential: true } }],
    ['fetch', { fetch: 'confidential' }],
    ['deadline', { deadline: 0 }],
    ['deadline', { deadline: 2 ** 31 }],
    ['now', { now: 7 }],
    ['onError', { onError: 'confidential' }],
  ] as const) {
    test(`throw at once, without their value: ${JSON.stringify(options)}`, () => {
      assert.throws(
        () => surepassid({ ...right, ...options } as SurePassIdServerOptions),
        (error: Error) => {
          assert.equal(error.name, 'TypeError');
          assert.match(error.message, new RegExp(`^${name} must`));
          assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /confidential/);
          return true;
        },
      );
    });
  }

  test('are none of those that the site leaves out', () => {
    const { server, currentUser } = right;
    surepassid({ server, accountName, accountKey, cookieSecret, currentUser });
  });
});
