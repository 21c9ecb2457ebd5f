import { joinBytes } from './join-bytes.js';
import type { Bytes } from './read-bytes.js';

/** A byte string in CBOR, at most 65,535 bytes, its length in the shortest form (RFC 8949, 3 and 4.2.1). */
export function writeByteString(bytes: Bytes): Bytes {
  const { length } = bytes;
  if (length < 24) return joinBytes([0x40 + length], bytes);
  return joinBytes(length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255], bytes);
}

/** The bytes of what stands at a place if it is a byte string in CBOR; else any, or none. */
export function readByteString(bytes: Bytes, at: number): Bytes {
  const [head = 0, high = 0, low = 0] = bytes.subarray(at, at + 3);
  if (head < 0x58) return bytes.slice(at + 1, at + 1 + (head & 31));
  if (head === 0x58) return bytes.slice(at + 2, at + 2 + high);
  return bytes.slice(at + 3, at + 3 + high * 256 + low);
}
