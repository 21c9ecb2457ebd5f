import type { Texts } from './texts.js';

/** The API's messages in German. */
export const german: Texts = {
  beginLoginFailed: 'Die WebAuthn-Anmeldung konnte nicht begonnen werden',
  codeInvalid: 'Der Code ist ungültig',
  createCredentialFailed: 'Die Anmeldedaten konnten nicht erstellt werden',
  keyNotFound: 'Das WebAuthn-Token wurde nicht gefunden',
  noChallenge: 'Die Sitzung hat keine WebAuthn-Challenge',
  parseCredentialFailed: 'Die Anmeldedaten konnten nicht gelesen werden',
  serverConfigInvalid: 'Die WebAuthn-Konfiguration des Servers ist ungültig',
  sessionExpired: 'Die Sitzung ist abgelaufen',
  sessionNotFound: 'Die Sitzung existiert nicht',
  sessionTerminated: 'Die Sitzung wurde beendet',
  userIdMissing: 'Die Benutzer-ID fehlt',
  userNotFound: 'Der Benutzer wurde nicht gefunden',
  validateLoginFailed: 'Die Anmeldedaten konnten nicht geprüft werden',
};
