import type { SecondFactorErrorCode } from '@second-factor/core';

/** What every element may have to say. */
export interface CommonStrings {
  readonly cancel: string;
  readonly cancelled: string;
  readonly connecting: string;
  /** The browser kept a window from opening. */
  readonly errorBlocked: string;
  /** The page is framed by another site, and the browser keeps the two apart. */
  readonly errorEmbedded: string;
  /** A deadline passed, something expired, or what came back was not begun on this page. */
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
  readonly verifying: string;
}

/** The labels of the fields that logins make. */
export interface FieldStrings {
  /** The name or the password is wrong; it never says which. */
  readonly errorPassword: string;
  readonly password: string;
  /** Below a field that was left empty. */
  readonly required: string;
  readonly showPassword: string;
  readonly userId: string;
}

/** What `<ompass-login>` says. */
export interface OmpassLoginStrings extends FieldStrings {
  readonly continueHere: string;
  readonly login: string;
  readonly maybeClosed: string;
  readonly openWindow: string;
  readonly prompt: string;
  readonly promptHint: string;
}

/** What `<ompass-callback>` says. */
export interface OmpassCallbackStrings {
  readonly callbackClose: string;
  readonly callbackDelivered: string;
  readonly callbackLost: string;
  readonly callbackNone: string;
  readonly callbackWorking: string;
}

/** What all elements for keys say. */
export interface KeyStrings {
  /** The page came by plain http, where browsers have no keys. */
  readonly errorInsecure: string;
  /** The key, or what stands in for it, failed or is of the wrong kind. */
  readonly errorKey: string;
  /** Nobody is logged in whose keys they could be. */
  readonly errorLogin: string;
  /** Whoever wants to log in has no key yet. */
  readonly errorNoKeys: string;
  readonly errorNotRegistered: string;
  readonly errorRegistered: string;
  readonly keyName: string;
}

/** What the elements say that ask for a key. */
export interface KeyPromptStrings extends KeyStrings {
  /** No key is connected to the computer. */
  readonly errorConnectKey: string;
  /** NetIQ's Device Service does not answer. */
  readonly errorDeviceService: string;
  /** The browser keeps the page from programs on the computer, or waits for the person to allow it. */
  readonly errorLocalNetwork: string;
  /** The key's answer goes along with the page's form. */
  readonly keyReady: string;
  /** Where a form cannot be sent without a key. */
  readonly keyRequired: string;
  /** Nobody touched a key, or the browser's question was cancelled. */
  readonly noKey: string;
  readonly touchHint: string;
  readonly touchKey: string;
}

/** What `<u2f-register>` says. */
export interface U2fRegisterStrings extends KeyPromptStrings {
  readonly register: string;
  readonly registerAnother: string;
  readonly registered: string;
}

/** What `<u2f-login>` says. */
export interface U2fLoginStrings extends FieldStrings, KeyPromptStrings {
  readonly useKey: string;
}

/** What `<u2f-keys>` says; `{name}` and `{date}` stand for what they say. */
export interface U2fKeysStrings extends KeyStrings {
  readonly keep: string;
  readonly keyCreated: string;
  readonly keyRemoved: string;
  readonly keyRenamed: string;
  readonly keyUsed: string;
  readonly keys: string;
  readonly noKeys: string;
  readonly remove: string;
  /** Asked before a key is removed that is not the only one. */
  readonly removeKey: string;
  readonly removeLastKey: string;
  readonly rename: string;
  readonly save: string;
  /** A key without a name. */
  readonly unnamed: string;
}

/** Every string of every element: what a whole translation has. */
export interface Strings
  extends
    CommonStrings,
    OmpassLoginStrings,
    OmpassCallbackStrings,
    U2fRegisterStrings,
    U2fLoginStrings,
    U2fKeysStrings {}

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
