import { outages } from '../outage.js';
import type { OutageOptions } from '../outage.js';

/** Somebody who has an account at the emulated SurePassID. */
export interface SurePassIdUser {
  readonly username: string;
  /** What `validate_user` and `create_session_token` ask for; without one, none is right. */
  readonly password?: string | undefined;
  /** Whether there is a device for codes at the start; not by default. */
  readonly hasOathDevice?: boolean | undefined;
  /** Whether there is a phone for questions at the start; not by default. */
  readonly hasPhone?: boolean | undefined;
  /** Everything is refused with 9007. */
  readonly isDisabled?: boolean | undefined;
}

/** A code on its way to a person. */
export interface SentCode {
  readonly kind: 'code';
  readonly username: string;
  readonly deliveryMethod: 'sms' | 'voice' | 'email';
  /** The printed serial number of the device. */
  readonly psn: string;
  /** Six digits. */
  readonly code: string;
}

/** A question on its way to a phone. */
export interface SentPush {
  readonly kind: 'push';
  readonly username: string;
  readonly deliveryMethod: 'pushsmsquestion' | 'pushapp' | 'pushappu2f';
  /** The printed serial number of the device. */
  readonly psn: string;
  /** What it is answered by. */
  readonly authnUserReqId: string;
  /** What the phone shows. */
  readonly reason: string;
}

/** How an emulated SurePassID is set up, and how it may misbehave. */
export interface SurePassIdEmulatorOptions extends OutageOptions {
  /** `spAccountLoginName`; any other is refused with 9000. */
  readonly accountName: string;
  /** `spAccountLoginKey`; any other is refused with 9000. */
  readonly accountKey: string;
  /** Everybody who has an account at the start; `add_u2f_account` and `add_oath_account` add others. */
  readonly users?: readonly SurePassIdUser[] | undefined;
  /** Further origins whose pages may use keys of an App ID. */
  readonly facets?: readonly string[] | undefined;
  /** Whether client data of WebAuthn is taken, too; not by default. */
  readonly acceptsWebAuthn?: boolean | undefined;
  /** How long a U2F challenge is good, 60 seconds by default. */
  readonly challengeSeconds?: number | undefined;
  /** How long a code that was sent is good, and a push waits, 300 seconds by default. */
  readonly codeSeconds?: number | undefined;
  /** The HTTP status of refusals, 200 by default. */
  readonly errorStatus?: number | undefined;
  /** Gets each message to a person when it is sent. */
  readonly deliver?: ((message: SentCode | SentPush) => void) | undefined;
  /** The clock, in milliseconds since 1970; by default the system's. */
  readonly now?: (() => number) | undefined;
}

/**
 * Checks the options that nothing works without.
 *
 * @throws `TypeError` when one cannot be used
 */
export function assertOptions(options: SurePassIdEmulatorOptions): void {
  const { accountName, accountKey, users = [], outage = 'none', errorStatus = 200 } = options;
  if (accountName.trim() === '') throw new TypeError('accountName is empty');
  if (accountKey.trim() === '') throw new TypeError('accountKey is empty');
  const names = users.map(({ username }) => username);
  if (names.some((name) => name.trim() === '')) throw new TypeError('a username is empty');
  if (new Set(names).size < names.length) throw new TypeError('the same username is given twice');
  const { challengeSeconds = 60, codeSeconds = 300 } = options;
  if (!(challengeSeconds > 0)) throw new TypeError('challengeSeconds is not above 0');
  if (!(codeSeconds > 0)) throw new TypeError('codeSeconds is not above 0');
  if (!Number.isInteger(errorStatus) || errorStatus < 200 || errorStatus > 599) {
    throw new TypeError('errorStatus is no status of HTTP');
  }
  if (!outages.includes(outage)) throw new TypeError(`outage is none of ${outages.join(', ')}`);
}
