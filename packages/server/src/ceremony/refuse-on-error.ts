import { problem } from '../problem.js';

/**
 * Runs the checks of a credential. Whatever they throw, the page learns that it was refused and no
 * more: which check has failed would help a forger.
 * @throws {Problem} `credential_refused`
 */
export async function refuseOnError<T>(checks: () => T | Promise<T>): Promise<T> {
  try {
    return await checks();
  } catch (cause) {
    throw problem('credential_refused', { cause });
  }
}
