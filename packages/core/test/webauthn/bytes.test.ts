import { assert } from 'chai';
import { decodeBytes, encodeBytes } from '../../src/webauthn/bytes.js';
import { bytes, withHex } from '../credentials.js';
import { closeFrames, failureOf, openFrame } from '../support.js';

suite('decodeBytes', () => {
  for (const { what, text, hex } of [
    { what: 'base64url', text: '-_8A', hex: 'fbff00' },
    { what: 'the standard alphabet', text: '+/8A', hex: 'fbff00' },
    { what: 'both alphabets at once', text: '-/8A', hex: 'fbff00' },
    { what: 'two characters', text: 'AQ', hex: '01' },
    { what: 'three characters', text: 'AQI', hex: '0102' },
    { what: 'one character of padding', text: 'AQI=', hex: '0102' },
    { what: 'two characters of padding', text: 'AQ==', hex: '01' },
    { what: 'padding and a line break', text: 'AQ==\n', hex: '01' },
    { what: 'lines as MIME has them', text: 'AQI\r\nDBA', hex: '01020304' },
    { what: 'blanks around it', text: ' AQID ', hex: '010203' },
    { what: 'an empty text', text: '', hex: '' },
  ]) {
    test(`takes ${what}`, () => {
      assert.equal(withHex(decodeBytes(text, 'challenge')), `hex ${hex}`);
    });
  }

  for (const { what, text } of [
    { what: 'one character', text: 'A' },
    { what: 'five characters', text: 'AQIDB' },
    { what: 'padding in the middle', text: 'AQ==AQ' },
    { what: 'a character of neither alphabet', text: 'AQ*D' },
    { what: 'a letter with an accent', text: 'AQéD' },
    { what: 'a percent sign', text: 'AQ%3D' },
    { what: 'a number', text: 1234 },
    { what: 'true', text: true },
    { what: 'null', text: null },
    { what: 'nothing', text: undefined },
    { what: 'a list of numbers', text: [1, 2, 3, 4] },
    { what: 'bytes', text: bytes(1, 2) },
    { what: 'an object', text: { 0: 1 } },
  ]) {
    test(`refuses ${what}, naming the member`, async () => {
      const error = await failureOf(() => decodeBytes(text, 'user.id'));
      assert.include(error, { code: 'invalid_options', path: 'user.id', phase: 'begin' });
    });
  }
});

suite('encodeBytes', () => {
  teardown(closeFrames);

  for (const { what, given, text } of [
    { what: 'a buffer', given: bytes(0xfb, 0xff, 0), text: '-_8A' },
    { what: 'no bytes', given: bytes(), text: '' },
    { what: 'one byte, without padding', given: bytes(1), text: 'AQ' },
    { what: 'two bytes, without padding', given: bytes(1, 2), text: 'AQI' },
    {
      what: 'a view of a part',
      given: new Uint8Array(bytes(9, 9, 1, 2, 3, 9), 2, 3),
      text: 'AQID',
    },
    { what: 'a DataView', given: new DataView(bytes(9, 1, 2, 3), 1), text: 'AQID' },
    {
      what: 'the bytes of wider elements',
      given: new Uint32Array(bytes(1, 2, 3, 4, 5, 6, 7, 8)),
      text: 'AQIDBAUGBwg',
    },
  ]) {
    test(`gives base64url of ${what}`, () => {
      assert.equal(encodeBytes(given), text);
    });
  }

  test('gives what decodeBytes() takes, whatever the bytes', () => {
    for (let length = 0; length < 70; length++) {
      const given = crypto.getRandomValues(new Uint8Array(length));
      const text = encodeBytes(given);
      assert.match(text, /^[\w-]*$/);
      assert.deepEqual(new Uint8Array(decodeBytes(text, 'challenge')), given);
    }
  });

  test('takes bytes of another realm', async () => {
    const { view } = await openFrame({
      srcdoc: '<script>buffer = new ArrayBuffer(2); view = new Uint8Array([1, 2, 3])</script>',
    });
    const realm = view as unknown as { readonly buffer: ArrayBuffer; readonly view: Uint8Array };
    assert.notInstanceOf(realm.buffer, ArrayBuffer);
    assert.equal(encodeBytes(realm.buffer), 'AAA');
    assert.equal(encodeBytes(realm.view), 'AQID');
  });
});
