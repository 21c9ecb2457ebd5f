import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { type KeyStore, memoryStore, type ZitadelV2Options } from '@second-factor/server';
import { androidAttestation } from '../support/android-attestation.js';
import { codeOf, markName } from '../support/browser.js';
import type { KeyBrowser } from '../support/key-site.js';
import { password } from '../support/site.js';
import { type Lie, type SoftKey, softKey } from '../support/soft-key.js';
import { stayAlive } from '../support/stay-alive.js';
import { openSite, openZitadel, serviceToken } from '../support/zitadel-site.js';

const ownPage = { headers: { 'Sec-Fetch-Site': 'same-origin' } };
const login = { user_id: 'alice', password };

async function register(browser: KeyBrowser, key: SoftKey, name = 'My key'): Promise<Response> {
  const begun = await browser.beginRegistration({ name });
  return browser.finishRegistration(key.create(begun.publicKey), begun);
}

/** A site and a browser of alice, who has registered a key. */
async function openWithKey(
  options: Partial<ZitadelV2Options> = {},
  upstream = openZitadel(),
  key = softKey(),
) {
  const site = openSite({ fetch: upstream.fetch, ...options });
  const browser = site.open();
  browser.enter('1001');
  assert.equal((await register(browser, key)).status, 200);
  return { site, browser, key, upstream };
}

suite('a registration at ZITADEL', () => {
  test('says the key that it has made, without a date', async () => {
    const { fetch } = openZitadel();
    const browser = openSite({ fetch }).open();
    browser.enter('1001');
    const response = await register(browser, softKey());
    assert.equal(response.status, 200);
    const { id, ...rest } = (await response.json()) as { id: string };
    assert.match(id, /^\d+$/);
    assert.deepEqual(rest, { name: 'My key' });
    const keys = await browser.request('/auth/keys/keys', ownPage);
    assert.deepEqual(await keys.json(), [{ id, name: 'My key', can_rename: false }]);
  });

  test("is for the page's domain, and needs no verification", async () => {
    const upstream = openZitadel();
    const browser = openSite({ fetch: upstream.fetch }).open();
    browser.enter('1001');
    const { publicKey } = await browser.beginRegistration();
    assert.equal(publicKey.rp.id, 'site.example');
    assert.deepEqual(publicKey.authenticatorSelection, { userVerification: 'discouraged' });
    assert.deepEqual(publicKey.excludeCredentials, []);
    const [call] = upstream.calls;
    assert.equal(call?.method, 'POST');
    assert.equal(call.path, '/v2/users/1001/u2f');
    assert.deepEqual(call.body, { domain: 'site.example' });
  });

  test('is for the domain, and needs the verification, that the site names', async () => {
    const { fetch } = openZitadel();
    const options = { fetch, domain: 'example', userVerification: 'required' } as const;
    const browser = openSite(options).open('https://site.example');
    browser.enter('1001');
    const { publicKey } = await browser.beginRegistration();
    assert.equal(publicKey.rp.id, 'example');
    assert.deepEqual(publicKey.authenticatorSelection, { userVerification: 'required' });
  });

  test('excludes the keys that are there', async () => {
    const { browser } = await openWithKey();
    const { publicKey } = await browser.beginRegistration();
    assert.equal(publicKey.excludeCredentials.length, 1);
  });

  test('reads challenges in padded standard base64', async () => {
    const { fetch } = openZitadel({ challengeEncoding: 'base64' });
    const { site, browser, key } = await openWithKey({ fetch });
    for (let count = 0; count < 4; count += 1) {
      const begun = await browser.beginLogin(login);
      assert.match(begun.publicKey.challenge, /^[\w-]{43}$/);
      assert.equal((await browser.finishLogin(key.get(begun.publicKey), begun)).status, 201);
    }
    assert.equal(site.sessions.length, 4);
  });

  test('is for who is logged in, and nobody else in between', async () => {
    const upstream = openZitadel();
    const browser = openSite({ fetch: upstream.fetch }).open();
    const nobody = await browser.post('/auth/keys/register/begin', {});
    assert.equal(await codeOf(nobody), 'login_required');
    assert.deepEqual(upstream.calls, []);
    browser.enter('1001');
    const begun = await browser.beginRegistration();
    browser.enter('1002');
    const other = await browser.finishRegistration(softKey().create(begun.publicKey), begun);
    const { code, title } = (await other.json()) as Record<string, unknown>;
    assert.equal(code, 'flow_mismatch');
    assert.equal(title, 'This was begun for another user');
    browser.enter('1001');
    const next = await browser.beginRegistration();
    browser.cookies.delete('session');
    const gone = await browser.finishRegistration(softKey().create(next.publicKey), next);
    assert.equal(await codeOf(gone), 'login_required');
    assert.equal(upstream.calls.length, 2);
  });

  for (const { lie, code } of [
    { lie: { challenge: 'AAAA' }, code: 'zitadel.WEBAU-3Vb9s' },
    { lie: { rpId: 'evil.example' }, code: 'zitadel.WEBAU-3Vb9s' },
    // ZITADEL itself would take these.
    { lie: { origin: 'https://evil.example' }, code: 'credential_refused' },
    { lie: { clientData: { crossOrigin: true } }, code: 'credential_refused' },
  ]) {
    test(`is refused, and no outage, with ${JSON.stringify(lie)}`, async () => {
      const { fetch } = openZitadel();
      const browser = openSite({ fetch }).open();
      browser.enter('1001');
      const begun = await browser.beginRegistration();
      const credential = softKey().create(begun.publicKey, lie);
      const response = await browser.finishRegistration(credential, begun);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), code);
      const keys = await browser.request('/auth/keys/keys', ownPage);
      assert.deepEqual(await keys.json(), []);
    });
  }

  test('is good once, and posted to ZITADEL once', async () => {
    const upstream = openZitadel();
    const browser = openSite({ fetch: upstream.fetch }).open();
    browser.enter('1001');
    const begun = await browser.beginRegistration();
    upstream.calls.length = 0;
    const credential = softKey().create(begun.publicKey);
    const answers = await Promise.all([
      browser.finishRegistration(credential, begun),
      browser.finishRegistration(credential, begun),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403]);
    assert.equal(upstream.calls.length, 1);
  });

  test('in a format for which the emulator would have to ask others is refused', async () => {
    const { fetch } = openZitadel();
    const browser = openSite({ fetch }).open();
    browser.enter('1001');
    const begun = await browser.beginRegistration();
    const lies = { origin: 'https://site.example', revoked: 'http://10.0.0.1/admin' };
    const credential = await androidAttestation(begun.publicKey, lies);
    const fetched = mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('no')));
    try {
      const response = await browser.finishRegistration(credential, begun);
      assert.equal(fetched.mock.callCount(), 0);
      assert.equal(await codeOf(response), 'zitadel.WEBAU-3Vb9s');
    } finally {
      fetched.mock.restore();
    }
  });

  test('that was replaced by another is refused', async () => {
    const { fetch } = openZitadel();
    const browser = openSite({ fetch }).open();
    browser.enter('1001');
    const first = await browser.beginRegistration();
    await browser.beginRegistration();
    const response = await browser.finishRegistration(softKey().create(first.publicKey), first);
    assert.equal(await codeOf(response), 'zitadel.WEBAU-3Vb9s');
  });
});

suite('a login at ZITADEL', () => {
  test('hands the session and its token to the site, and not to the page', async () => {
    const { site, browser, key } = await openWithKey();
    const begun = await browser.beginLogin(login);
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { name: '1001' });
    const [session] = site.sessions;
    assert.equal(session?.userId, '1001');
    assert.match(session.sessionId, /^\d+$/);
    assert.ok(session.sessionToken.length > 20);
    const told = browser.transcript.join('\n');
    assert.ok(!told.includes(session.sessionToken));
    assert.ok(!told.includes(serviceToken));
  });

  test("asks for U2F keys of the page's domain", async () => {
    const { browser, key, upstream } = await openWithKey();
    upstream.calls.length = 0;
    const begun = await browser.beginLogin(login);
    await browser.finishLogin(key.get(begun.publicKey, { userHandle: null }), begun);
    const domain = 'site.example';
    const userVerificationRequirement = 'USER_VERIFICATION_REQUIREMENT_DISCOURAGED';
    const [created, read, changed, ...more] = upstream.calls;
    assert.deepEqual(more, []);
    assert.deepEqual([created?.method, created?.path], ['POST', '/v2/sessions']);
    assert.deepEqual(created?.body, {
      checks: { user: { loginName: 'alice@acme.example' } },
      challenges: { webAuthN: { domain, userVerificationRequirement } },
      lifetime: '420s',
    });
    assert.equal(read?.method, 'GET');
    assert.equal(changed?.method, 'PATCH');
    assert.equal(changed.path, read.path);
    assert.match(JSON.stringify(changed.body), /"userHandle":""/);
    assert.equal((changed.body as { lifetime: string }).lifetime, '86400s');
  });

  test('is for the user that the site names by its id, without another call', async () => {
    const authenticate = () => ({ userId: '1001', password: 'confidential' });
    const { site, browser, key, upstream } = await openWithKey({ authenticate });
    upstream.calls.length = 0;
    const begun = await browser.beginLogin(login);
    const [call, ...more] = upstream.calls;
    assert.deepEqual(more, []);
    const { checks } = call?.body as { checks: unknown };
    assert.deepEqual(checks, { user: { userId: '1001' } });
    assert.equal((await browser.finishLogin(key.get(begun.publicKey), begun)).status, 201);
    assert.equal(site.sessions[0]?.userId, '1001');
  });

  test('takes the token from a function, each time', async () => {
    let count = 0;
    const token = () => {
      count += 1;
      return Promise.resolve(serviceToken);
    };
    const { browser } = await openWithKey({ serviceToken: token });
    assert.equal((await browser.request('/auth/keys/keys', ownPage)).status, 200);
    assert.equal(count, 3);
  });

  test('sends nothing but the headers that ZITADEL needs', async () => {
    const { browser, key, upstream } = await openWithKey();
    const begun = await browser.beginLogin(login);
    await browser.finishLogin(key.get(begun.publicKey), begun);
    for (const { headers, redirect } of upstream.calls) {
      assert.deepEqual([...headers.keys()], ['accept', 'authorization', 'content-type']);
      assert.equal(headers.get('Authorization'), `Bearer ${serviceToken}`);
      assert.equal(redirect, 'manual');
    }
  });

  test('is for who knows the password', async () => {
    const { browser, upstream } = await openWithKey();
    upstream.calls.length = 0;
    for (const user_id of ['alice', 'nobody']) {
      const fields = { user_id, password: 'wrong' };
      const response = await browser.post('/auth/keys/authenticate/begin', fields);
      assert.equal(response.status, 401);
      assert.equal(await codeOf(response), 'password_required');
    }
    assert.deepEqual(upstream.calls, []);
  });

  test('without a password is not offered, nor one where the site has no hooks', async () => {
    const { fetch } = openZitadel();
    const browser = openSite({ fetch }).open();
    const fields = { mode: 'passwordless' };
    const response = await browser.post('/auth/keys/authenticate/begin', fields);
    assert.equal(await codeOf(response), 'method_not_offered');
    const none = openSite({ fetch, authenticate: undefined, openSession: undefined }).open();
    for (const step of ['begin', 'finish']) {
      const refused = await none.post(`/auth/keys/authenticate/${step}`, login);
      assert.equal(refused.status, 403);
      assert.equal(await codeOf(refused), 'method_not_offered');
    }
    const unknown = await browser.post('/auth/keys/authenticate/begin', { mode: 'x' });
    assert.equal(await codeOf(unknown), 'invalid_request');
  });

  for (const { lie, code } of [
    { lie: { challenge: 'AAAA' }, code: 'zitadel.WEBAU-3M9si' },
    { lie: { isForged: true }, code: 'zitadel.WEBAU-3M9si' },
    { lie: { rpId: 'evil.example' }, code: 'zitadel.WEBAU-3M9si' },
    { lie: { origin: 'https://evil.example' }, code: 'credential_refused' },
    { lie: { clientData: { topOrigin: 'https://evil.example' } }, code: 'credential_refused' },
  ] satisfies { lie: Lie; code: string }[]) {
    test(`is refused, and no outage, with ${JSON.stringify(lie)}`, async () => {
      const { site, browser, key } = await openWithKey();
      const begun = await browser.beginLogin(login);
      const response = await browser.finishLogin(key.get(begun.publicKey, lie), begun);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), code);
      assert.deepEqual(site.sessions, []);
    });
  }

  test('in a frame on another site is taken where the site is embedded', async () => {
    const { browser, key } = await openWithKey({ embedded: true });
    const begun = await browser.beginLogin(login);
    const clientData = { crossOrigin: true, topOrigin: 'https://frame.example' };
    const credential = key.get(begun.publicKey, { clientData });
    assert.equal((await browser.finishLogin(credential, begun)).status, 201);
  });

  test('of a user without keys is 404', async () => {
    const { browser } = await openWithKey();
    const fields = { ...login, user_id: 'bob' };
    const response = await browser.post('/auth/keys/authenticate/begin', fields);
    assert.equal(response.status, 404);
    assert.equal(await codeOf(response), 'zitadel.WEBAU-4G8sw');
  });

  test('is good once', async () => {
    const { site, browser, key } = await openWithKey();
    const begun = await browser.beginLogin(login);
    const credential = key.get(begun.publicKey);
    assert.equal((await browser.finishLogin(credential, begun)).status, 201);
    const again = await browser.finishLogin(credential, begun);
    assert.equal(again.status, 403);
    assert.equal(await codeOf(again), 'challenge_expired');
    assert.equal(site.sessions.length, 1);
  });
});

suite('copies of a site before ZITADEL', () => {
  /** A login that is posted to two copies. */
  async function postTwice(stores: readonly [KeyStore, KeyStore]) {
    const { browser, key, upstream } = await openWithKey({ store: stores[0] });
    const other = openSite({ fetch: upstream.fetch, store: stores[1] }).open();
    const begun = await browser.beginLogin(login);
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const credential = key.get(begun.publicKey);
    assert.equal((await browser.finishLogin(credential, begun)).status, 201);
    upstream.calls.length = 0;
    const again = await other.finishLogin(credential, begun);
    assert.equal(again.status, 403);
    return { again, upstream };
  }

  test('that share a store pass a login on once', async () => {
    const store = memoryStore();
    const { again, upstream } = await postTwice([store, store]);
    assert.equal(await codeOf(again), 'challenge_expired');
    assert.deepEqual(upstream.calls, []);
  });

  test('that share none leave the session alone that the first has opened', async () => {
    const { again, upstream } = await postTwice([memoryStore(), memoryStore()]);
    assert.equal(await codeOf(again), 'zitadel.COMMAND-Ioqu5');
    assert.deepEqual(
      upstream.calls.map(({ method }) => method),
      ['PATCH'],
    );
  });
});

suite('a session at ZITADEL', () => {
  /** The sessions that ZITADEL has and that have not ended. */
  async function sessionsOf({ fetch }: ReturnType<typeof openZitadel>): Promise<unknown[]> {
    const headers = { Authorization: `Bearer ${serviceToken}` };
    const init = { method: 'POST', headers, body: '{}' };
    const response = await fetch('https://zitadel.example/v2/sessions/search', init);
    const { sessions = [] } = (await response.json()) as { sessions?: unknown[] };
    return sessions;
  }

  /** What is left of ZITADEL's time for the only session, in seconds. */
  async function secondsLeft(upstream: ReturnType<typeof openZitadel>): Promise<number> {
    const [session, ...others] = await sessionsOf(upstream);
    assert.deepEqual(others, []);
    const { expirationDate } = session as { expirationDate: string };
    return (Date.parse(expirationDate) - now) / 1000;
  }

  const now = Date.parse('2026-01-01T00:00:00Z');
  const openTimed = () => openZitadel({ now: () => now });

  test('that nobody finishes ends a minute after its state', async () => {
    const { browser, upstream } = await openWithKey({}, openTimed());
    await browser.beginLogin(login);
    assert.equal(await secondsLeft(upstream), 420);
  });

  for (const [sessionLifetime, seconds] of [
    [undefined, 86_400],
    [1000, 1],
    [2_592_000_000, 2_592_000],
    [3_600_499, 3600],
  ] as const) {
    test(`is good for ${seconds} s after a login by ${sessionLifetime ?? 'no'} option`, async () => {
      const { browser, key, upstream } = await openWithKey({ sessionLifetime }, openTimed());
      const begun = await browser.beginLogin(login);
      assert.equal((await browser.finishLogin(key.get(begun.publicKey), begun)).status, 201);
      assert.equal(await secondsLeft(upstream), seconds);
    });
  }

  test('that has ended by itself is none, and no outage', async () => {
    let time = now;
    const upstream = openZitadel({ now: () => time });
    const { browser, key } = await openWithKey({}, upstream);
    const begun = await browser.beginLogin(login);
    time += 420_000;
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'zitadel.COMMAND-Hkl3d');
  });

  for (const lie of [
    { isForged: true },
    { challenge: 'AAAA' },
    { origin: 'https://evil.example' },
  ]) {
    test(`is deleted when the key is refused, with ${JSON.stringify(lie)}`, async () => {
      const { browser, key, upstream } = await openWithKey();
      const begun = await browser.beginLogin(login);
      assert.equal((await sessionsOf(upstream)).length, 1);
      const refused = await browser.finishLogin(key.get(begun.publicKey, lie), begun);
      assert.equal(refused.status, 403);
      assert.deepEqual(await sessionsOf(upstream), []);
      const again = await browser.finishLogin(key.get(begun.publicKey), begun);
      assert.equal(again.status, 403);
      assert.equal(await codeOf(again), 'challenge_expired');
    });
  }

  test('is deleted when the site does not open one of its own', async () => {
    const openSession = () => {
      throw new Error('The database is away');
    };
    const { browser, key, upstream } = await openWithKey({ openSession });
    const begun = await browser.beginLogin(login);
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(await codeOf(response), 'hook_failed');
    assert.deepEqual(await sessionsOf(upstream), []);
  });

  test('stays when a login is posted twice', async () => {
    const { browser, key, upstream } = await openWithKey();
    const begun = await browser.beginLogin(login);
    const credential = key.get(begun.publicKey);
    assert.equal((await browser.finishLogin(credential, begun)).status, 201);
    assert.equal((await browser.finishLogin(credential, begun)).status, 403);
    assert.equal((await sessionsOf(upstream)).length, 1);
  });

  for (const [name, code, lose] of [
    ['out of reach', 'zitadel_unreachable', () => Promise.reject(new TypeError('fetch failed'))],
    ['too slow', 'zitadel_timeout', () => new Promise<Response>(() => undefined)],
    ['beside itself', 'zitadel_bad_response', () => Promise.resolve(new Response('<html>'))],
  ] as const) {
    test(`is deleted when ZITADEL has taken the key, and is ${name}`, async (context) => {
      stayAlive(context);
      const upstream = openZitadel();
      const { browser, key, site } = await openWithKey({
        deadline: 200,
        fetch: async (input, init) => {
          const answer = await upstream.fetch(input, init);
          return init?.method === 'PATCH' ? lose() : answer;
        },
      });
      const begun = await browser.beginLogin(login);
      const failed = await browser.finishLogin(key.get(begun.publicKey), begun);
      assert.equal(await codeOf(failed), code);
      assert.deepEqual(await sessionsOf(upstream), []);
      assert.deepEqual(site.sessions, []);
    });
  }

  test('is deleted when the page has gone before the answer came', async () => {
    const upstream = openZitadel();
    const page = new AbortController();
    const { browser, key, site } = await openWithKey({
      fetch: async (input, init) => {
        const answer = await upstream.fetch(input, init);
        if (init?.method === 'PATCH') page.abort();
        return answer;
      },
    });
    const { publicKey, state } = await browser.beginLogin(login);
    const body = { credential: key.get(publicKey), state };
    const init = { signal: page.signal };
    await browser.post('/auth/keys/authenticate/finish', body, init);
    assert.equal(site.failures[0]?.code, 'client_gone');
    assert.deepEqual(await sessionsOf(upstream), []);
  });

  test('that cannot be deleted changes nothing for the page', async () => {
    const upstream = openZitadel();
    const { browser, key, site } = await openWithKey({
      fetch: (input, init) =>
        init?.method === 'DELETE'
          ? Promise.reject(new TypeError('fetch failed'))
          : upstream.fetch(input, init),
    });
    const begun = await browser.beginLogin(login);
    const refused = await browser.finishLogin(key.get(begun.publicKey, { isForged: true }), begun);
    assert.equal(await codeOf(refused), 'zitadel.WEBAU-3M9si');
    assert.equal(site.failures.length, 1);
  });
});

suite('the keys at ZITADEL', () => {
  test('are removed, and only by their own user', async () => {
    const { site, browser } = await openWithKey();
    const [key] = (await (await browser.request('/auth/keys/keys', ownPage)).json()) as [
      { id: string },
    ];
    const path = `/auth/keys/keys/${key.id}`;
    const other = site.open();
    other.enter('1002');
    const strange = await other.request(path, { method: 'DELETE', ...ownPage });
    assert.equal(strange.status, 404);
    assert.equal(await codeOf(strange), 'zitadel.COMMAND-DAfb2');
    const response = await browser.request(path, { method: 'DELETE', ...ownPage });
    assert.equal(response.status, 204);
    const keys = await browser.request('/auth/keys/keys', ownPage);
    assert.deepEqual(await keys.json(), []);
  });

  test('have ids that lead to no other address', async () => {
    const { browser, upstream } = await openWithKey();
    upstream.calls.length = 0;
    for (const id of ['..%2fpasskeys%2f1', '%2e%2e', 'a%3Fb', 'x'.repeat(65)]) {
      const init = { method: 'DELETE', ...ownPage };
      const response = await browser.request(`/auth/keys/keys/${id}`, init);
      assert.equal(response.status, 404);
    }
    assert.deepEqual(upstream.calls, []);
  });

  test('cannot be renamed', async () => {
    const { browser } = await openWithKey();
    const init = { method: 'PATCH' };
    const response = await browser.post('/auth/keys/keys/1', { name: 'New' }, init);
    assert.equal(response.status, 403);
    const { code, title } = (await response.json()) as Record<string, unknown>;
    assert.equal(code, 'method_not_offered');
    assert.equal(title, 'This site does not offer that');
  });

  test('are listed for who is logged in, to pages of the site', async () => {
    const { site, browser } = await openWithKey();
    const stranger = await site.open().request('/auth/keys/keys', ownPage);
    assert.equal(await codeOf(stranger), 'login_required');
    const foreign = await browser.request('/auth/keys/keys', {
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    assert.equal(await codeOf(foreign), 'origin_refused');
  });
});

suite('the state of a ceremony at ZITADEL', () => {
  async function finishBy(change: (context: Awaited<ReturnType<typeof openWithKey>>) => void) {
    const context = await openWithKey();
    const { site, browser, key } = context;
    const begun = await browser.beginLogin(login);
    context.upstream.calls.length = 0;
    change(context);
    const response = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'challenge_expired');
    assert.deepEqual(site.sessions, []);
    assert.deepEqual(context.upstream.calls, []);
  }

  test('ends after six minutes', () => finishBy(({ site }) => site.pass(361_000)));

  test('is good in the browser that began', () =>
    finishBy(({ browser }) => void browser.cookies.delete(markName(browser))));

  test('of a registration logs nobody in', async () => {
    const { browser, key } = await openWithKey();
    const { publicKey } = await browser.beginLogin(login);
    const registration = await browser.beginRegistration();
    const response = await browser.finishLogin(key.get(publicKey), registration);
    assert.equal(await codeOf(response), 'challenge_expired');
  });
});
