import type { Strings, Translation } from './strings.js';

const strings: Strings = {
  cancel: 'Abbrechen',
  cancelled: 'Abgebrochen.',
  connecting: 'Verbindung wird hergestellt…',
  errorBlocked: 'Der Browser hat das Fenster blockiert.',
  errorEmbedded: 'Öffnen Sie diese Seite in einem eigenen Tab.',
  errorExpired: 'Nicht mehr gültig. Bitte beginnen Sie von vorn.',
  errorNetwork: 'Keine Verbindung. Bitte versuchen Sie es später noch einmal.',
  errorRefused: 'Nicht akzeptiert. Bitte versuchen Sie es noch einmal.',
  errorSetup: 'Diese Seite ist nicht richtig eingerichtet.',
  errorTooMany: 'Zu viele Versuche. Bitte versuchen Sie es später noch einmal.',
  errorUnknown: 'Etwas ist schiefgegangen. Bitte versuchen Sie es später noch einmal.',
  errorUnsupported: 'Bitte versuchen Sie es mit einem anderen Browser.',
  startAgain: 'Von vorn beginnen',
  success: 'Sie sind angemeldet.',
  verifying: 'Wird geprüft…',

  errorPassword: 'Benutzername oder Passwort ist falsch.',
  continueHere: 'In diesem Fenster fortfahren',
  login: 'Mit OMPASS anmelden',
  maybeClosed: 'Fenster geschlossen? Beginnen Sie von vorn.',
  openWindow: 'Fenster öffnen',
  password: 'Passwort',
  prompt: 'Schließen Sie die Anmeldung im anderen Fenster ab',
  promptHint: 'Es liegt vielleicht hinter diesem Fenster.',
  required: 'Bitte ausfüllen.',
  showPassword: 'Passwort anzeigen',
  userId: 'Benutzername',

  callbackClose: 'Fenster schließen',
  callbackDelivered: 'Fertig. Sie können dieses Fenster schließen.',
  callbackLost:
    'Die Seite, auf der die Anmeldung begann, ist nicht mehr da. Schließen Sie dieses Fenster und beginnen Sie von vorn.',
  callbackNone: 'Hier wartet keine Anmeldung.',
  callbackWorking: 'Anmeldung wird abgeschlossen…',

  errorConnectKey: 'Schließen Sie Ihren Schlüssel an und versuchen Sie es noch einmal.',
  errorDeviceService: 'Der Device Service läuft nicht auf diesem Computer.',
  errorLocalNetwork: 'Erlauben Sie dieser Seite, Programme auf diesem Computer zu nutzen.',
  errorInsecure: 'Sicherheitsschlüssel funktionieren nur auf https-Seiten.',
  errorKey:
    'Der Schlüssel hat nicht funktioniert. Versuchen Sie es noch einmal oder nehmen Sie einen anderen.',
  errorLogin: 'Bitte melden Sie sich zuerst an.',
  errorNoKeys: 'Für dieses Konto ist kein Sicherheitsschlüssel registriert.',
  errorNotRegistered: 'Dieser Schlüssel ist hier nicht registriert. Nehmen Sie einen anderen.',
  errorRegistered: 'Dieser Schlüssel ist schon registriert. Nehmen Sie einen anderen.',
  keyReady: 'Ihr Schlüssel ist bereit. Senden Sie jetzt das Formular ab.',
  keyRequired: 'Benutzen Sie zuerst Ihren Sicherheitsschlüssel.',
  noKey:
    'Es wurde kein Schlüssel benutzt. Versuchen Sie es noch einmal, wenn Sie Ihren Schlüssel zur Hand haben.',
  touchHint: 'Wenn er blinkt, berühren Sie ihn. Ihr Browser fragt vielleicht nach einer PIN.',
  touchKey: 'Berühren Sie Ihren Schlüssel',

  keyName: 'Name des Schlüssels',
  register: 'Sicherheitsschlüssel registrieren',
  registerAnother: 'Weiteren Schlüssel registrieren',
  registered: 'Ihr Schlüssel ist registriert.',

  useKey: 'Sicherheitsschlüssel benutzen',

  keep: 'Behalten',
  keyCreated: 'Registriert am {date}',
  keyRemoved: 'Der Schlüssel wurde entfernt.',
  keyRenamed: 'Der Schlüssel wurde umbenannt.',
  keyUsed: 'Zuletzt benutzt am {date}',
  keys: 'Ihre Sicherheitsschlüssel',
  noKeys: 'Es sind keine Sicherheitsschlüssel registriert.',
  remove: 'Entfernen',
  removeKey: '„{name}“ entfernen? Sie können sich dann nicht mehr damit anmelden.',
  removeLastKey:
    '„{name}“ entfernen, Ihren letzten Schlüssel? Sie können sich dann vielleicht nicht mehr anmelden.',
  rename: 'Umbenennen',
  save: 'Speichern',
  unnamed: 'Sicherheitsschlüssel',
};

/** German. */
export const de: Translation = { lang: 'de', strings: { ...strings } };
