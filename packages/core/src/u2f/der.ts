import { malformed } from './refusals.js';

/** One element of DER: its tag, where its content starts, and where it ends. */
export interface DerElement {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** The tags that certificates and signatures are read by (ITU-T X.690, 8). */
export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  sequence: 0x30,
  /** `[3]`, in which a certificate has its extensions (RFC 5280, 4.1). */
  extensions: 0xa3,
} as const;

/**
 * Finds the element at a place. Nothing inside it is looked at.
 * @param what - names it in the error
 * @param tag - the one it must have; any when left out
 * @throws {SecondFactorError} `bad_response` when there is none, its length is not in the shortest form
 *   (X.690, 10.1), or it runs past the end
 */
export function readDer(bytes: Uint8Array, at: number, what: string, tag?: number): DerElement {
  const [found, first = 0] = bytes.subarray(at, at + 2);
  if (found === undefined || (tag ?? found) !== found) {
    throw malformed(`${what} is not in DER form`);
  }
  const start = at + 2 + (first < 0x80 ? 0 : first - 0x80);
  const length = first < 0x80 ? first : readLength(bytes.subarray(at + 2, start));
  if (length === undefined) throw malformed(`${what} has a length that is not in DER form`);
  if (start + length > bytes.length) throw malformed(`${what} runs past the end of the message`);
  return { tag: found, start, end: start + length };
}

/** A length in digits of its own; `undefined` when it should have had fewer of them, or none. */
function readLength(digits: Uint8Array): number | undefined {
  // Huge when there are many, and never infinite: there are 127 at most.
  const length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  return length >= Math.max(0x80, 256 ** (digits.length - 1)) ? length : undefined;
}

/**
 * The elements inside one, one after the other.
 * @throws {SecondFactorError} `bad_response` when they do not fill it
 */
export function readChildren(bytes: Uint8Array, parent: DerElement, what: string): DerElement[] {
  const inside = bytes.subarray(0, parent.end);
  const children: DerElement[] = [];
  let at = parent.start;
  while (at < parent.end) {
    const child = readDer(inside, at, what);
    children.push(child);
    at = child.end;
  }
  return children;
}
