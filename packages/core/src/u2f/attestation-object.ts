import { readByteString, writeByteString } from './cbor-bytes.js';
import { areSame, joinBytes } from './join-bytes.js';
import { type Bytes, type BytesOrText, readBytes } from './read-bytes.js';
import { inconvertible, malformed } from './refusals.js';

/** What an attestation object of the format `fido-u2f` holds (WebAuthn Level 3, 8.6). */
export interface U2fAttestation {
  readonly signature: Bytes;
  readonly certificate: Bytes;
  readonly authenticatorData: Bytes;
}

/**
 * What stands before each of the three in CBOR's canonical form (CTAP 2.1, 8), which all browsers write.
 * The letters c, g and h begin a text of 3, 7 or 8; A2 and A3 a map of so many members, 81 a list of one.
 */
const beforeFormat = joinBytes([0xa3], ascii('cfmt'));
const beforeStatement = joinBytes(beforeFormat, ascii('hfido-u2f'));
const beforeSignature = joinBytes(beforeStatement, ascii('gattStmt'), [0xa2], ascii('csig'));
const beforeCertificate = joinBytes(ascii('cx5c'), [0x81]);
const beforeData = ascii('hauthData');

/**
 * Takes an attestation object apart.
 * @param data - bytes or base64url
 * @throws {SecondFactorError} `unsupported` for every other format; `bad_response` when it is malformed
 */
export function readAttestationObject(data: BytesOrText): U2fAttestation {
  const bytes = readBytes(data, 'The attestation object');
  if (startsWith(bytes, beforeFormat) && !startsWith(bytes, beforeStatement)) {
    throw inconvertible('The format of the attestation is not fido-u2f');
  }
  const attestation = takeApart(bytes);
  // What it was taken apart into must make it again, for there is one canonical form.
  if (areSame(writeAttestationObject(attestation), bytes)) return attestation;
  throw malformed('The attestation object is cut, or not in the canonical form');
}

/** An attestation object of the format `fido-u2f`. */
export function writeAttestationObject(attestation: U2fAttestation): Bytes {
  const { signature, certificate, authenticatorData } = attestation;
  return joinBytes(
    ...[beforeSignature, writeByteString(signature)],
    ...[beforeCertificate, writeByteString(certificate)],
    ...[beforeData, writeByteString(authenticatorData)],
  );
}

/** Goes from part to part, without looking at what stands between them. */
function takeApart(bytes: Bytes): U2fAttestation {
  let at = 0;
  function next(literal: Bytes): Bytes {
    const part = readByteString(bytes, at + literal.length);
    at += literal.length + writeByteString(part).length;
    return part;
  }
  return {
    signature: next(beforeSignature),
    certificate: next(beforeCertificate),
    authenticatorData: next(beforeData),
  };
}

function ascii(text: string): Bytes {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function startsWith(bytes: Bytes, start: Bytes): boolean {
  return areSame(bytes.subarray(0, start.length), start);
}
