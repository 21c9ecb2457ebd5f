import { assert } from 'chai';
import { decodeExtensions, encodeExtensions } from '../../src/webauthn/extensions.js';
import { bytes, fromHex, withHex } from '../credentials.js';
import { failureOf } from '../support.js';
import { prfVector } from './vectors.js';

suite('decodeExtensions', () => {
  for (const { what, given, decoded } of [
    {
      what: 'prf.eval',
      given: { prf: { eval: { first: 'AQI', second: 'AwQ' } } },
      decoded: { prf: { eval: { first: 'hex 0102', second: 'hex 0304' } } },
    },
    {
      what: 'prf.eval with one input',
      given: { prf: { eval: { first: 'AQI' } } },
      decoded: { prf: { eval: { first: 'hex 0102' } } },
    },
    {
      what: 'prf.evalByCredential',
      given: { prf: { evalByCredential: { AQID: { first: 'AQI' }, BAUG: { first: 'AwQ' } } } },
      decoded: {
        prf: { evalByCredential: { AQID: { first: 'hex 0102' }, BAUG: { first: 'hex 0304' } } },
      },
    },
    {
      what: 'prf.evalByCredential whose ids are in the standard alphabet and padded',
      given: { prf: { evalByCredential: { '+/8=': { first: 'AQI=' } } } },
      decoded: { prf: { evalByCredential: { '-_8': { first: 'hex 0102' } } } },
    },
    { what: 'prf with nothing', given: { prf: {} }, decoded: { prf: {} } },
    {
      what: 'largeBlob.write',
      given: { largeBlob: { write: 'AQI' } },
      decoded: { largeBlob: { write: 'hex 0102' } },
    },
    {
      what: 'largeBlob.write of no bytes',
      given: { largeBlob: { write: '' } },
      decoded: { largeBlob: { write: 'hex ' } },
    },
    {
      what: 'largeBlob with nothing to write',
      given: { largeBlob: { read: true, support: 'required' } },
      decoded: { largeBlob: { read: true, support: 'required' } },
    },
    { what: 'credBlob', given: { credBlob: 'AQI' }, decoded: { credBlob: 'hex 0102' } },
    {
      what: "the specification's vector",
      given: { prf: { evalByCredential: { [prfVector.credentialId]: prfVector.input } } },
      decoded: {
        prf: {
          evalByCredential: {
            [prfVector.credentialId]: {
              first: `hex ${prfVector.inputHex}`,
              second: `hex ${prfVector.inputHex}`,
            },
          },
        },
      },
    },
  ]) {
    test(`decodes ${what}`, () => {
      assert.deepEqual(withHex(decodeExtensions(given)), decoded);
    });
  }

  test('lets through what it does not know, as it is', () => {
    const given = {
      credProps: true,
      minPinLength: true,
      getCredBlob: true,
      appid: 'https://localhost/',
      unknown: { prf: { eval: { first: 'AQI' } }, list: [1, { two: 'AQI' }] },
      prf: { later: 'AQI' },
    };
    assert.deepEqual(decodeExtensions(given), given);
  });

  test('leaves what it was given as it was', () => {
    const given = { prf: { eval: { first: 'AQI' } }, largeBlob: { write: 'AQI' }, credBlob: 'AQI' };
    const before = structuredClone(given);
    decodeExtensions(given);
    assert.deepEqual(given, before);
  });

  for (const { path, given } of [
    { path: 'extensions.prf.eval.first', given: { prf: { eval: { first: '?' } } } },
    { path: 'extensions.prf.eval.second', given: { prf: { eval: { first: 'AQ', second: 5 } } } },
    {
      path: 'extensions.prf.evalByCredential.AQID.first',
      given: { prf: { evalByCredential: { AQID: { first: [1, 2] } } } },
    },
    {
      path: 'extensions.prf.evalByCredential',
      given: { prf: { evalByCredential: { '?': { first: 'AQ' } } } },
    },
    { path: 'extensions.prf.evalByCredential', given: { prf: { evalByCredential: [null] } } },
    { path: 'extensions.largeBlob.write', given: { largeBlob: { write: {} } } },
    { path: 'extensions.credBlob', given: { credBlob: { 0: 1 } } },
  ]) {
    test(`refuses ${JSON.stringify(given)}, naming ${path}`, async () => {
      const error = await failureOf(() => decodeExtensions(given));
      assert.include(error, { code: 'invalid_options', path, phase: 'begin' });
    });
  }
});

suite('encodeExtensions', () => {
  for (const { what, given, encoded } of [
    { what: 'a buffer', given: bytes(1, 2), encoded: 'AQI' },
    { what: 'a view', given: new Uint8Array(bytes(9, 1, 2), 1), encoded: 'AQI' },
    { what: 'what is inside lists', given: [bytes(1), [bytes(2)]], encoded: ['AQ', ['Ag']] },
    {
      what: 'what is deep inside',
      given: { largeBlob: { blob: bytes(1, 2), written: true } },
      encoded: { largeBlob: { blob: 'AQI', written: true } },
    },
    { what: 'null', given: null, encoded: null },
    { what: 'text', given: 'AQI=', encoded: 'AQI=' },
    { what: 'a number', given: 7, encoded: 7 },
    { what: 'false', given: false, encoded: false },
    { what: 'no extensions', given: {}, encoded: {} },
    {
      what: "the specification's vector, a Uint8Array and a Uint32Array",
      given: {
        prf: {
          results: {
            first: new Uint8Array(fromHex(prfVector.outputHex)),
            second: new Uint32Array(fromHex(prfVector.outputHex)),
          },
        },
      },
      encoded: { prf: { results: { first: prfVector.output, second: prfVector.output } } },
    },
  ]) {
    test(`gives ${what} as JSON`, () => {
      assert.deepEqual(encodeExtensions(given), encoded);
    });
  }
});
