import type { Texts } from './texts.js';

/** The API's messages in English. */
export const english: Texts = {
  beginLoginFailed: 'The WebAuthn login could not be started',
  codeInvalid: 'The code is invalid',
  createCredentialFailed: 'The credential could not be created',
  keyNotFound: 'The WebAuthn token could not be found',
  noChallenge: 'The session has no WebAuthn challenge',
  parseCredentialFailed: 'The credential could not be read',
  serverConfigInvalid: 'The WebAuthn configuration of the server is invalid',
  sessionExpired: 'The session has expired',
  sessionNotFound: 'The session does not exist',
  sessionTerminated: 'The session has been ended',
  userIdMissing: 'The user ID is missing',
  userNotFound: 'The user could not be found',
  validateLoginFailed: 'The credential could not be verified',
};
