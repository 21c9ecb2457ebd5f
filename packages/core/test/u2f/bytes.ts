import { fromHex } from '../credentials.js';

/** The bytes of a hex text. */
export function unhex(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(fromHex(text));
}

/** Bytes as a hex text. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All parts of something that are bytes, as hex texts. */
export function hexOf<T extends object>(parts: T): Record<keyof T, unknown> {
  const entries = Object.entries(parts).map(([name, part]: [string, unknown]) => [
    name,
    part instanceof Uint8Array ? hex(part) : part,
  ]);
  return Object.fromEntries(entries) as Record<keyof T, unknown>;
}
