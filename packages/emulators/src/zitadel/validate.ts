import { GrpcError } from './errors.js';

/**
 * Checks the length of a required text.
 *
 * @throws {@link GrpcError} 3, which has no `details`
 */
export function requireLength(field: string, value: string, most = 200): void {
  // Counted in code points, as Go counts runes.
  const { length } = Array.from(value);
  if (length >= 1 && length <= most) return;
  throw new GrpcError(
    3,
    `invalid ${field}: value length must be between 1 and ${most} runes, inclusive`,
  );
}

/**
 * Checks the length of required bytes.
 *
 * @throws {@link GrpcError} 3, which has no `details`
 */
export function requireSize(field: string, value: Uint8Array, least: number, most: number): void {
  if (value.length >= least && value.length <= most) return;
  throw new GrpcError(
    3,
    `invalid ${field}: value length must be between ${least} and ${most} bytes, inclusive`,
  );
}

/**
 * Checks that a required message came.
 *
 * @throws {@link GrpcError} 3, which has no `details`
 */
export function requirePresent<Value>(field: string, value: Value | undefined): Value {
  if (value === undefined) throw new GrpcError(3, `invalid ${field}: value is required`);
  return value;
}
