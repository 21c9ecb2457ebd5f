import { assert } from 'chai';
import { readRegistrationData } from '../../src/u2f/registration-data.js';
import { readSignatureData } from '../../src/u2f/signature-data.js';
import { registrationSignedBytes, signatureSignedBytes } from '../../src/u2f/signed-bytes.js';
import { toU2fRegistration } from '../../src/u2f/to-u2f-registration.js';
import { toU2fSignature } from '../../src/u2f/to-u2f-signature.js';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { register } from '../../src/webauthn/register.js';
import { addKey, addU2fKey, creationOptions, removeKeys, requestOptions } from '../keys.js';
import { failureOf } from '../support.js';
import { isSigned, keyOf } from './verify.js';

// What the key signs for is the hash of the RP ID's text.
const appId = location.hostname;

/** Registers and converts. */
async function registerConverted() {
  const { credential } = await register(creationOptions({ attestation: 'direct' }));
  const { registrationData, clientData } = await toU2fRegistration(credential, { appId });
  return { id: credential.id, clientData, ...readRegistrationData(registrationData) };
}

/** Signs with it and converts. */
async function signConverted(id: string) {
  const allowCredentials = [{ type: 'public-key', id }];
  const { credential } = await authenticate(requestOptions({ allowCredentials }));
  return toU2fSignature(credential, { appId });
}

suite('a key of the U2F days, in a browser of today', () => {
  teardown(removeKeys);

  test('registers by WebAuthn with what verifies as U2F', async () => {
    await addU2fKey();
    const made = await registerConverted();
    const signed = await registrationSignedBytes({ appId, ...made });
    assert.isTrue(await isSigned(signed, made.signature, keyOf(made.certificate)));
  });

  test('signs by WebAuthn what verifies as U2F, and counts', async () => {
    await addU2fKey();
    const { id, publicKey } = await registerConverted();
    const counters = [];
    for (let round = 0; round < 3; round++) {
      const { keyHandle, signatureData, clientData } = await signConverted(id);
      const read = readSignatureData(signatureData);
      const signed = await signatureSignedBytes({ appId, clientData, ...read });
      assert.isTrue(await isSigned(signed, read.signature, publicKey));
      assert.equal(read.userPresence, 1);
      assert.equal(keyHandle, id);
      counters.push(read.counter);
    }
    assert.deepEqual(
      counters,
      [...new Set(counters)].sort((one, other) => one - other),
    );
  });

  test('converts the browser’s own object as well as its JSON', async () => {
    await addU2fKey();
    const { id } = await registerConverted();
    const rawId = (await signConverted(id)).keyHandle;
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      requestOptions({ allowCredentials: [{ type: 'public-key', id }] }) as never,
    );
    const credential = await navigator.credentials.get({ publicKey });
    const made = await toU2fSignature(credential as never, { appId });
    assert.equal(made.keyHandle, rawId);
    assert.equal(readSignatureData(made.signatureData).userPresence, 1);
  });

  test('is refused as unsupported without its attestation', async () => {
    await addU2fKey();
    const { credential } = await register(creationOptions());
    const error = await failureOf(() => toU2fRegistration(credential, { appId }));
    assert.equal(error.code, 'unsupported');
  });

  test('is refused as unsupported for an App ID of the old form', async () => {
    await addU2fKey();
    const { credential } = await register(creationOptions({ attestation: 'direct' }));
    const error = await failureOf(() => toU2fRegistration(credential, { appId: location.origin }));
    assert.equal(error.code, 'unsupported');
  });

  test('is refused as unsupported when it is a newer key', async () => {
    await addKey();
    const { credential } = await register(creationOptions({ attestation: 'direct' }));
    const error = await failureOf(() => toU2fRegistration(credential, { appId }));
    assert.equal(error.code, 'unsupported');
    const used = await failureOf(() => signConverted(credential.id));
    assert.equal(used.code, 'unsupported');
  });
});
