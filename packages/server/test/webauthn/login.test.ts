import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type KeyStore, memoryStore } from '@second-factor/server';
import { codeOf } from '../support/browser.js';
import { type KeyBrowser, onlyKey, openKeySite, rightPassword } from '../support/key-site.js';
import { type SoftKey, softKey } from '../support/soft-key.js';

/** Has a key registered by whoever is logged in. */
async function register(browser: KeyBrowser, key: SoftKey): Promise<Response> {
  const begun = await browser.beginRegistration();
  return browser.finishRegistration(key.create(begun.publicKey), begun);
}

suite('a registration', () => {
  test('keeps the key and says its name and date', async () => {
    const site = openKeySite({ now: () => 1_700_000_000_000 });
    const browser = site.open();
    browser.enter('alice');
    const begun = await browser.beginRegistration({ name: ' My key ' });
    const credential = softKey().create(begun.publicKey);
    const response = await browser.finishRegistration(credential, begun);
    assert.equal(response.status, 200);
    const created = '2023-11-14T22:13:20.000Z';
    assert.deepEqual(await response.json(), { id: credential.id, name: 'My key', created });
    const { publicKey, userHandle, ...key } = await onlyKey(site.store);
    assert.deepEqual(key, {
      id: credential.id,
      userId: 'alice',
      name: 'My key',
      counter: 0,
      transports: ['usb', 'nfc'],
      appId: undefined,
      created: 1_700_000_000_000,
      lastUsed: undefined,
    });
    assert.equal(publicKey.length, 77);
    assert.equal(userHandle, begun.publicKey.user.id);
  });

  for (const { begin, finish, name } of [
    { begin: {}, finish: {}, name: 'Security key' },
    { begin: { name: '  ' }, finish: { name: '' }, name: 'Security key' },
    { begin: { name: 'First' }, finish: {}, name: 'First' },
    { begin: { name: 'First' }, finish: { name: 'Second' }, name: 'Second' },
    { begin: {}, finish: { name: '😀'.repeat(200) }, name: '😀'.repeat(200) },
  ]) {
    test(`takes the name ${JSON.stringify([begin, finish]).slice(0, 60)}`, async () => {
      const browser = openKeySite().open();
      browser.enter('alice');
      const { publicKey, state } = await browser.beginRegistration(begin);
      const body = { credential: softKey().create(publicKey), state, ...finish };
      const response = await browser.post('/auth/keys/register/finish', body);
      assert.equal(((await response.json()) as { name: string }).name, name);
    });
  }

  test('tells the browser site, user and policy, and no id of the site', async () => {
    const browser = openKeySite().open();
    browser.enter('alice');
    const { publicKey, state } = await browser.beginRegistration();
    assert.deepEqual(publicKey.rp, { id: 'site.example', name: 'Site' });
    assert.match(publicKey.user.id, /^[\w-]{43}$/);
    assert.equal(publicKey.user.name, 'alice@site.example');
    assert.equal(publicKey.user.displayName, 'alice');
    assert.match(publicKey.challenge, /^[\w-]{43}$/);
    assert.equal(publicKey.timeout, 300_000);
    assert.equal(publicKey.attestation, 'none');
    assert.deepEqual(publicKey.excludeCredentials, []);
    assert.deepEqual(publicKey.authenticatorSelection, {
      residentKey: 'discouraged',
      requireResidentKey: false,
      userVerification: 'discouraged',
    });
    assert.ok(!('appidExclude' in publicKey.extensions));
    assert.ok(state.length < 4096);
  });

  for (const [modes, residentKey] of [
    [['passwordless'], 'required'],
    [['passwordless', 'second-factor'], 'preferred'],
  ] as const) {
    test(`has it ${residentKey} that a key knows its user, for ${modes.join(' and ')}`, async () => {
      const browser = openKeySite({ modes }).open();
      browser.enter('alice');
      const { publicKey } = await browser.beginRegistration();
      assert.deepEqual(publicKey.authenticatorSelection, {
        residentKey,
        requireResidentKey: residentKey === 'required',
        userVerification: residentKey,
      });
    });
  }

  test("excludes the user's keys, and gives all the same user handle", async () => {
    const site = openKeySite();
    const browser = site.open();
    browser.enter('alice');
    await register(browser, softKey());
    const { id, userHandle } = await onlyKey(site.store);
    const { publicKey } = await browser.beginRegistration();
    const descriptor = { id, transports: ['usb', 'nfc'], type: 'public-key' };
    assert.deepEqual(publicKey.excludeCredentials, [descriptor]);
    assert.equal(publicKey.user.id, userHandle);
    const other = site.open();
    other.enter('bob');
    const { publicKey: theirs } = await other.beginRegistration();
    assert.deepEqual(theirs.excludeCredentials, []);
    assert.notEqual(theirs.user.id, userHandle);
  });

  test('of a key that is there already is "already_registered", whoever it is', async () => {
    const site = openKeySite();
    const browser = site.open();
    browser.enter('alice');
    const begun = await browser.beginRegistration();
    const credential = softKey().create(begun.publicKey);
    await browser.finishRegistration(credential, begun);
    const before = await onlyKey(site.store);
    browser.enter('bob');
    const again = await browser.beginRegistration();
    const { clientDataJSON } = softKey().create(again.publicKey).response;
    const stolen = { ...credential, response: { ...credential.response, clientDataJSON } };
    const response = await browser.finishRegistration(stolen, again);
    assert.equal(response.status, 409);
    assert.equal(await codeOf(response), 'already_registered');
    assert.deepEqual(await onlyKey(site.store), before);
  });

  test('is for who is logged in only', async () => {
    const browser = openKeySite().open();
    const response = await browser.post('/auth/keys/register/begin', {});
    assert.equal(response.status, 401);
    assert.equal(await codeOf(response), 'login_required');
  });

  test('ends when the person logs out in between', async () => {
    const site = openKeySite();
    const browser = site.open();
    browser.enter('alice');
    const begun = await browser.beginRegistration();
    browser.cookies.delete('session');
    const response = await browser.finishRegistration(softKey().create(begun.publicKey), begun);
    assert.equal(response.status, 401);
    assert.deepEqual(await site.store.list('alice'), []);
  });

  test('ends when another user logs in in between', async () => {
    const site = openKeySite();
    const browser = site.open();
    browser.enter('alice');
    const begun = await browser.beginRegistration();
    browser.enter('bob');
    const response = await browser.finishRegistration(softKey().create(begun.publicKey), begun);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'flow_mismatch');
    for (const user of ['alice', 'bob']) assert.deepEqual(await site.store.list(user), []);
  });
});

suite('a login by password and key', () => {
  async function withKey(options: Parameters<typeof openKeySite>[0] = {}, key = softKey()) {
    const site = openKeySite(options);
    const browser = site.open();
    browser.enter('alice');
    const response = await register(browser, key);
    assert.equal(response.status, 200);
    browser.cookies.delete('session');
    return { site, browser, key };
  }

  test('opens the session of the user whose password was right', async () => {
    const { site, browser, key } = await withKey();
    const begun = await browser.beginLogin({
      user_id: ' Alice ',
      password: rightPassword.password,
    });
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { name: 'alice' });
    assert.equal(response.headers.getSetCookie()[0], 'session=alice; HttpOnly; Path=/');
    const [session] = site.sessions;
    const { id, counter, lastUsed } = await onlyKey(site.store);
    assert.ok(session?.request instanceof Request);
    assert.deepEqual(
      { ...session, request: undefined },
      {
        request: undefined,
        userId: 'alice',
        keyId: id,
        userVerified: false,
        mode: 'second-factor',
      },
    );
    assert.equal(counter, 1);
    assert.ok((lastUsed ?? 0) >= Date.now() - 5000);
  });

  test("lists the user's keys with their transports, and asks for no verification", async () => {
    const { site, browser } = await withKey();
    const { publicKey } = await browser.beginLogin();
    const { id } = await onlyKey(site.store);
    const { challenge, ...rest } = publicKey;
    assert.match(challenge, /^[\w-]{43}$/);
    assert.deepEqual(rest, {
      rpId: 'site.example',
      allowCredentials: [{ id, transports: ['usb', 'nfc'], type: 'public-key' }],
      timeout: 300_000,
      userVerification: 'discouraged',
    });
  });

  test('tells the site whether the key has verified the person', async () => {
    const { site, browser, key } = await withKey({}, softKey({ verifies: true }));
    const begun = await browser.beginLogin();
    await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(site.sessions[0]?.userVerified, true);
  });

  test('needs verification where the site requires it', async () => {
    const verifying = softKey({ verifies: true });
    const options = { userVerification: 'required' } as const;
    const { site, browser, key } = await withKey(options, verifying);
    const begun = await browser.beginLogin();
    assert.equal(begun.publicKey.userVerification, 'required');
    const response = await browser.finishLogin(key.get(begun.publicKey, { flags: 0x01 }), begun);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'user_verification_required');
    assert.deepEqual(site.sessions, []);
    const registration = await (browser.enter('alice'), browser.beginRegistration());
    const unverified = softKey().create(registration.publicKey);
    const refused = await browser.finishRegistration(unverified, registration);
    assert.equal(await codeOf(refused), 'user_verification_required');
  });

  test('is "not_registered" for who has no key, once the password is right', async () => {
    const { browser } = await withKey();
    const ask = (fields: object) => browser.post('/auth/keys/authenticate/begin', fields);
    const none = await ask({ ...rightPassword, user_id: 'bob' });
    assert.equal(none.status, 404);
    assert.equal(await codeOf(none), 'not_registered');
    const answers = await Promise.all(
      ['alice', 'bob', 'nobody'].map(async (user_id) =>
        (await ask({ user_id, password: 'wrong' })).text(),
      ),
    );
    assert.equal(new Set(answers).size, 1);
    assert.match(answers[0] ?? '', /password_required/);
  });

  test("does not take another user's key, and does not say that it is there", async () => {
    const { site, browser, key } = await withKey();
    const other = site.open();
    other.enter('bob');
    await register(other, softKey());
    const begun = await other.beginLogin({ ...rightPassword, user_id: 'bob' });
    const { allowCredentials } = (await browser.beginLogin()).publicKey;
    for (const credential of [
      key.get({ ...begun.publicKey, allowCredentials }),
      { ...key.get({ ...begun.publicKey, allowCredentials }), id: 'AAAA', rawId: 'AAAA' },
    ]) {
      const again = await other.beginLogin({ ...rightPassword, user_id: 'bob' });
      const response = await other.finishLogin(credential, again);
      assert.equal(response.status, 404);
      assert.equal(await codeOf(response), 'not_registered');
    }
    assert.deepEqual(site.sessions, []);
  });

  test('is over when the key was removed in between', async () => {
    const { site, browser, key } = await withKey();
    const begun = await browser.beginLogin();
    await site.store.remove('alice', (await onlyKey(site.store)).id);
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(await codeOf(response), 'not_registered');
  });

  test('is over when the key is removed while its signature is checked', async () => {
    const kept = memoryStore();
    const store: KeyStore = {
      ...kept,
      use: async (id, use) => (await kept.remove('alice', id)) && kept.use(id, use),
    };
    const { site, browser, key } = await withKey({ store });
    const begun = await browser.beginLogin();
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(await codeOf(response), 'not_registered');
    assert.deepEqual(site.sessions, []);
  });

  test('refuses a copied key, whose counter is behind', async () => {
    const { site, browser, key } = await withKey();
    const thief = key.clone();
    for (let count = 0; count < 2; count += 1) {
      const begun = await browser.beginLogin();
      assert.equal((await browser.finishLogin(key.get(begun.publicKey), begun)).status, 201);
    }
    for (const counter of [1, 2, 0]) {
      const begun = await browser.beginLogin();
      const response = await browser.finishLogin(thief.get(begun.publicKey, { counter }), begun);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'counter_not_increased');
    }
    assert.equal(site.sessions.length, 2);
    assert.equal((await onlyKey(site.store)).counter, 2);
  });

  test('takes keys that do not count', async () => {
    const { site, browser, key } = await withKey({}, softKey({ counts: false }));
    for (let count = 0; count < 2; count += 1) {
      const begun = await browser.beginLogin();
      assert.equal((await browser.finishLogin(key.get(begun.publicKey), begun)).status, 201);
    }
    assert.equal(site.sessions.length, 2);
  });

  test('is not offered without a hook for the password', async () => {
    const browser = openKeySite({ authenticate: undefined }).open();
    const fields = { mode: 'second-factor', ...rightPassword };
    const response = await browser.post('/auth/keys/authenticate/begin', fields);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'method_not_offered');
  });
});

suite('a login without a password', () => {
  async function withPasskey(key = softKey({ verifies: true })) {
    const site = openKeySite({ modes: ['passwordless'] });
    const browser = site.open();
    browser.enter('alice');
    await register(browser, key);
    browser.cookies.delete('session');
    return { site, browser, key };
  }

  test('opens the session of the user whose key has signed', async () => {
    const { site, browser, key } = await withPasskey();
    const begun = await browser.beginLogin({ mode: 'passwordless' });
    assert.deepEqual(begun.publicKey.allowCredentials, []);
    assert.equal(begun.publicKey.userVerification, 'required');
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(response.status, 201);
    const [session] = site.sessions;
    assert.equal(session?.userId, 'alice');
    assert.equal(session.mode, 'passwordless');
    assert.equal(session.userVerified, true);
  });

  test('is what a page means that names no mode, where there is no other', async () => {
    const { browser } = await withPasskey();
    assert.deepEqual((await browser.beginLogin({})).publicKey.allowCredentials, []);
  });

  test('tells nothing of a user that a page names', async () => {
    const { browser } = await withPasskey();
    const answers = await Promise.all(
      ['alice', 'nobody'].map(async (user_id) => {
        const { publicKey } = await browser.beginLogin({ mode: 'passwordless', user_id });
        return JSON.stringify({ ...publicKey, challenge: '' });
      }),
    );
    assert.equal(answers[0], answers[1]);
  });

  test('is not offered unless the site says so', async () => {
    const browser = openKeySite().open();
    const response = await browser.post('/auth/keys/authenticate/begin', { mode: 'passwordless' });
    assert.equal(await codeOf(response), 'method_not_offered');
  });

  test('needs verification, whatever userVerification says', async () => {
    const { site, browser, key } = await withPasskey();
    const begun = await browser.beginLogin({ mode: 'passwordless' });
    const response = await browser.finishLogin(key.get(begun.publicKey, { flags: 0x01 }), begun);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'user_verification_required');
    assert.deepEqual(site.sessions, []);
  });

  for (const userHandle of [null, '', 'AAAA']) {
    test(`refuses the user handle ${JSON.stringify(userHandle)}`, async () => {
      const { site, browser, key } = await withPasskey();
      const begun = await browser.beginLogin({ mode: 'passwordless' });
      const response = await browser.finishLogin(key.get(begun.publicKey, { userHandle }), begun);
      assert.equal(await codeOf(response), 'credential_refused');
      assert.deepEqual(site.sessions, []);
    });
  }

  test('is "not_registered" for a key that nobody has registered', async () => {
    const { site, browser, key } = await withPasskey();
    await site.store.remove('alice', (await onlyKey(site.store)).id);
    const begun = await browser.beginLogin({ mode: 'passwordless' });
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(response.status, 404);
    assert.equal(await codeOf(response), 'not_registered');
  });

  test('cannot be finished by the state of a login with a password, nor the other way', async () => {
    const site = openKeySite({ modes: ['passwordless', 'second-factor'] });
    const browser = site.open();
    const key = softKey({ verifies: true });
    browser.enter('alice');
    await register(browser, key);
    const passwordless = await browser.beginLogin({ mode: 'passwordless' });
    const second = await browser.beginLogin();
    const crossed = key.get(passwordless.publicKey);
    assert.equal(await codeOf(await browser.finishLogin(crossed, second)), 'credential_refused');
  });
});
