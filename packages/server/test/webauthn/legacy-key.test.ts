import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { legacyKey, type LegacyKeyRecord, memoryStore } from '@second-factor/server';
import { codeOf } from '../support/browser.js';
import { onlyKey, openKeySite } from '../support/key-site.js';
import { softKey } from '../support/soft-key.js';

const appId = 'https://site.example/app-id.json';

/** A site that has taken over a key from its U2F server, as its migration would. */
async function openWithLegacyKey(
  options: Parameters<typeof openKeySite>[0] = { appId },
  record: Partial<LegacyKeyRecord> = {},
) {
  const store = memoryStore();
  const key = softKey();
  const registered = key.registerByU2f(record.appId ?? appId);
  const old = legacyKey({ userId: 'alice', counter: 7, appId, ...registered, ...record });
  assert.ok(await store.add(old));
  const site = openKeySite({ store, ...options });
  return { site, browser: site.open(), key, old };
}

suite('an old U2F key', () => {
  test('logs in by its App ID', async () => {
    const { site, browser, key, old } = await openWithLegacyKey();
    const begun = await browser.beginLogin();
    assert.deepEqual(begun.publicKey.extensions, { appid: appId });
    assert.deepEqual(begun.publicKey.allowCredentials, [{ id: old.id, type: 'public-key' }]);
    const response = await browser.finishLogin(key.get(begun.publicKey, { counter: 8 }), begun);
    assert.equal(response.status, 201);
    assert.equal(site.sessions[0]?.keyId, old.id);
    assert.equal((await onlyKey(site.store)).counter, 8);
  });

  for (const [name, lie] of Object.entries({
    'without the word that it was used': { appid: false },
    'with another word for it': { appid: 'true' },
    'for the RP ID, with the word': { rpId: 'site.example' },
    'for another App ID': { rpId: 'https://site.example/other.json' },
    'for the origin': { rpId: 'https://site.example' },
    'with another key': { isForged: true },
    'from another site': { origin: 'https://evil.example' },
  })) {
    test(`is refused when it signs ${name}`, async () => {
      const { site, browser, key } = await openWithLegacyKey();
      const begun = await browser.beginLogin();
      const credential = key.get(begun.publicKey, { counter: 8, ...lie });
      const response = await browser.finishLogin(credential, begun);
      assert.equal(await codeOf(response), 'credential_refused');
      assert.deepEqual(site.sessions, []);
    });
  }

  test('is refused when its counter is behind', async () => {
    const { browser, key } = await openWithLegacyKey();
    const begun = await browser.beginLogin();
    const response = await browser.finishLogin(key.get(begun.publicKey, { counter: 7 }), begun);
    assert.equal(await codeOf(response), 'counter_not_increased');
  });

  test('of another App ID is not listed, and not taken', async () => {
    const other = 'https://site.example/other.json';
    for (const options of [{ appId }, {}]) {
      const { browser } = await openWithLegacyKey(options, { appId: other });
      const fields = { user_id: 'alice', password: 'correct horse "battery" staple' };
      const response = await browser.post('/auth/keys/authenticate/begin', fields);
      assert.equal(await codeOf(response), 'not_registered');
    }
    const { site, browser, key, old } = await openWithLegacyKey({ appId }, { appId: other });
    const second = legacyKey({
      userId: 'alice',
      counter: 0,
      appId,
      ...softKey().registerByU2f(appId),
    });
    await site.store.add(second);
    const begun = await browser.beginLogin();
    assert.deepEqual(begun.publicKey.allowCredentials, [{ id: second.id, type: 'public-key' }]);
    const lied = {
      ...begun.publicKey,
      allowCredentials: [{ id: old.id }],
      extensions: { appid: other },
    };
    const response = await browser.finishLogin(key.get(lied, { counter: 8 }), begun);
    assert.equal(await codeOf(response), 'credential_refused');
  });

  test('stands beside new keys, and the App ID counts for itself alone', async () => {
    const { site, browser, key } = await openWithLegacyKey();
    browser.enter('alice');
    const registration = await browser.beginRegistration();
    const fresh = softKey();
    await browser.finishRegistration(fresh.create(registration.publicKey), registration);
    for (const { signer, lie, status } of [
      { signer: fresh, lie: {}, status: 201 },
      { signer: key, lie: { counter: 8 }, status: 201 },
      // A new key that says it had signed for the App ID.
      { signer: fresh, lie: { rpId: appId, appid: true }, status: 403 },
    ]) {
      const begun = await browser.beginLogin();
      assert.equal(begun.publicKey.allowCredentials.length, 2);
      assert.equal(begun.publicKey.extensions?.['appid'], appId);
      const response = await browser.finishLogin(signer.get(begun.publicKey, lie), begun);
      assert.equal(response.status, status);
    }
    assert.equal(site.sessions.length, 2);
  });

  test('is excluded from a new registration by its App ID', async () => {
    const { browser, old } = await openWithLegacyKey();
    browser.enter('alice');
    const { publicKey } = await browser.beginRegistration();
    assert.equal(publicKey.extensions['appidExclude'], appId);
    assert.deepEqual(publicKey.excludeCredentials, [{ id: old.id, type: 'public-key' }]);
    assert.match(publicKey.user.id, /^[\w-]{43}$/);
  });

  test('brings no extension along for who has none', async () => {
    const { browser } = await openWithLegacyKey();
    browser.enter('bob');
    const registration = await browser.beginRegistration();
    assert.ok(!('appidExclude' in registration.publicKey.extensions));
    const key = softKey();
    await browser.finishRegistration(key.create(registration.publicKey), registration);
    const login = { user_id: 'bob', password: 'correct horse "battery" staple' };
    assert.equal((await browser.beginLogin(login)).publicKey.extensions, undefined);
  });

  test('does not log in without a password', async () => {
    const modes = ['passwordless', 'second-factor'] as const;
    const { site, browser, key, old } = await openWithLegacyKey({ appId, modes });
    const begun = await browser.beginLogin({ mode: 'passwordless' });
    assert.equal(begun.publicKey.extensions, undefined);
    const asked = {
      ...begun.publicKey,
      allowCredentials: [{ id: old.id }],
      extensions: { appid: appId },
    };
    // Even if it could verify the person.
    const response = await browser.finishLogin(key.get(asked, { counter: 8, flags: 0x05 }), begun);
    assert.equal(await codeOf(response), 'credential_refused');
    assert.deepEqual(site.sessions, []);
  });

  test('is never looked for inside the computer', async () => {
    const store = memoryStore();
    const record = { userId: 'alice', counter: 0, appId, ...softKey().registerByU2f(appId) };
    await store.add({ ...legacyKey(record), transports: ['internal', 'usb'] });
    const browser = openKeySite({ store, appId }).open();
    const [descriptor] = (await browser.beginLogin()).publicKey.allowCredentials;
    assert.deepEqual(descriptor?.transports, ['usb']);
  });
});

suite('a record of a U2F server', () => {
  const point = Uint8Array.of(4, ...Array.from({ length: 64 }, (_, index) => index + 1));
  const record: LegacyKeyRecord = {
    userId: 'alice',
    keyHandle: '-_-_',
    publicKey: point,
    counter: 3,
    appId,
  };

  test('becomes a key with a public key of 77 bytes', () => {
    const key = legacyKey({ ...record, name: 'Old', created: 5, transports: ['usb', 'bt'] });
    const { publicKey, ...rest } = key;
    assert.deepEqual(rest, {
      id: '-_-_',
      userId: 'alice',
      userHandle: undefined,
      name: 'Old',
      counter: 3,
      transports: ['usb'],
      appId,
      created: 5,
      lastUsed: undefined,
    });
    const [x, y] = [point.slice(1, 33), point.slice(33)];
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    assert.equal(hex(publicKey), `a5010203262001215820${hex(x)}225820${hex(y)}`);
  });

  test('may be in base64 of any kind', () => {
    const base64 = Buffer.from(point).toString('base64');
    for (const publicKey of [base64, Buffer.from(point).toString('base64url')]) {
      assert.deepEqual(
        legacyKey({ ...record, publicKey, created: 0 }),
        legacyKey({ ...record, created: 0 }),
      );
    }
    for (const [keyHandle, id] of [
      ['+/+/', '-_-_'],
      ['+/8=', '-_8'],
      ['-_8', '-_8'],
      ['+w==', '-w'],
    ] as const) {
      assert.equal(legacyKey({ ...record, keyHandle }).id, id);
    }
  });

  for (const wrong of [
    { keyHandle: '' },
    { keyHandle: 'A' },
    { keyHandle: 'a b' },
    { keyHandle: 'A'.repeat(342) },
    { publicKey: point.slice(1) },
    { publicKey: Uint8Array.of(2, ...point.slice(1)) },
    { publicKey: '!' },
    { counter: -1 },
    { counter: 1.5 },
    { counter: 2 ** 32 },
    { appId: 'site.example' },
    { userId: '' },
  ]) {
    test(`is a TypeError with ${JSON.stringify(wrong).slice(0, 50)}`, () => {
      const message = new RegExp(`^${Object.keys(wrong).join()} must`);
      assert.throws(() => legacyKey({ ...record, ...wrong }), { name: 'TypeError', message });
    });
  }
});
