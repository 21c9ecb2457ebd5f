import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { androidAttestation } from '../support/android-attestation.js';
import { codeOf } from '../support/browser.js';
import { openKeySite } from '../support/key-site.js';
import { type Lie, softKey } from '../support/soft-key.js';

const lies: readonly Lie[] = [
  { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  { challenge: '' },
  { origin: 'https://evil.example' },
  { origin: 'https://site.example:8443' },
  { origin: 'https://sub.site.example' },
  { origin: 'http://site.example:80' },
  { origin: 'android:apk-key-hash:x' },
  { type: 'navigator.id.getAssertion' },
  { rpId: 'evil.example' },
  { rpId: 'https://site.example' },
  { flags: 0x00 },
  // Verified, yet not present.
  { flags: 0x04 },
  // Backed up, yet not eligible for it.
  { flags: 0x11 },
  { clientData: { crossOrigin: true } },
  { clientData: { topOrigin: 'https://frame.example' } },
  { clientData: { crossOrigin: true, topOrigin: 'https://frame.example' } },
  { clientData: { crossOrigin: 'yes' } },
  { clientData: { topOrigin: 7 } },
  { clientData: { tokenBinding: 'x' } },
];

/** Of a login alone. */
const loginLies: readonly Lie[] = [
  ...lies,
  { type: 'webauthn.create' },
  { isForged: true },
  { userHandle: 'AAAA' },
  // The flags promise data that is not there.
  { flags: 0x41 },
  { flags: 0x81 },
];

suite('a registration is refused', () => {
  for (const lie of [...lies, { type: 'webauthn.get' }]) {
    test(`with ${JSON.stringify(lie)}`, async () => {
      const site = openKeySite();
      const browser = site.open();
      browser.enter('alice');
      const begun = await browser.beginRegistration();
      const credential = softKey().create(begun.publicKey, lie);
      const response = await browser.finishRegistration(credential, begun);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'credential_refused');
      assert.deepEqual(await site.store.list('alice'), []);
      assert.ok(site.failures[0]?.detail);
    });
  }

  test('in a format for which the server would have to ask others, and nobody is asked', async () => {
    const site = openKeySite();
    const browser = site.open();
    browser.enter('alice');
    const begun = await browser.beginRegistration();
    const lies = { origin: 'https://site.example', revoked: 'http://10.0.0.1/admin' };
    const credential = await androidAttestation(begun.publicKey, lies);
    const fetched = mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('no')));
    try {
      const response = await browser.finishRegistration(credential, begun);
      assert.equal(fetched.mock.callCount(), 0);
      assert.equal(await codeOf(response), 'credential_refused');
      assert.match(site.failures[0]?.detail ?? '', /of a format/);
    } finally {
      fetched.mock.restore();
    }
  });

  test('of a key whose id is another than what it signed', async () => {
    const site = openKeySite();
    const browser = site.open();
    browser.enter('alice');
    const begun = await browser.beginRegistration();
    const credential = { ...softKey().create(begun.publicKey), id: 'AAAA', rawId: 'AAAA' };
    const response = await browser.finishRegistration(credential, begun);
    assert.equal(await codeOf(response), 'credential_refused');
  });

  for (const [name, attestationObject] of Object.entries({
    'no CBOR': 'AAAA',
    'a list': 'gA',
    'an endless map': 'v2NmbXRkbm9uZQ',
    'a map of a thousand levels': `${'gYGB'.repeat(400)}AA`,
  })) {
    test(`with ${name} for an attestation`, async () => {
      const browser = openKeySite().open();
      browser.enter('alice');
      const begun = await browser.beginRegistration();
      const credential = softKey().create(begun.publicKey);
      const response = { ...credential.response, attestationObject };
      const answer = await browser.finishRegistration({ ...credential, response }, begun);
      assert.equal(await codeOf(answer), 'credential_refused');
    });
  }
});

suite('a login is refused', () => {
  async function logIn(lie: Lie, embedded = false) {
    const site = openKeySite({ embedded });
    const browser = site.open();
    const key = softKey();
    browser.enter('alice');
    const registration = await browser.beginRegistration();
    await browser.finishRegistration(key.create(registration.publicKey), registration);
    const begun = await browser.beginLogin();
    const response = await browser.finishLogin(key.get(begun.publicKey, lie), begun);
    return { site, response };
  }

  for (const lie of loginLies) {
    test(`with ${JSON.stringify(lie)}`, async () => {
      const { site, response } = await logIn(lie);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'credential_refused');
      assert.deepEqual(site.sessions, []);
      const [key] = await site.store.list('alice');
      assert.equal(key?.counter, 0);
    });
  }

  test('in the same words, whatever was wrong', async () => {
    const texts = await Promise.all(
      loginLies.map(async (lie) => (await logIn(lie)).response.text()),
    );
    assert.equal(new Set(texts).size, 1);
  });

  test('in a frame on another site only where the site is not embedded', async () => {
    for (const clientData of [
      { crossOrigin: true },
      { crossOrigin: true, topOrigin: 'https://frame.example' },
    ]) {
      assert.equal((await logIn({ clientData }, true)).response.status, 201);
    }
  });

  test('even embedded, where the client data contradicts itself', async () => {
    const { response } = await logIn({ clientData: { topOrigin: 'https://frame.example' } }, true);
    assert.equal(await codeOf(response), 'credential_refused');
  });
});
