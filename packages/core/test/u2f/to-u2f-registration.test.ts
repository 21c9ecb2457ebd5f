import { assert } from 'chai';
import { writeAttestationObject } from '../../src/u2f/attestation-object.js';
import { readRegistrationData } from '../../src/u2f/registration-data.js';
import { registrationSignedBytes } from '../../src/u2f/signed-bytes.js';
import { toU2fRegistration } from '../../src/u2f/to-u2f-registration.js';
import { failureOf } from '../support.js';
import { vectors } from '../webauthn/vectors.js';
import { hex, unhex } from './bytes.js';
import { join } from './random.js';
import { registrations, w3c } from './vectors.js';
import { isSigned, keyOf } from './verify.js';

const { appId, created } = w3c;
const response = {
  attestationObject: unhex(created.attestationObject),
  clientDataJSON: unhex(created.clientDataJSON),
};
const { certificate, signature } = readRegistrationData(unhex(created.registrationData));
const hash = created.signedBytes.slice(2, 66);
const id = `0020${w3c.credentialId}`;

/** The W3C's credential with other authenticator data, in hex. */
function withData(data: string) {
  const authenticatorData = unhex(data);
  const attestation = { certificate, signature, authenticatorData };
  return { response: { ...response, attestationObject: writeAttestationObject(attestation) } };
}

suite('toU2fRegistration', () => {
  test('gives the bytes of the W3C’s key as U2F has them', async () => {
    assert.deepEqual(await toU2fRegistration({ response }, { appId }), {
      version: 'U2F_V2',
      registrationData: created.registrationDataText,
      clientData: created.clientDataText,
    });
  });

  test('takes the credential as JSON too', async () => {
    const [vector] = vectors.filter(({ name }) => name === 'fido-u2f-es256');
    const attestationObject = vector?.created['attestationObject']?.text ?? '';
    const clientDataJSON = vector?.created['clientDataJSON']?.text ?? '';
    const json = { response: { attestationObject, clientDataJSON } };
    const { registrationData } = await toU2fRegistration(json, { appId });
    assert.equal(registrationData, created.registrationDataText);
  });

  test('gives what verifies as U2F when the App ID is the text of the RP ID', async () => {
    const { registrationData, clientData } = await toU2fRegistration({ response }, { appId });
    const read = readRegistrationData(registrationData);
    const signed = await registrationSignedBytes({ appId, clientData, ...read });
    assert.equal(hex(signed), created.signedBytes);
    assert.isTrue(await isSigned(signed, read.signature, keyOf(read.certificate)));
  });

  for (const { what, data, code, reason } of [
    {
      what: 'a key for Ed25519',
      data: `${hash}4100000000${'00'.repeat(16)}${id}a4010103272006215820${'11'.repeat(32)}`,
      code: 'unsupported',
      reason: /not for ES256/,
    },
    {
      what: 'an id of 256 bytes',
      data: `${hash}4100000000${'00'.repeat(16)}0100${'11'.repeat(256)}${w3c.cosePublicKey}`,
      code: 'unsupported',
      reason: /over 255 bytes/,
    },
    {
      what: 'extensions',
      data: `${hash}c100000000${'00'.repeat(16)}${id}${w3c.cosePublicKey}a0`,
      code: 'unsupported',
      reason: /extensions/,
    },
    {
      what: 'a byte after the public key',
      data: `${hash}4100000000${'00'.repeat(16)}${id}${w3c.cosePublicKey}00`,
      code: 'bad_response',
      reason: /has not 65 bytes/,
    },
    {
      what: 'no public key',
      data: `${hash}4100000000${'00'.repeat(16)}${id}`,
      code: 'bad_response',
      reason: /COSE key is empty/,
    },
    {
      what: 'an id that runs past the end',
      data: `${hash}4100000000${'00'.repeat(16)}ffff${w3c.credentialId}`,
      code: 'bad_response',
      reason: /COSE key is empty/,
    },
    {
      what: 'no credential',
      data: `${hash}0100000000`,
      code: 'bad_response',
      reason: /no credential/,
    },
    {
      what: 'a flag for a credential that is not there',
      data: `${hash}4100000000`,
      code: 'bad_response',
      reason: /COSE key is empty/,
    },
    {
      what: 'authenticator data of 36 bytes',
      data: `${hash}41000000`,
      code: 'bad_response',
      reason: /ends before its counter/,
    },
  ]) {
    test(`refuses ${what} as ${code}`, async () => {
      const error = await failureOf(() => toU2fRegistration(withData(data), { appId }));
      assert.equal(error.code, code);
      assert.match(error.message, reason);
    });
  }

  for (const other of ['https://example.org', 'example.org/', 'EXAMPLE.org', '']) {
    test(`refuses the App ID "${other}", which the key has not signed for`, async () => {
      const error = await failureOf(() => toU2fRegistration({ response }, { appId: other }));
      assert.equal(error.code, 'unsupported');
      assert.match(error.message, /another App ID/);
    });
  }

  test('refuses every format but fido-u2f as unsupported', async () => {
    for (const { name, created } of vectors.filter((vector) => !vector.name.includes('u2f'))) {
      const attestationObject = created['attestationObject']?.text ?? '';
      const credential = { response: { ...response, attestationObject } };
      const error = await failureOf(() => toU2fRegistration(credential, { appId }));
      assert.equal(error.code, 'unsupported', name);
    }
  });

  test('refuses a certificate with something after it', async () => {
    const data = `${hash}4100000000${'00'.repeat(16)}${id}${w3c.cosePublicKey}`;
    const attestationObject = writeAttestationObject({
      certificate: join(unhex(registrations[0]?.certificate ?? ''), [0]),
      signature,
      authenticatorData: unhex(data),
    });
    const credential = { response: { ...response, attestationObject } };
    const error = await failureOf(() => toU2fRegistration(credential, { appId }));
    assert.equal(error.code, 'bad_response');
  });

  for (const name of ['attestationObject', 'clientDataJSON'] as const) {
    for (const value of [undefined, null, 7, '', '*']) {
      test(`refuses ${value === undefined ? 'nothing' : JSON.stringify(value)} for ${name}`, async () => {
        const credential = { response: { ...response, [name]: value as string } };
        const error = await failureOf(() => toU2fRegistration(credential, { appId }));
        assert.equal(error.code, 'bad_response');
      });
    }
  }
});
