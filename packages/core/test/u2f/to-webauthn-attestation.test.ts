import { assert } from 'chai';
import { readAttestationObject } from '../../src/u2f/attestation-object.js';
import { toU2fRegistration } from '../../src/u2f/to-u2f-registration.js';
import { toWebauthnAttestation } from '../../src/u2f/to-webauthn-attestation.js';
import { failureOf } from '../support.js';
import { hex, hexOf, unhex } from './bytes.js';
import { join, newSeed, pointsOf, randomOf, registrationOf } from './random.js';
import { moved, registrations, w3c } from './vectors.js';
import { digest, isSigned, keyOf } from './verify.js';
import { writeRegistrationData } from '../../src/u2f/registration-data.js';

const [example] = registrations as [(typeof registrations)[0]];

suite('toWebauthnAttestation', () => {
  test('gives the U2F specification’s key as WebAuthn has it', async () => {
    assert.deepEqual(hexOf(await toWebauthnAttestation(example.text, example)), {
      credentialId: example.keyHandle,
      cosePublicKey: moved.cosePublicKey,
      attestationObject: moved.attestationObject,
    });
  });

  test('gives the W3C’s object back when it is told the AAGUID', async () => {
    const options = { appId: w3c.appId, aaguid: unhex(w3c.aaguid) };
    const made = await toWebauthnAttestation(w3c.created.registrationDataText, options);
    assert.equal(hex(made.attestationObject), w3c.created.attestationObject);
  });

  for (const vector of registrations) {
    test(`gives what verifies as WebAuthn, of ${vector.name}`, async () => {
      const { attestationObject, ...made } = await toWebauthnAttestation(vector.text, vector);
      const read = readAttestationObject(attestationObject);
      // WebAuthn Level 3, 8.6 step 5, from the authenticator data as they are.
      const rpIdHash = read.authenticatorData.slice(0, 32);
      const clientDataHash = await digest(vector.clientData);
      const point = join([4], made.cosePublicKey.slice(10, 42), made.cosePublicKey.slice(45));
      const signed = join([0], rpIdHash, clientDataHash, made.credentialId, point);
      assert.isTrue(await isSigned(signed, read.signature, keyOf(read.certificate)));
    });
  }

  test('loses nothing of 500 random registrations', async () => {
    const seed = newSeed();
    const random = randomOf(seed);
    const points = pointsOf(random, 20);
    const appId = 'https://example.com';
    for (let round = 0; round < 500; round++) {
      const message = writeRegistrationData(registrationOf(random, points));
      const { attestationObject } = await toWebauthnAttestation(message, { appId });
      const response = { attestationObject, clientDataJSON: Uint8Array.of(1) };
      const back = await toU2fRegistration({ response }, { appId });
      assert.equal(hex(message), hex(fromText(back.registrationData)), `seed ${seed}, ${round}`);
    }
  });

  test('refuses an AAGUID that has not 16 bytes', async () => {
    const options = { ...example, aaguid: new Uint8Array(15) };
    const error = await failureOf(() => toWebauthnAttestation(example.text, options));
    assert.equal(error.code, 'bad_response');
  });

  test('refuses a registration that cannot be read', async () => {
    const error = await failureOf(() => toWebauthnAttestation('BQ', example));
    assert.equal(error.code, 'bad_response');
  });
});

function fromText(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
