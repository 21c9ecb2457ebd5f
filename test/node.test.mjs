/** Core in Node, where sites render their pages ahead: it can be imported, and says what is not there. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as core from '@second-factor/core';

const creation = {
  challenge: 'AAECAwQFBgcICQoLDA0ODw',
  rp: { id: 'localhost', name: 'Test' },
  user: { id: 'AQIDBA', name: 'alice', displayName: 'Alice' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
};

/** A provider that is not to be asked for anything but its challenge. */
const provider = {
  name: 'stand-in',
  beginRegistration: () => Promise.resolve({ publicKey: creation }),
  beginAuthentication: () => Promise.resolve({ publicKey: { challenge: creation.challenge } }),
  finishRegistration: () => assert.fail('posted'),
  finishAuthentication: () => assert.fail('posted'),
};

const token = () => assert.fail('asked for a token');
const credential = { id: 'AQ', rawId: 'AQ', type: 'public-key', response: {} };

suite('core in Node', () => {
  test('has no document to go by', () => {
    assert.equal(typeof document, 'undefined');
    assert.equal(typeof globalThis.PublicKeyCredential, 'undefined');
  });

  test('has each of its entries', async () => {
    for (const entry of ['keys', 'ompass', 'webauthn']) {
      const part = await import(`@second-factor/core/${entry}`);
      for (const [name, member] of Object.entries(part)) assert.equal(core[name], member, name);
    }
  });

  for (const [name, run, reason] of [
    ['register', () => core.register(creation), 'no-api'],
    ['authenticate', () => core.authenticate({ challenge: creation.challenge }), 'no-api'],
    ['registerKey', () => core.registerKey(provider), 'no-api'],
    ['signInWithKey', () => core.signInWithKey(provider), 'no-api'],
    ['autofillKey', () => core.autofillKey(provider), 'no-conditional'],
  ]) {
    test(`rejects as "unsupported" in ${name}()`, async () => {
      await assert.rejects(run, (error) => {
        assert.ok(core.isSecondFactorError(error));
        assert.equal(error.code, 'unsupported');
        assert.equal(error.reason, reason);
        return true;
      });
    });
  }

  for (const [name, make] of [
    ['site', () => core.site({ endpoint: '/auth/keys' })],
    ['site', () => core.site({ endpoint: 'https://example.test/auth/keys' })],
    ['zitadel', () => core.zitadel({ url: 'https://idp.test', token, userId: '1001' })],
    ['zitadelV1', () => core.zitadelV1({ url: '/zitadel', token })],
  ]) {
    test(`makes a provider by ${name}(), which rejects as "unsupported" when it is asked`, async () => {
      const made = make();
      const calls = [
        () => made.beginRegistration({ name: 'Blue' }),
        () => made.finishRegistration(credential, { state: '1' }),
        () => made.listKeys(),
        () => made.removeKey('1'),
        ...(name === 'zitadelV1'
          ? []
          : [
              () => made.beginAuthentication({}),
              () => made.finishAuthentication(credential, { state: '1' }),
            ]),
      ];
      for (const call of calls) {
        await assert.rejects(call, { code: 'unsupported', message: 'There is no page' });
      }
    });
  }

  test('says of a provider that could never work what it says in a page', () => {
    assert.throws(() => core.zitadel({ url: 'http://idp.test', token }), TypeError);
    assert.throws(() => core.zitadelV1({ url: 'https://', token }), TypeError);
  });

  test('makes no key quietly', async () => {
    assert.equal(await core.registerQuietly(provider), undefined);
  });

  test('has no capabilities', async () => {
    assert.deepEqual(await core.capabilities(true), {});
  });

  test('sends no signals', async () => {
    const sent = await core.signalUnknownCredential({ rpId: 'localhost', credentialId: 'AQID' });
    assert.deepEqual(sent, { kind: 'unsupported' });
  });
});
