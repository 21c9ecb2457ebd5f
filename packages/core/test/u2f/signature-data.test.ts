import { assert } from 'chai';
import { readSignatureData, writeSignatureData } from '../../src/u2f/signature-data.js';
import { signatureSignedBytes } from '../../src/u2f/signed-bytes.js';
import { failureOf } from '../support.js';
import { hex, hexOf, unhex } from './bytes.js';
import { newSeed, randomOf, signatureOf } from './random.js';
import { signatures, wrongSignatures } from './vectors.js';
import { isSigned } from './verify.js';

const [example] = signatures as [(typeof signatures)[0]];

suite('readSignatureData', () => {
  for (const vector of signatures) {
    const { userPresence, counter, signature } = vector;
    test(`takes ${vector.name} apart, from bytes and from text`, () => {
      const expected = { userPresence, counter, signature };
      assert.deepEqual(hexOf(readSignatureData(unhex(vector.signatureData))), expected);
      assert.deepEqual(hexOf(readSignatureData(vector.text)), expected);
    });

    test(`leaves ${vector.name} verifiable by its public key`, async () => {
      const read = readSignatureData(vector.text);
      const signed = await signatureSignedBytes({ ...vector, ...read });
      assert.isTrue(await isSigned(signed, read.signature, unhex(vector.publicKey)));
    });
  }

  test('reads the largest counter as a positive number', () => {
    const vector = signatures.find(({ name }) => name === 'derived-counter-max');
    assert.equal(readSignatureData(vector?.text).counter, 4_294_967_295);
  });

  for (const { name, what, message, reason } of wrongSignatures.filter(({ reason }) => reason)) {
    test(`refuses ${name}: ${what}`, async () => {
      const error = await failureOf(() => readSignatureData(unhex(message)));
      assert.include(error, { code: 'bad_response', phase: 'ceremony' });
      assert.match(error.message, reason ?? /never/);
    });
  }

  for (const { name, message } of wrongSignatures.filter(({ reason }) => !reason)) {
    test(`reads ${name}, which then does not verify`, async () => {
      const read = readSignatureData(unhex(message));
      const signed = await signatureSignedBytes({ ...example, ...read });
      assert.isFalse(await isSigned(signed, read.signature, unhex(example.publicKey)));
    });
  }

  // Each after the presence byte and the counter. 02 01 01 is the number 1.
  for (const { what, signature, reason } of [
    { what: 'a signature that is cut', signature: '30060201010201', reason: /runs past the end/ },
    { what: 'bytes after it', signature: '300602010102010100', reason: /bytes after the sig/ },
    { what: 'one number', signature: '3003020101', reason: /not in DER form/ },
    { what: 'three numbers', signature: '3009020101020101020101', reason: /not two numbers/ },
    { what: 'a number of no bytes', signature: '30050200020101', reason: /not for P-256/ },
    { what: 'the number 0', signature: '3006020100020101', reason: /not for P-256/ },
    { what: 'a negative number', signature: '3006020180020101', reason: /not for P-256/ },
    { what: 'a zero too many', signature: '300702020001020101', reason: /not for P-256/ },
    { what: 'a set', signature: '3106020101020101', reason: /not in DER form/ },
    { what: 'a bit string', signature: '3006030101020101', reason: /not in DER form/ },
    { what: 'a length in a long form', signature: '308106020101020101', reason: /length that/ },
    { what: 'a length of 0 digits', signature: '308002010102010100', reason: /length that/ },
    { what: 'a length beyond it', signature: '30ff020101020101', reason: /runs past the end/ },
    {
      what: 'a number of 33 bytes that no curve of 256 bits has',
      signature: `3026022101${'11'.repeat(32)}020101`,
      reason: /not for P-256/,
    },
    {
      what: 'a signature of P-384',
      signature: `3066023100${'ff'.repeat(48)}023100${'ff'.repeat(48)}`,
      reason: /not for P-256/,
    },
  ]) {
    test(`refuses ${what}`, async () => {
      const data = unhex(`0100000001${signature}`);
      const error = await failureOf(() => readSignatureData(data));
      assert.equal(error.code, 'bad_response');
      assert.match(error.message, reason);
    });
  }
});

suite('writeSignatureData', () => {
  for (const { name, signatureData, signature, ...vector } of signatures) {
    test(`writes ${name} byte for byte`, () => {
      const written = writeSignatureData({ ...vector, signature: unhex(signature) });
      assert.equal(hex(written), signatureData);
    });
  }

  test('takes 5,000 random messages back to what they were', () => {
    const seed = newSeed();
    const random = randomOf(seed);
    for (let round = 0; round < 5000; round++) {
      const made = {
        userPresence: random.below(256),
        counter: random.below(2 ** 32),
        signature: signatureOf(random),
      };
      const bytes = writeSignatureData(made);
      assert.deepEqual(readSignatureData(bytes), made, `seed ${seed}, round ${round}`);
    }
  });

  for (const changes of [
    { userPresence: 256 },
    { userPresence: -1 },
    { userPresence: 0.5 },
    { userPresence: NaN },
    { counter: 2 ** 32 },
    { counter: -1 },
    { counter: 1.5 },
    { counter: NaN },
  ]) {
    test(`throws a TypeError for ${JSON.stringify(changes)}`, () => {
      const parts = { userPresence: 1, counter: 1, signature: unhex(example.signature) };
      assert.throws(() => writeSignatureData({ ...parts, ...changes }), TypeError);
    });
  }

  test('refuses a signature that is none', async () => {
    const parts = { userPresence: 1, counter: 1, signature: new Uint8Array(64) };
    const error = await failureOf(() => writeSignatureData(parts));
    assert.equal(error.code, 'bad_response');
  });
});
