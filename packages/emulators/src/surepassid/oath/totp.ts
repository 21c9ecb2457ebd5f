import { createHmac } from 'node:crypto';

/** How long a code is shown, in milliseconds (RFC 6238, 4.1). */
const period = 30_000;

/** The step that a time is in. */
export function stepAt(time: number): number {
  return Math.floor(time / period);
}

/** The code of a step, six digits (RFC 4226, 5.3). */
export function totp(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.readUInt8(19) & 0xf;
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return `${number % 1_000_000}`.padStart(6, '0');
}

/** The first step from `from` to `to` whose code it is. */
export function findStep(
  secret: Uint8Array,
  code: string,
  from: number,
  to: number,
): number | undefined {
  for (let step = Math.max(from, 0); step <= to; step++) {
    if (totp(secret, step) === code) return step;
  }
  return undefined;
}
