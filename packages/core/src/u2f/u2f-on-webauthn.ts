import { isSecondFactorError } from '../errors.js';
import { u2fErrorCode } from './error-codes.js';
import { registerU2f } from './register-u2f.js';
import { signU2f } from './sign-u2f.js';
import type { U2fRegisterResponse } from './to-u2f-registration.js';
import type { U2fSignature } from './read-answer.js';

/** What U2F's JavaScript API calls back with: an answer, or a code from 1 to 5. */
export type U2fResponse<T> =
  | (T & { readonly errorCode: 0 })
  | { readonly errorCode: 1 | 2 | 3 | 4 | 5; readonly errorMessage: string };

/** The functions of U2F's JavaScript API 1.1. */
export interface U2fOnWebauthn {
  register(
    appId: string,
    registerRequests: readonly object[],
    registeredKeys: readonly object[],
    callback: (response: U2fResponse<U2fRegisterResponse>) => void,
    timeoutSeconds?: number,
  ): void;
  sign(
    appId: string,
    challenge: string,
    registeredKeys: readonly object[],
    callback: (response: U2fResponse<U2fSignature>) => void,
    timeoutSeconds?: number,
  ): void;
}

/**
 * A stand-in for `window.u2f` (FIDO U2F JavaScript API 1.1, 3.2) that asks by WebAuthn, for pages written to
 * that interface: it calls back once, within the time given.
 */
export const u2fOnWebauthn: U2fOnWebauthn = {
  register(appId, registerRequests, registeredKeys, callback, timeoutSeconds) {
    const question = { appId, registerRequests, registeredKeys };
    settle(
      registerU2f(question, bounds(timeoutSeconds)).then(
        ({ registrationData, clientData, version }) => ({ registrationData, clientData, version }),
      ),
      callback,
    );
  },
  sign(appId, challenge, registeredKeys, callback, timeoutSeconds) {
    const question = { appId, challenge, registeredKeys };
    settle(signU2f(question, bounds(timeoutSeconds)), callback);
  },
};

/** The specification's own default is 30 s (3.2). */
function bounds(seconds?: number | null) {
  return { authenticator: 'webauthn', timeout: (seconds ?? 30) * 1000 } as const;
}

function settle<T extends object>(
  asked: Promise<T>,
  callback: (response: U2fResponse<T>) => void,
): void {
  asked.then(
    (answer) => callback({ ...answer, errorCode: 0 }),
    (error: unknown) => {
      const errorMessage = isSecondFactorError(error) ? error.message : 'It failed';
      callback({ errorCode: u2fErrorCode(error), errorMessage });
    },
  );
}
