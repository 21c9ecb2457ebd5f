import { Problem, problem, type ProblemCode } from '../problem.js';
import type { SurePassIdReason } from './error-codes.js';
import { type Refusal, refusalOf } from './refusals.js';
import { SurePassIdError } from './surepassid-error.js';

/** What some of SurePassID's reasons mean in one place: a code of ours, or a status and a sentence. */
export type Meanings = Readonly<
  Partial<Record<SurePassIdReason | 'unnamed', ProblemCode | Refusal>>
>;

const refusedKey: Refusal = [403, 'SurePassID has refused this key'];

/** Where a key is judged; SurePassID has codes for that of which it has published no names. */
export const keyMeanings: Meanings = {
  BogusOTP: refusedKey,
  DeviceInUse: 'already_registered',
  DeviceInvalid: refusedKey,
  OTPInvalid: refusedKey,
  unnamed: refusedKey,
};

/** Where a key is asked for. */
export const noKeyMeanings: Meanings = {
  DeviceNotFound: 'not_registered',
  NoChallengeDevicesDefined: 'not_registered',
  NoDevicesDefined: 'not_registered',
};

/**
 * Asks SurePassID, and makes a problem of what it refuses.
 * @throws {Problem} what SurePassID or the way to it had to say
 */
export async function ask<T>(call: () => T | Promise<T>, meanings: Meanings = {}): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof SurePassIdError ? explain(error, meanings) : error;
  }
}

function explain(error: SurePassIdError, meanings: Meanings): Problem {
  const { code, errorCode, reason } = error;
  if (code === 'aborted') return problem('client_gone');
  if (code !== 'refused') return problem(`surepassid_${code}`, { cause: error.cause });
  const cause = `SurePassID says ${errorCode ?? 0} (${reason ?? 'no name published'})`;
  const meaning = meanings[reason ?? 'unnamed'] ?? refusalOf(reason);
  if (typeof meaning === 'string') return problem(meaning, { cause });
  const [status, title] = meaning;
  return new Problem({ code: `surepassid.${errorCode ?? 0}`, status, title }, { cause });
}
