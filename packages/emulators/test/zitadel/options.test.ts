import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { emulateZitadel } from '@second-factor/emulators';
import type { ZitadelEmulatorOptions } from '@second-factor/emulators';
import { serviceToken, setUp, users } from './support.js';

const alice = { id: '1', loginName: 'alice' };

const unusable: readonly (readonly [RegExp, object])[] = [
  [/serviceToken is empty/, { serviceToken: '' }],
  [/serviceToken is empty or has spaces/, { serviceToken: 'a b' }],
  [/a token is empty/, { users: [{ ...alice, token: '' }] }],
  [/a token is empty/, { users: [{ ...alice, token: ['good', ' '] }] }],
  [/the same token is given twice/, { users: [{ ...alice, token: serviceToken }] }],
  [/the same token is given twice/, { users: [{ ...alice, token: ['same', 'same'] }] }],
  [/the id of a user is empty/, { users: [{ ...alice, id: ' ' }] }],
  [/over 64 bytes/, { users: [{ ...alice, id: 'ä'.repeat(33) }] }],
  [/the same id is given twice/, { users: [alice, { ...alice, loginName: 'bob' }] }],
  [/loginName of user 1 is empty/, { users: [{ ...alice, loginName: '' }] }],
  [/the same loginName is given twice/, { users: [alice, { id: '2', loginName: 'Alice' }] }],
  [/domain is not a host name/, { domain: 'https://idp.example' }],
  [/domain is not a host name/, { domain: 'idp.example/path' }],
  [/domain is not a host name/, { domain: 'IDP.example' }],
  [/domain is not a host name/, { domain: '' }],
  [/challengeEncoding is none of base64url, base64/, { challengeEncoding: 'hex' }],
  [/outage is none of none, /, { outage: 'fire' }],
  [/delay is not a number/, { delay: -1 }],
  [/delay is not a number/, { delay: NaN }],
];

suite('the options of a ZITADEL emulator', () => {
  for (const [message, options] of unusable) {
    test(`are refused at once for ${JSON.stringify(options).slice(0, 60)}`, () => {
      const all = { serviceToken, users, ...options } as ZitadelEmulatorOptions;
      assert.throws(() => emulateZitadel(all), { name: 'TypeError', message });
    });
  }

  test('keep tokens out of what is said about them', () => {
    const token = 'secret with spaces';
    assert.throws(
      () => emulateZitadel({ serviceToken, users: [{ ...alice, token }] }),
      (error: TypeError) => !error.message.includes('secret'),
    );
  });

  test('need no users, and no token of theirs', async () => {
    const none = emulateZitadel({ serviceToken, users: [] });
    assert.equal((await none(new Request('https://idp.example/v2/users'))).status, 404);
    const { begin } = setUp({ users: [alice] });
    const { options } = await begin('/v2/users/1/u2f');
    assert.equal(options.user.displayName, 'alice');
  });

  test('take a domain with its port', () => {
    for (const domain of ['localhost:3000', 'idp.example', 'idp.example:443', '[::1]:8092']) {
      assert.doesNotThrow(() => emulateZitadel({ serviceToken, users, domain }));
    }
  });
});
