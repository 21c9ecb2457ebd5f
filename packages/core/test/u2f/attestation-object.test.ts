import { assert } from 'chai';
import { readAttestationObject, writeAttestationObject } from '../../src/u2f/attestation-object.js';
import { failureOf } from '../support.js';
import { vectors } from '../webauthn/vectors.js';
import { hex, unhex } from './bytes.js';
import { newSeed, randomOf } from './random.js';
import { moved, w3c } from './vectors.js';

const example = w3c.created.attestationObject;

suite('an attestation object', () => {
  for (const [name, object] of [
    ['the W3C’s', example],
    ['the one of the U2F specification’s example', moved.attestationObject],
  ] as const) {
    test(`is read, and written again byte for byte: ${name}`, () => {
      assert.equal(hex(writeAttestationObject(readAttestationObject(unhex(object)))), object);
    });
  }

  test('comes back from 5,000 random ones of all lengths', () => {
    const seed = newSeed();
    const random = randomOf(seed);
    const lengths = [2, 23, 24, 100, 255, 256, 257, 600];
    for (let round = 0; round < 5000; round++) {
      const made = {
        signature: random.bytes(random.pick(lengths)),
        certificate: random.bytes(random.pick(lengths)),
        authenticatorData: random.bytes(random.pick(lengths)),
      };
      const read = readAttestationObject(writeAttestationObject(made));
      assert.deepEqual(read, made, `seed ${seed}, round ${round}`);
    }
  });

  for (const [length, head] of [
    [2, '42'],
    [23, '57'],
    [24, '5818'],
    [255, '58ff'],
    [256, '590100'],
    [65_535, '59ffff'],
  ] as const) {
    test(`writes ${length} bytes after the head ${head}`, () => {
      const signature = new Uint8Array(length);
      const none = new Uint8Array(1);
      const parts = { signature, certificate: none, authenticatorData: none };
      const written = hex(writeAttestationObject(parts));
      assert.equal(written.slice(54, 54 + head.length), head);
      assert.equal(written.length, 54 + head.length + 2 * length + 36);
    });
  }

  for (const { name, created } of vectors.filter((vector) => !vector.name.includes('u2f'))) {
    test(`is refused as unsupported when it is of an other format: ${name}`, async () => {
      const object = created['attestationObject']?.text ?? '';
      const error = await failureOf(() => readAttestationObject(object));
      assert.include(error, { code: 'unsupported', phase: 'ceremony' });
      assert.match(error.message, /format/);
    });
  }

  for (const { what, object } of [
    { what: 'nothing in it', object: '' },
    { what: 'the end missing', object: example.slice(0, -2) },
    { what: 'a byte after it', object: `${example}00` },
    { what: 'four members', object: example.replace(/^a3/, 'a4') },
    { what: 'a format that is a number', object: `a363666d7401${example.slice(28)}` },
    { what: 'two certificates', object: example.replace('78356381', '78356382') },
    { what: 'no certificate', object: example.replace('78356381', '78356380') },
    { what: 'a signature that is a text', object: example.replace('7369675847', '7369677847') },
    { what: 'a length in too long a form', object: example.replace('7369675847', '736967590047') },
    { what: 'a length of 64 bits', object: example.replace('590225', '5b0000000000000225') },
    { what: 'a length that is not known yet', object: example.replace('590225', '5f590225') },
    { what: 'a length beyond the end', object: example.replace('590225', '59ffff') },
    { what: 'nesting without end', object: '81'.repeat(60_000) },
    { what: 'a map of four billion members', object: 'baffffffff' },
    { what: 'what is no CBOR', object: '3c21646f' },
  ]) {
    test(`is refused as malformed with ${what}`, async () => {
      const error = await failureOf(() => readAttestationObject(unhex(object)));
      const expected = what.includes('number') ? 'unsupported' : 'bad_response';
      assert.equal(error.code, expected);
    });
  }
});
