import { unhex } from './bytes.js';

/** Numbers and bytes that a seed decides, so that a failure can be run again. */
export interface Random {
  /** A whole number from 0, smaller than this one. */
  readonly below: (limit: number) => number;
  readonly bytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** A source of them: the generator "mulberry32". */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  return {
    below,
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
  };
}

/** A seed that differs from run to run. */
export function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** A message's parts, as a key might make them. */
export function registrationOf(random: Random, points: readonly Uint8Array<ArrayBuffer>[]) {
  return {
    publicKey: random.pick(points),
    keyHandle: random.bytes(1 + random.below(255)),
    certificate: element(0x30, random.bytes(random.below(random.pick([10, 140, 300, 1500])))),
    signature: signatureOf(random),
  };
}

/** An ECDSA signature in DER form, of two numbers of any size. */
export function signatureOf(random: Random): Uint8Array<ArrayBuffer> {
  return element(0x30, join(integerOf(random), integerOf(random)));
}

/** Points of P-256. */
export function pointsOf(random: Random, count: number): readonly Uint8Array<ArrayBuffer>[] {
  const points: Uint8Array<ArrayBuffer>[] = [];
  while (points.length < count) {
    const x = random.bytes(32).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % p;
    const y = ordinateOf(x);
    if (y) points.push(pointOf(x, y));
  }
  return points;
}

/** The y of an x; for half of them there is none. */
export function ordinateOf(x: bigint): bigint | undefined {
  const square = (x ** 3n - 3n * x + b + 3n * p) % p;
  const y = power(square, (p + 1n) / 4n);
  return y ** 2n % p === square ? y : undefined;
}

/** A point as U2F has it. */
export function pointOf(x: bigint, y: bigint): Uint8Array<ArrayBuffer> {
  return unhex(`04${text(x)}${text(y)}`);
}

/** The prime of P-256. */
export const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = result ** 2n % p;
    if (bit === '1') result = (result * base) % p;
  }
  return result;
}

function text(number: bigint): string {
  return number.toString(16).padStart(64, '0');
}

/** A positive number in DER form, in its shortest one. */
function integerOf(random: Random): Uint8Array<ArrayBuffer> {
  const bytes = random.bytes(random.pick([1, 20, 31, 32, 32, 32]));
  bytes[0] ||= 1;
  const isNegative = bytes[0] > 127;
  return element(2, isNegative ? join([0], bytes) : bytes);
}

/** An element of DER. */
export function element(tag: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = content;
  if (length < 128) return join([tag, length], content);
  if (length < 256) return join([tag, 0x81, length], content);
  return join([tag, 0x82, length >> 8, length & 255], content);
}

/** Some bytes after each other. */
export function join(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    joined.set(part, at);
    return at + part.length;
  }, 0);
  return joined;
}
