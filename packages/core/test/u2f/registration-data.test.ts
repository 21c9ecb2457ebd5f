import { assert } from 'chai';
import { readRegistrationData, writeRegistrationData } from '../../src/u2f/registration-data.js';
import { registrationSignedBytes } from '../../src/u2f/signed-bytes.js';
import { failureOf } from '../support.js';
import { hex, hexOf, unhex } from './bytes.js';
import {
  element,
  join,
  newSeed,
  ordinateOf,
  p,
  pointOf,
  pointsOf,
  randomOf,
  registrationOf,
} from './random.js';
import { registrations, wrongRegistrations } from './vectors.js';
import { isSigned, keyOf } from './verify.js';

const [example] = registrations as [(typeof registrations)[0]];
/** There is a point for it, and room for it in 32 bytes when the prime is added. */
const smallX = [5n, 6n, 7n, 8n, 9n, 10n].find(ordinateOf) ?? 0n;
const parts = readRegistrationData(unhex(example.registrationData));

suite('readRegistrationData', () => {
  for (const vector of registrations) {
    const { publicKey, keyHandle, certificate, signature } = vector;
    test(`takes ${vector.name} apart, from bytes and from text`, () => {
      const expected = { publicKey, keyHandle, certificate, signature };
      assert.deepEqual(hexOf(readRegistrationData(unhex(vector.registrationData))), expected);
      assert.deepEqual(hexOf(readRegistrationData(vector.text)), expected);
    });

    test(`leaves ${vector.name} verifiable by the certificate in it`, async () => {
      const read = readRegistrationData(vector.text);
      const signed = await registrationSignedBytes({ ...vector, ...read });
      assert.isTrue(await isSigned(signed, read.signature, keyOf(read.certificate)));
    });
  }

  for (const { name, what, message, reason } of wrongRegistrations.filter(({ reason }) => reason)) {
    test(`refuses ${name}: ${what}`, async () => {
      const error = await failureOf(() => readRegistrationData(unhex(message)));
      assert.include(error, { code: 'bad_response', phase: 'ceremony' });
      assert.match(error.message, reason ?? /never/);
    });
  }

  for (const { name, message } of wrongRegistrations.filter(({ reason }) => !reason)) {
    test(`reads ${name}, which then does not verify`, async () => {
      const read = readRegistrationData(unhex(message));
      const signed = await registrationSignedBytes({ ...example, ...read });
      assert.isFalse(await isSigned(signed, read.signature, keyOf(read.certificate)));
    });
  }

  for (const { what, data, reason } of [
    { what: 'a text that is not base64url', data: 'BQS*', reason: /not in base64url/ },
    { what: 'nothing', data: undefined, reason: /not in base64url/ },
    { what: 'null', data: null, reason: /not in base64url/ },
    { what: 'a list of numbers', data: [5, 4], reason: /not in base64url/ },
    { what: 'an object like a buffer', data: { byteLength: 2 ** 40 }, reason: /not in base64url/ },
    { what: 'an empty text', data: '', reason: /registration is empty/ },
    { what: 'one byte', data: Uint8Array.of(5), reason: /public key is empty/ },
    {
      what: 'a public key alone',
      data: join([5], parts.publicKey),
      reason: /key handle runs past/,
    },
    { what: 'a public key that is cut', data: unhex('0504b1'), reason: /has not 65 bytes/ },
    { what: 'a buffer beyond any key', data: new ArrayBuffer(65_537), reason: /too long/ },
    { what: 'a text beyond any key', data: 'A'.repeat(1e6), reason: /too long/ },
    {
      what: 'no key handle',
      data: join([5], parts.publicKey, [0], parts.certificate, parts.signature),
      reason: /key handle is empty/,
    },
    {
      what: 'a certificate with a length in too long a form',
      data: join([5], parts.publicKey, [1, 9], [0x30, 0x81, 1, 0], parts.signature),
      reason: /certificate has a length that is not in DER form/,
    },
    {
      what: 'a certificate with a length that begins with a zero',
      data: join([5], parts.publicKey, [1, 9], [0x30, 0x82, 0, 200], new Uint8Array(300)),
      reason: /certificate has a length that is not in DER form/,
    },
    {
      what: 'a certificate with a length of 127 digits',
      data: join([5], parts.publicKey, [1, 9], [0x30, 0xff], new Uint8Array(200).fill(0xff)),
      reason: /certificate runs past the end/,
    },
    {
      what: 'a certificate of no definite length',
      data: join([5], parts.publicKey, [1, 9], [0x30, 0x80, 0, 0], parts.signature),
      reason: /certificate has a length that is not in DER form/,
    },
  ]) {
    test(`refuses ${what}`, async () => {
      const error = await failureOf(() => readRegistrationData(data));
      assert.equal(error.code, 'bad_response');
      assert.match(error.message, reason);
    });
  }

  test('says nothing of what is in a message that it refuses', async () => {
    for (const { message } of wrongRegistrations.filter(({ reason }) => reason)) {
      const error = await failureOf(() => readRegistrationData(unhex(message)));
      assert.notMatch(error.message, /[0-9a-f]{6}/);
      assert.hasAllKeys(error, ['code', 'name', 'phase', 'retryable']);
      assert.isUndefined(error.cause);
    }
  });

  test('gives copies: what it was read from can change', () => {
    const bytes = unhex(example.registrationData);
    const read = readRegistrationData(bytes);
    bytes.fill(0);
    assert.equal(hex(read.publicKey), example.publicKey);
    assert.equal(hex(read.certificate), example.certificate);
  });

  test('reads a message that stands within a larger buffer', () => {
    const bytes = join([1, 2, 3], unhex(example.registrationData), [4]);
    const view = new DataView(bytes.buffer, 3, bytes.length - 4);
    assert.equal(hex(readRegistrationData(view).signature), example.signature);
  });
});

suite('writeRegistrationData', () => {
  for (const vector of registrations) {
    test(`writes ${vector.name} byte for byte`, () => {
      assert.equal(hex(writeRegistrationData(hexParts(vector))), vector.registrationData);
    });
  }

  test('takes 5,000 random messages back to what they were', () => {
    const seed = newSeed();
    const random = randomOf(seed);
    const points = pointsOf(random, 50);
    for (let round = 0; round < 5000; round++) {
      const made = registrationOf(random, points);
      const bytes = writeRegistrationData(made);
      const read = readRegistrationData(bytes);
      assert.deepEqual(read, made, `seed ${seed}, round ${round}`);
      assert.deepEqual(writeRegistrationData(read), bytes, `seed ${seed}, round ${round}`);
    }
  });

  for (const { what, changes, code, reason } of [
    {
      what: 'a key handle of 256 bytes',
      changes: { keyHandle: new Uint8Array(256) },
      code: 'unsupported',
      reason: /over 255 bytes/,
    },
    {
      what: 'a compressed public key',
      changes: { publicKey: join([2], parts.publicKey.slice(1, 33)) },
      code: 'bad_response',
      reason: /compressed/,
    },
    {
      what: 'a public key off the curve',
      changes: { publicKey: join(parts.publicKey.slice(0, 64), [0]) },
      code: 'bad_response',
      reason: /not a point of P-256/,
    },
    {
      what: 'a coordinate that stands for a smaller one',
      changes: { publicKey: pointOf(smallX + p, ordinateOf(smallX) ?? 0n) },
      code: 'bad_response',
      reason: /not a point of P-256/,
    },
    {
      what: 'coordinates that are not below the prime',
      changes: { publicKey: join([4], new Uint8Array(64).fill(255)) },
      code: 'bad_response',
      reason: /not a point of P-256/,
    },
    {
      what: 'a certificate with something after it',
      changes: { certificate: join(parts.certificate, [0]) },
      code: 'bad_response',
      reason: /bytes after the certificate/,
    },
    {
      what: 'a certificate that is no sequence',
      changes: { certificate: element(4, new Uint8Array(9)) },
      code: 'bad_response',
      reason: /not in DER form/,
    },
    {
      what: 'a signature that is raw',
      changes: { signature: new Uint8Array(64).fill(7) },
      code: 'bad_response',
      reason: /not in DER form/,
    },
  ]) {
    test(`refuses ${what}`, async () => {
      const error = await failureOf(() => writeRegistrationData({ ...parts, ...changes }));
      assert.equal(error.code, code);
      assert.match(error.message, reason);
    });
  }
});

function hexParts({ publicKey, keyHandle, certificate, signature }: (typeof registrations)[0]) {
  return {
    publicKey: unhex(publicKey),
    keyHandle: unhex(keyHandle),
    certificate: unhex(certificate),
    signature: unhex(signature),
  };
}
