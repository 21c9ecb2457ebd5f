import { assert } from 'chai';
import { certificateTransports } from '../../src/u2f/certificate-transports.js';
import { unhex } from './bytes.js';
import { element, join } from './random.js';
import { certificates, registrations } from './vectors.js';

const id = element(6, unhex('2b0601040182e51c020101'));

/** A certificate of which there is only what is looked at. */
function certificateWith(...extensions: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const version = element(0xa0, element(2, Uint8Array.of(2)));
  const list = element(0xa3, element(0x30, join(...extensions)));
  return element(0x30, element(0x30, join(version, element(2, Uint8Array.of(1)), list)));
}

/** Our extension, around a value in hex. */
function extension(value: string, critical = ''): Uint8Array<ArrayBuffer> {
  return element(0x30, join(id, unhex(critical), element(4, unhex(value))));
}

suite('certificateTransports', () => {
  for (const { name, hex, transports } of certificates) {
    test(`reads ${name}: ${transports.join(', ') || 'none'}`, () => {
      assert.deepEqual(certificateTransports(unhex(hex)), transports as never);
    });
  }

  for (const { name, certificate, transports } of registrations) {
    test(`reads the certificate of ${name}: ${transports.join(', ') || 'none'}`, () => {
      assert.deepEqual(certificateTransports(unhex(certificate)), transports as never);
    });
  }

  for (const { what, certificate, transports } of [
    { what: 'all six', certificate: certificateWith(extension('030202fc')), transports: 6 },
    { what: 'bits of no name', certificate: certificateWith(extension('03020003')), transports: 0 },
    { what: 'more bits', certificate: certificateWith(extension('0303008001')), transports: 1 },
    { what: 'unused bits', certificate: certificateWith(extension('03020780')), transports: 1 },
    {
      what: 'bits that are unused',
      certificate: certificateWith(extension('030207c0')),
      transports: 1,
    },
    { what: 'no bits at all', certificate: certificateWith(extension('030100')), transports: 0 },
    { what: 'no count of them', certificate: certificateWith(extension('0300')), transports: 0 },
    { what: '8 unused of 8', certificate: certificateWith(extension('03020880')), transports: 0 },
    {
      what: '9 unused of 16',
      certificate: certificateWith(extension('0303098000')),
      transports: 0,
    },
    {
      what: 'an extension that is no octets',
      certificate: certificateWith(element(0x30, join(id, element(0x30, unhex('03020780'))))),
      transports: 0,
    },
    { what: 'an other type', certificate: certificateWith(extension('04020780')), transports: 0 },
    {
      what: 'bytes after it',
      certificate: certificateWith(extension('0302078000')),
      transports: 0,
    },
    {
      what: 'a critical one',
      certificate: certificateWith(extension('03020780', '0101ff')),
      transports: 1,
    },
    { what: 'no value', certificate: certificateWith(element(0x30, id)), transports: 0 },
    { what: 'no extensions', certificate: certificateWith(), transports: 0 },
    {
      what: 'others before it',
      certificate: certificateWith(
        element(0x30, join(element(6, unhex('551d13')), element(4, unhex('3000')))),
        extension('03020780'),
      ),
      transports: 1,
    },
  ]) {
    test(`finds ${transports} in a certificate with ${what}`, () => {
      assert.lengthOf(certificateTransports(certificate), transports);
    });
  }

  test('finds none in a certificate that is cut anywhere', () => {
    const [{ hex }] = certificates as [(typeof certificates)[0]];
    const whole = unhex(hex);
    for (let length = 0; length < whole.length; length++) {
      assert.deepEqual(certificateTransports(whole.slice(0, length)), [], `${length} bytes`);
    }
  });

  for (const given of [undefined, null, 1, {}, 'no certificate', '']) {
    test(`finds none in ${given === undefined ? 'nothing' : JSON.stringify(given)}`, () => {
      assert.deepEqual(certificateTransports(given as string), []);
    });
  }
});
