import { assert } from 'chai';
import { registrationSignedBytes, signatureSignedBytes } from '../../src/u2f/signed-bytes.js';
import { failureOf } from '../support.js';
import { hex, unhex } from './bytes.js';
import { registrations, signatures } from './vectors.js';

suite('registrationSignedBytes', () => {
  for (const { name, signedBytes, publicKey, keyHandle, ...vector } of registrations) {
    test(`gives what has been signed in ${name}`, async () => {
      const parts = { publicKey: unhex(publicKey), keyHandle: unhex(keyHandle) };
      assert.equal(hex(await registrationSignedBytes({ ...vector, ...parts })), signedBytes);
    });
  }

  test('refuses a key handle that no message can hold', async () => {
    const [{ publicKey, appId, clientData }] = registrations as [(typeof registrations)[0]];
    const parts = { publicKey: unhex(publicKey), keyHandle: new Uint8Array(256) };
    const error = await failureOf(() => registrationSignedBytes({ appId, clientData, ...parts }));
    assert.equal(error.code, 'unsupported');
  });
});

suite('signatureSignedBytes', () => {
  for (const { name, signedBytes, clientData, clientDataText, ...vector } of signatures) {
    test(`gives what has been signed in ${name}, whatever the client data come as`, async () => {
      for (const given of [clientData, clientDataText, new TextEncoder().encode(clientData)]) {
        const signed = await signatureSignedBytes({ ...vector, clientData: given });
        assert.equal(hex(signed), signedBytes);
      }
    });
  }

  const [example] = signatures as [(typeof signatures)[0]];
  for (const [what, changes] of [
    ['a counter that is none', { counter: -1 }],
    ['an App ID that is none', { appId: undefined as unknown as string }],
  ] as const) {
    test(`rejects with a TypeError for ${what}`, async () => {
      const error: unknown = await signatureSignedBytes({ ...example, ...changes }).catch(
        (reason: unknown) => reason,
      );
      assert.instanceOf(error, TypeError);
    });
  }

  test('says that a page without https can hash nothing', async () => {
    const { subtle } = crypto;
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const error = await failureOf(() => signatureSignedBytes(example));
      assert.equal(error.code, 'insecure_context');
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
    assert.strictEqual(crypto.subtle, subtle);
  });
});
