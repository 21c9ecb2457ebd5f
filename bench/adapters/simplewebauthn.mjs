/** SimpleWebAuthn: `startRegistration()` and `startAuthentication()`, per simplewebauthn.dev/docs. */
import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';

export const adapter = {
  noSignal: 'no signal option; WebAuthnAbortService.cancelCeremony() takes no reason',

  register: (json) => startRegistration({ optionsJSON: json }),

  authenticate: (json, { conditional = false } = {}) =>
    startAuthentication({ optionsJSON: json, useBrowserAutofill: conditional }),

  offer: (json) => startAuthentication({ optionsJSON: json, useBrowserAutofill: true }),

  codeOf: (error) => (error instanceof WebAuthnError ? error.code : undefined),
};
