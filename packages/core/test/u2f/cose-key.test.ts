import { assert } from 'chai';
import { readCoseKey, writeCoseKey } from '../../src/u2f/cose-key.js';
import { failureOf } from '../support.js';
import { hex, unhex } from './bytes.js';
import { newSeed, pointsOf, randomOf } from './random.js';
import { moved, registrations, w3c } from './vectors.js';

const x = w3c.publicKey.slice(2, 66);
const y = w3c.publicKey.slice(66);

suite('a COSE key', () => {
  for (const [name, point, cose] of [
    ['the W3C’s', w3c.publicKey, w3c.cosePublicKey],
    ['the U2F specification’s', registrations[0]?.publicKey ?? '', moved.cosePublicKey],
  ] as const) {
    test(`is read and written byte for byte: ${name}`, () => {
      assert.equal(hex(readCoseKey(unhex(cose))), point);
      assert.equal(hex(writeCoseKey(unhex(point))), cose);
    });
  }

  test('comes back from 200 random ones, 77 bytes each', () => {
    const seed = newSeed();
    for (const point of pointsOf(randomOf(seed), 200)) {
      const cose = writeCoseKey(point);
      assert.lengthOf(cose, 77);
      assert.deepEqual(readCoseKey(cose), point, `seed ${seed}`);
    }
  });

  for (const { what, key, code } of [
    { what: 'Ed25519', key: `a4010103272006215820${x}`, code: 'unsupported' },
    { what: 'RS256', key: `a40103033901002058${x}2143010001`, code: 'unsupported' },
    { what: 'ES384', key: `a501020338222002215830${x}${x}`, code: 'unsupported' },
    { what: 'ES256K', key: `a5010203382e2008215820${x}225820${y}`, code: 'unsupported' },
    {
      what: 'ES256 on an other curve',
      key: `a5010203262002215820${x}225820${y}`,
      code: 'unsupported',
    },
    { what: 'a compressed point', key: `a5010203262001215820${x}22f5`, code: 'bad_response' },
    { what: 'an other order', key: `a5010203262001225820${x}215820${y}`, code: 'bad_response' },
    { what: 'a sixth member', key: `a6010203262001215820${x}225820${y}2300`, code: 'bad_response' },
    { what: 'a byte too many', key: `${w3c.cosePublicKey}00`, code: 'bad_response' },
    { what: 'a byte too few', key: w3c.cosePublicKey.slice(0, -2), code: 'bad_response' },
    {
      what: 'a point off the curve',
      key: w3c.cosePublicKey.replace(/d0$/, 'd1'),
      code: 'bad_response',
    },
    { what: 'no map', key: '80', code: 'bad_response' },
    { what: 'nothing', key: '', code: 'bad_response' },
  ]) {
    test(`is refused as ${code} for ${what}`, async () => {
      assert.equal((await failureOf(() => readCoseKey(unhex(key)))).code, code);
    });
  }

  test('is not made of what is no point', async () => {
    const wrong = unhex(w3c.publicKey.replace(/d0$/, 'd1'));
    assert.equal((await failureOf(() => writeCoseKey(wrong))).code, 'bad_response');
  });
});
