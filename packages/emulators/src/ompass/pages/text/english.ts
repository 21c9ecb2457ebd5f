import type { Text } from './text.js';

/** The pages in English. */
export const english: Text = {
  tag: 'en',
  emulator: 'emulator',
  language: 'Language',
  userId: 'User ID',
  site: 'Site',
  timeLeft: 'Time left',
  left: '# left',
  needsScript: 'This page learns of your answer only with JavaScript switched on.',
  continue: 'Continue',
  register: {
    title: 'Register your phone',
    lead: 'Connect your phone once. From then on it approves your logins.',
    code: 'QR code to scan with the OMPASS app',
    steps: [
      'Install OMPASS from the App Store or Google Play.',
      'Open the app and choose “Scan QR code”.',
      'Scan this code and confirm with your fingerprint or face.',
    ],
  },
  authenticate: {
    title: 'Approve on your phone',
    lead: 'We sent a notification to your phone. Open it and approve this login.',
    missing: 'No notification?',
    resend: 'Send again',
    resent: 'Another notification is on its way.',
  },
  identify: {
    title: 'Log in without a password',
    lead: 'Type your user ID. We then send a notification to your phone.',
    missing: 'Type your user ID.',
    tooLong: 'A user ID has at most 30 characters.',
    unknown: 'No phone is registered for this user ID. Log in with your password to register one.',
  },
  hop: {
    title: 'Log in with OMPASS',
    lead: 'You are taken to a secure page to approve this login.',
  },
  approved: { title: 'Approved', lead: 'Taking you back to the site.' },
  denied: {
    title: 'Denied on your phone',
    lead: 'You were not logged in. Try again, or close this window.',
    again: 'Try again',
  },
  expired: {
    title: 'The time is up',
    lead: 'Nobody answered on the phone. Close this window and start again on the site.',
  },
  finished: { title: 'All done', lead: 'This was approved and used. You can close this window.' },
  lost: {
    title: 'The connection is lost',
    lead: 'This page can no longer learn of your answer.',
    reload: 'Reload',
  },
  notFound: {
    title: 'Nothing is here',
    lead: 'This address does not exist, or its time is over. Start again on the site.',
  },
  phone: {
    title: 'Your phone',
    note: 'Part of the emulator: it stands in for the OMPASS app. No real phone is asked.',
    register: 'Register this phone?',
    authenticate: 'Is it you who is logging in?',
    approve: 'Approve',
    deny: 'Deny',
    idle: 'No notification yet',
    approved: 'You approved',
    denied: 'You denied',
    expired: 'The notification expired',
  },
};
