import { assert } from 'chai';
import { readClientData, readClientDataBytes, writeClientData } from '../../src/u2f/client-data.js';
import { failureOf } from '../support.js';
import { hex } from './bytes.js';
import { registrations, signatures } from './vectors.js';

const encode = (text: string) => new TextEncoder().encode(text);
const member = (name: string, value: unknown) =>
  JSON.stringify({ typ: 'navigator.id.getAssertion', challenge: 'AQ', origin: 'o', [name]: value });

suite('readClientData', () => {
  for (const { name, clientData, clientDataText, challenge, origin, operation } of signatures) {
    test(`says what ${name} says, from bytes, base64url and JSON`, () => {
      const expected = { challenge, origin, ...operation };
      for (const given of [encode(clientData), clientDataText, clientData]) {
        const { cid_pubkey, ...read } = readClientData(given);
        assert.deepEqual(read, expected);
        assert.equal(cid_pubkey !== undefined, clientData.includes('cid_pubkey'));
      }
    });
  }

  test('gives the channel id of the specification’s example', () => {
    const [{ clientData }] = registrations as [(typeof registrations)[0]];
    assert.include(readClientData(clientData).cid_pubkey as object, { kty: 'EC', crv: 'P-256' });
    assert.equal(readClientData(member('cid_pubkey', 'unused')).cid_pubkey, 'unused');
  });

  for (const { what, given, reason } of [
    { what: 'what is no JSON', given: encode('challenge'), reason: /no JSON text/ },
    { what: 'JSON that is cut', given: '{"typ":', reason: /no JSON text/ },
    { what: 'what is no UTF-8', given: Uint8Array.of(0x7b, 0xff, 0x7d), reason: /no JSON text/ },
    {
      what: 'a text in it that is no UTF-8',
      given: Uint8Array.from(member('challenge', 'ÿ'), (letter) => letter.charCodeAt(0)),
      reason: /no JSON text/,
    },
    { what: 'null', given: encode('null'), reason: /no challenge/ },
    { what: 'a list', given: encode('[1]'), reason: /no challenge/ },
    { what: 'a text', given: encode('"challenge"'), reason: /no challenge/ },
    { what: 'no challenge', given: member('challenge', undefined), reason: /no challenge/ },
    { what: 'a challenge of bytes', given: member('challenge', [1]), reason: /no challenge/ },
    { what: 'no origin', given: member('origin', undefined), reason: /no origin/ },
    { what: 'no operation', given: member('typ', undefined), reason: /neither typ nor type/ },
    { what: 'an operation of numbers', given: member('typ', 1), reason: /neither typ nor type/ },
    { what: 'nothing', given: undefined, reason: /not in base64url/ },
    { what: 'nothing in it', given: '', reason: /is empty/ },
    { what: 'a text without end', given: member('origin', 'o'.repeat(70_000)), reason: /too long/ },
    { what: 'nesting without end', given: encode('[{"a":'.repeat(10_000)), reason: /no JSON text/ },
  ]) {
    test(`refuses ${what}`, async () => {
      const error = await failureOf(() => readClientData(given));
      assert.include(error, { code: 'bad_response', phase: 'ceremony' });
      assert.match(error.message, reason);
    });
  }
});

suite('readClientDataBytes', () => {
  for (const { name, clientData, clientDataText } of signatures) {
    test(`gives ${name} as it was sent, with its spaces and its order`, () => {
      assert.deepEqual(readClientDataBytes(clientDataText), encode(clientData));
      assert.deepEqual(readClientDataBytes(clientData), encode(clientData));
    });
  }
});

suite('writeClientData', () => {
  for (const { name, clientData } of [...registrations, ...signatures]) {
    // Written by others, with what has no place here.
    if (/vendor|webauthn/.test(name)) continue;
    test(`writes what ${name} says, byte for byte`, () => {
      assert.equal(hex(writeClientData(readClientData(clientData))), hex(encode(clientData)));
    });
  }

  test('writes what a client needs', () => {
    const typ = 'navigator.id.getAssertion';
    const text =
      '{"typ":"navigator.id.getAssertion","challenge":"AQI","origin":"https://a.example"}';
    const written = writeClientData({ origin: 'https://a.example', challenge: 'AQI', typ });
    assert.equal(new TextDecoder().decode(written), text);
  });
});
