import type { SecondFactorErrorCode } from '@second-factor/core';

/** What every element may have to say. */
export interface CommonStrings {
  readonly cancel: string;
  readonly cancelled: string;
  /** The browser kept a window from opening. */
  readonly errorBlocked: string;
  /** The page is framed by another site, and the browser keeps the two apart. */
  readonly errorEmbedded: string;
  /** A deadline passed, something expired, or what came back belongs to no login of this page. */
  readonly errorExpired: string;
  readonly errorNetwork: string;
  /** The site or the provider said no. It never says to what: not which field was wrong. */
  readonly errorRefused: string;
  /** The page's author made a mistake that the person cannot mend. */
  readonly errorSetup: string;
  readonly errorTooMany: string;
  readonly errorUnknown: string;
  readonly errorUnsupported: string;
  readonly startAgain: string;
  readonly success: string;
}

/** What `<ompass-login>` says. */
export interface OmpassLoginStrings {
  readonly connecting: string;
  readonly continueHere: string;
  readonly login: string;
  readonly maybeClosed: string;
  readonly openWindow: string;
  readonly password: string;
  readonly prompt: string;
  readonly promptHint: string;
  readonly showPassword: string;
  readonly userId: string;
  readonly verifying: string;
}

/** What `<ompass-callback>` says. */
export interface OmpassCallbackStrings {
  readonly callbackClose: string;
  readonly callbackDelivered: string;
  readonly callbackLost: string;
  readonly callbackNone: string;
  readonly callbackWorking: string;
}

/** Every string of every element: what a whole translation has. */
export interface Strings extends CommonStrings, OmpassLoginStrings, OmpassCallbackStrings {}

/**
 * Strings to put in place of ours, any of them; beside the named ones also a sentence for one error
 * code alone (`timeout`) or one provider's code (`ompass.011`).
 */
export type StringOverrides = Partial<Strings> &
  Partial<Readonly<Record<SecondFactorErrorCode | `${string}.${string}`, string>>>;

/** One language, to be given to `registerTranslation()`. */
export interface Translation {
  /** Its language tag, such as `ko` or `pt-BR`. */
  readonly lang: string;
  readonly strings: StringOverrides;
}
