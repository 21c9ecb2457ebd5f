import { assert } from 'chai';
import { isSecondFactorError } from '../../src/errors.js';
import { readAttestationObject, writeAttestationObject } from '../../src/u2f/attestation-object.js';
import { certificateTransports } from '../../src/u2f/certificate-transports.js';
import { readClientData } from '../../src/u2f/client-data.js';
import { readCoseKey, writeCoseKey } from '../../src/u2f/cose-key.js';
import { readRegistrationData, writeRegistrationData } from '../../src/u2f/registration-data.js';
import { readSignatureData, writeSignatureData } from '../../src/u2f/signature-data.js';
import { toU2fRegistration } from '../../src/u2f/to-u2f-registration.js';
import { toU2fSignature } from '../../src/u2f/to-u2f-signature.js';
import { toWebauthnAssertion } from '../../src/u2f/to-webauthn-assertion.js';
import { toWebauthnAttestation } from '../../src/u2f/to-webauthn-attestation.js';
import { unhex } from './bytes.js';
import { join, newSeed, type Random, randomOf } from './random.js';
import { certificates, moved, registrations, signatures, w3c } from './vectors.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is right, of each kind; it is changed before it is read. */
const samples = {
  registration: registrations.map(({ registrationData }) => unhex(registrationData)),
  signature: signatures.map(({ signatureData }) => unhex(signatureData)),
  clientData: signatures.map(({ clientData }) => new TextEncoder().encode(clientData)),
  certificate: certificates.map((certificate) => unhex(certificate.hex)),
  attestation: [unhex(w3c.created.attestationObject), unhex(moved.attestationObject)],
  coseKey: [unhex(w3c.cosePublicKey), unhex(moved.cosePublicKey)],
  authenticatorData: [unhex(w3c.used.authenticatorData), unhex(moved.authenticatorData)],
} as const;

type Sample = keyof typeof samples;
type Reader = (bytes: Bytes) => unknown;

/** What a reader gives must make the bytes again that it has read. */
const readers: Readonly<Partial<Record<Sample, Reader>>> = {
  registration: (bytes) => assertSame(writeRegistrationData(readRegistrationData(bytes)), bytes),
  signature: (bytes) => assertSame(writeSignatureData(readSignatureData(bytes)), bytes),
  clientData: readClientData,
  certificate: certificateTransports,
  attestation: (bytes) => assertSame(writeAttestationObject(readAttestationObject(bytes)), bytes),
  coseKey: (bytes) => assertSame(writeCoseKey(readCoseKey(bytes)), bytes),
};

const { appId } = w3c;
const signature = unhex(w3c.used.signature);
const clientDataJSON = 'e30';

const converters: typeof readers = {
  attestation: (attestationObject) =>
    toU2fRegistration({ response: { attestationObject, clientDataJSON } }, { appId }),
  authenticatorData: (authenticatorData) =>
    toU2fSignature(
      { rawId: 'AQ', response: { authenticatorData, signature, clientDataJSON } },
      { appId },
    ),
  registration: (bytes) => toWebauthnAttestation(bytes, { appId }),
  signature: (bytes) => toWebauthnAssertion(bytes, { appId }),
};

/** Bytes that lengths, tags and flags turn on. */
const edges = [
  0, 1, 2, 4, 5, 0x1f, 0x30, 0x58, 0x59, 0x5f, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xa3, 0xff,
];

const changes: readonly ((random: Random, bytes: Bytes) => Bytes)[] = [
  (random) => random.bytes(random.below(random.pick([8, 80, 1500]))),
  (random, bytes) => bytes.slice(0, random.below(bytes.length)),
  (random, bytes) => bytes.slice(random.below(bytes.length)),
  (random, bytes) => join(bytes, random.bytes(1 + random.below(9))),
  (random, bytes) => bytes.with(random.below(bytes.length), random.below(256)),
  (random, bytes) => bytes.with(random.below(bytes.length), random.pick(edges)),
  function insert(random, bytes) {
    const at = random.below(bytes.length);
    return join(bytes.slice(0, at), random.bytes(1 + random.below(4)), bytes.slice(at));
  },
  function remove(random, bytes) {
    const at = random.below(bytes.length);
    return join(bytes.slice(0, at), bytes.slice(at + 1 + random.below(4)));
  },
  function repeat(random, bytes) {
    const at = random.below(bytes.length);
    const end = at + random.below(bytes.length - at);
    return join(bytes.slice(0, end), bytes.slice(at));
  },
];

/** One in eight stays as it was, so that a reader that refuses everything is found out. */
function changed(random: Random, bytes: Bytes): Bytes {
  if (random.below(8) === 0) return bytes;
  const made = random.pick(changes)(random, bytes);
  return made.length > 0 && random.below(3) === 0 ? random.pick(changes)(random, made) : made;
}

function assertSame(made: Bytes, bytes: Bytes): void {
  if (made.length === bytes.length && made.every((byte, at) => byte === bytes[at])) return;
  throw new Error('It is not what was read');
}

/** Hands changed samples to their reader; says how many were still right. */
async function attack(name: Sample, read: Reader, rounds: number, seed: number): Promise<number> {
  const random = randomOf(seed);
  let count = 0;
  for (let round = 0; round < rounds; round++) {
    const bytes = changed(random, random.pick<Bytes>(samples[name]));
    try {
      const result = read(bytes);
      if (result instanceof Promise) await result;
      count++;
    } catch (error) {
      if (isSecondFactorError(error) && /^(bad_response|unsupported)$/.test(error.code)) continue;
      throw new Error(`seed ${seed}, round ${round}`, { cause: error });
    }
  }
  return count;
}

suite('whatever is sent is read or refused by our own error', () => {
  for (const [what, given, rounds] of [
    ['a reader', readers, 15_000],
    ['a conversion', converters, 2500],
  ] as const) {
    for (const [name, read] of Object.entries(given) as [Sample, Reader][]) {
      test(`to ${what} of ${name}, ${rounds} times`, async function () {
        this.timeout(10_000);
        const seed = newSeed();
        assert.isAbove(await attack(name, read, rounds, seed), rounds / 50, `seed ${seed}`);
      });
    }
  }

  test('to the reader of attestations, with any one bit wrong', () => {
    const object = unhex(w3c.created.attestationObject);
    const right = readAttestationObject(object);
    for (let bit = 0; bit < object.length * 8; bit++) {
      const wrong = object.with(bit >> 3, (object[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      try {
        const read = readAttestationObject(wrong);
        const isSame = Object.entries(right).every(
          ([name, part]) => String(read[name as keyof typeof read]) === String(part),
        );
        assert.isFalse(isSame, `bit ${bit}`);
      } catch (error) {
        if (!isSecondFactorError(error)) throw error;
      }
    }
  });
});
