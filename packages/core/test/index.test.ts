import * as core from '@second-factor/core';
import * as keys from '@second-factor/core/keys';
import * as ompass from '@second-factor/core/ompass';
import * as u2f from '@second-factor/core/u2f';
import * as webauthn from '@second-factor/core/webauthn';
import { assert } from 'chai';

/** What each entry exports. */
const entries = {
  keys: [
    'autofillKey',
    'netiq',
    'registerKey',
    'registerQuietly',
    'signInWithKey',
    'site',
    'zitadel',
    'zitadelV1',
  ],
  ompass: ['callback', 'login', 'ompass', 'rejoin', 'resume'],
  webauthn: [
    'authenticate',
    'capabilities',
    'register',
    'requireWebAuthn',
    'signalAllAcceptedCredentials',
    'signalCurrentUserDetails',
    'signalUnknownCredential',
  ],
};

suite('the package', () => {
  test('exports what its readers call, and nothing else', () => {
    assert.hasAllKeys(core, [
      'PopupBlockedError',
      'SecondFactorError',
      'isSecondFactorError',
      ...Object.values(entries).flat(),
      ...Object.keys(u2f),
    ]);
  });

  for (const [name, entry] of Object.entries({ keys, ompass, webauthn })) {
    test(`exports ${name} by itself too`, () => {
      assert.hasAllKeys(entry, entries[name as keyof typeof entries]);
      assert.include(core, entry);
    });
  }
});
