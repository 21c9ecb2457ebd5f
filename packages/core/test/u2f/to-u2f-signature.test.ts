import { assert } from 'chai';
import { readSignatureData } from '../../src/u2f/signature-data.js';
import { signatureSignedBytes } from '../../src/u2f/signed-bytes.js';
import { toU2fSignature } from '../../src/u2f/to-u2f-signature.js';
import { failureOf } from '../support.js';
import { vectors } from '../webauthn/vectors.js';
import { hex, unhex } from './bytes.js';
import { signatures, w3c } from './vectors.js';
import { digest, isSigned } from './verify.js';

const { appId, used } = w3c;
const rawId = unhex(w3c.credentialId);
const response = {
  authenticatorData: unhex(used.authenticatorData),
  signature: unhex(used.signature),
  clientDataJSON: unhex(used.clientDataJSON),
};
const hash = used.authenticatorData.slice(0, 64);

suite('toU2fSignature', () => {
  test('gives the bytes of the W3C’s key as U2F has them', async () => {
    const made = await toU2fSignature({ rawId, response }, { appId });
    const read = readSignatureData(made.signatureData);
    assert.equal(made.keyHandle, 'pLpuLSz-xDZI19JcXtVlm8GPK3gVOFJ-vUkt4DJWvfQ');
    assert.equal(made.clientData, used.clientDataText);
    assert.equal(`0100000000${hex(read.signature)}`, used.signatureData);
  });

  test('gives what verifies as U2F when the App ID is the text of the RP ID', async () => {
    const { signatureData, clientData } = await toU2fSignature({ rawId, response }, { appId });
    const read = readSignatureData(signatureData);
    const signed = await signatureSignedBytes({ appId, clientData, ...read });
    assert.equal(hex(signed), used.signedBytes);
    assert.isTrue(await isSigned(signed, read.signature, unhex(w3c.publicKey)));
  });

  test('gives what verifies under an App ID that the browser has used', async () => {
    const vector = signatures.find(({ name }) => name === 'derived-webauthn-client-data');
    if (!vector) throw new Error('It is not there');
    const data = `${hex(await digest(vector.appId))}${vector.signatureData.slice(0, 10)}`;
    const made = await toU2fSignature(
      {
        rawId: unhex(vector.keyHandle),
        response: {
          authenticatorData: unhex(data),
          signature: unhex(vector.signature),
          clientDataJSON: vector.clientDataText,
        },
      },
      vector,
    );
    assert.equal(made.signatureData, vector.text);
    const read = readSignatureData(made.signatureData);
    const signed = await signatureSignedBytes({ ...vector, ...made, ...read });
    assert.isTrue(await isSigned(signed, read.signature, unhex(vector.publicKey)));
  });

  for (const { what, data, code, reason } of [
    { what: 'a verified person', data: '0500000000', code: 'unsupported', reason: /verified/ },
    { what: 'extensions', data: '8100000000a0', code: 'unsupported', reason: /extensions/ },
    { what: 'a credential', data: '4100000000', code: 'unsupported', reason: /credential/ },
    { what: 'a key in backup', data: '1900000000', code: 'unsupported', reason: /flags/ },
    { what: 'no touch', data: '0000000000', code: 'unsupported', reason: /not touched/ },
    { what: '38 bytes', data: '010000000000', code: 'bad_response', reason: /bytes after/ },
    { what: '36 bytes', data: '01000000', code: 'bad_response', reason: /before its counter/ },
  ]) {
    test(`refuses authenticator data with ${what} as ${code}`, async () => {
      const authenticatorData = unhex(hash + data);
      const credential = { rawId, response: { ...response, authenticatorData } };
      const error = await failureOf(() => toU2fSignature(credential, { appId }));
      assert.equal(error.code, code);
      assert.match(error.message, reason);
    });
  }

  test('refuses what passkeys sign', async () => {
    for (const { name, rawId, used } of vectors.filter((vector) => !vector.name.includes('u2f'))) {
      const text = (member: string) => used[member]?.text ?? '';
      const credential = {
        rawId: unhex(rawId),
        response: {
          authenticatorData: text('authenticatorData'),
          signature: text('signature'),
          clientDataJSON: text('clientDataJSON'),
        },
      };
      const error = await failureOf(() => toU2fSignature(credential, { appId }));
      assert.equal(error.code, 'unsupported', name);
    }
  });

  test('refuses an App ID that the key has not signed for', async () => {
    const error = await failureOf(() =>
      toU2fSignature({ rawId, response }, { appId: 'https://example.org' }),
    );
    assert.equal(error.code, 'unsupported');
  });

  test('refuses an id of 256 bytes as unsupported', async () => {
    const credential = { rawId: new Uint8Array(256), response };
    assert.equal(
      (await failureOf(() => toU2fSignature(credential, { appId }))).code,
      'unsupported',
    );
  });

  test('refuses a signature of an other kind', async () => {
    const credential = { rawId, response: { ...response, signature: new Uint8Array(64) } };
    const error = await failureOf(() => toU2fSignature(credential, { appId }));
    assert.equal(error.code, 'bad_response');
  });
});
