import type { SoftToken } from '../soft-token/create-soft-token.js';
import { createOperations } from './operations.js';
import type { Operations } from './operations.js';
import { DeviceServiceError } from './errors.js';
import type { DeviceErrorCode } from './errors.js';
import type { DeviceServiceOptions } from './options.js';

/** Everything one service holds. */
export interface DeviceServiceState {
  readonly options: DeviceServiceOptions;
  /** The tokens that are plugged in. */
  readonly tokens: Set<SoftToken>;
  readonly operations: Operations;
  /** The errors that the next requests get, one each. */
  readonly failures: DeviceErrorCode[];
}

/** A service's memory: the tokens of its options. */
export function createState(options: DeviceServiceOptions): DeviceServiceState {
  return {
    options,
    tokens: new Set(options.tokens),
    operations: createOperations(options.touchSeconds ?? 30),
    failures: [],
  };
}

/**
 * The tokens that are plugged in.
 *
 * @throws {@link DeviceServiceError} 1 when there is none
 */
export function requireTokens({ tokens }: DeviceServiceState): readonly SoftToken[] {
  if (tokens.size === 0) throw new DeviceServiceError(1);
  return [...tokens];
}

/**
 * Fails on demand.
 *
 * @throws {@link DeviceServiceError} with the code that was asked for
 */
export function failIfAsked({ options, failures }: DeviceServiceState): void {
  const code = failures.shift() ?? options.error;
  if (code !== undefined) throw new DeviceServiceError(code);
}
