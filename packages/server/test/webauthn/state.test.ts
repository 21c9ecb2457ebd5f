import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { codeOf, markName } from '../support/browser.js';
import { type KeyBrowser, type KeySite, openKeySite } from '../support/key-site.js';
import { forgedStates } from '../support/forged-state.js';
import { type SoftKey, softKey } from '../support/soft-key.js';

async function openWithKey(options: Parameters<typeof openKeySite>[0] = {}) {
  const site = openKeySite(options);
  const browser = site.open();
  const key = softKey();
  browser.enter('alice');
  const begun = await browser.beginRegistration();
  assert.equal((await browser.finishRegistration(key.create(begun.publicKey), begun)).status, 200);
  return { site, browser, key };
}

/** Logs in, with the state as `change` leaves it. */
async function logIn(
  browser: KeyBrowser,
  key: SoftKey,
  change: (state: string) => string | Promise<string> = (state) => state,
): Promise<Response> {
  const { publicKey, state } = await browser.beginLogin();
  return browser.finishLogin(key.get(publicKey), { state: await change(state) });
}

async function assertExpired(response: Response, { sessions }: KeySite): Promise<void> {
  assert.equal(response.status, 403);
  assert.equal(await codeOf(response), 'challenge_expired');
  assert.deepEqual(sessions, []);
}

suite('a challenge', () => {
  test('is good once', async () => {
    const { site, browser, key } = await openWithKey();
    const begun = await browser.beginLogin();
    assert.equal((await browser.finishLogin(key.get(begun.publicKey), begun)).status, 201);
    const again = await browser.finishLogin(key.get(begun.publicKey), begun);
    assert.equal(await codeOf(again), 'challenge_expired');
    assert.equal(site.sessions.length, 1);
  });

  test('is good for one of two logins that finish at once', async () => {
    const { site, browser, key } = await openWithKey();
    const begun = await browser.beginLogin();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => browser.finishLogin(key.get(begun.publicKey), begun)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [201, 403, 403, 403, 403]);
    assert.equal(site.sessions.length, 1);
  });

  test('is spent by a try that fails', async () => {
    const { site, browser, key } = await openWithKey();
    const begun = await browser.beginLogin();
    const forged = key.get(begun.publicKey, { isForged: true });
    assert.equal(await codeOf(await browser.finishLogin(forged, begun)), 'credential_refused');
    await assertExpired(await browser.finishLogin(key.get(begun.publicKey), begun), site);
  });

  test('is spent by a registration, too', async () => {
    const { site, browser } = await openWithKey();
    const begun = await browser.beginRegistration();
    const finish = () => browser.finishRegistration(softKey().create(begun.publicKey), begun);
    const statuses = (await Promise.all([finish(), finish()])).map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, 403]);
    assert.equal((await site.store.list('alice')).length, 2);
  });

  for (const { passed, status } of [
    { passed: 359_000, status: 201 },
    { passed: 361_000, status: 403 },
  ]) {
    test(`of five minutes answers ${status} after ${passed / 1000} s`, async () => {
      const { site, browser, key } = await openWithKey();
      const response = await logIn(browser, key, (state) => {
        site.pass(passed);
        return state;
      });
      assert.equal(response.status, status);
      if (status === 403) await assertExpired(response, site);
    });
  }

  test('lasts as long as the site says', async () => {
    const { site, browser, key } = await openWithKey({ timeout: 20_000 });
    assert.equal((await browser.beginLogin()).publicKey.timeout, 20_000);
    const response = await logIn(browser, key, (state) => {
      site.pass(81_000);
      return state;
    });
    await assertExpired(response, site);
  });
});

suite('the browser', () => {
  for (const { from, embedded, attributes } of [
    { from: 'https://site.example', embedded: false, attributes: 'Secure; SameSite=Strict' },
    { from: 'http://localhost:3000', embedded: false, attributes: 'SameSite=Strict' },
    {
      from: 'https://site.example',
      embedded: true,
      attributes: 'Secure; SameSite=None; Partitioned',
    },
  ]) {
    test(`keeps a mark with the strictest attributes: ${from} ${embedded}`, async () => {
      const browser = openKeySite({ embedded }).open(from);
      browser.enter('alice');
      const response = await browser.post('/auth/keys/register/begin', {});
      const prefix = from.startsWith('https') ? '__Host-' : '';
      assert.match(
        response.headers.get('Set-Cookie') ?? '',
        new RegExp(
          `^${prefix}second-factor-browser-[0-9a-f]=[\\w-]{43}; Max-Age=3600; Path=/; HttpOnly; ${attributes}$`,
        ),
      );
    });
  }

  test('finishes what it began in any tab', async () => {
    const { site, browser, key } = await openWithKey();
    const [first, second] = [await browser.beginLogin(), await browser.beginLogin()];
    assert.equal((await browser.finishLogin(key.get(first.publicKey), first)).status, 201);
    assert.equal((await browser.finishLogin(key.get(second.publicKey), second)).status, 201);
    assert.equal(site.sessions.length, 2);
  });

  test('finishes both of two that it began at once, on its first visit', async () => {
    const { site, key } = await openWithKey();
    const fresh = site.open();
    const begun: Awaited<ReturnType<typeof fresh.beginLogin>>[] = [];
    // Until two marks have different names: those of the same would be one after the other.
    while (fresh.cookies.size < 2) {
      fresh.cookies.clear();
      const both = [fresh.beginLogin(), fresh.beginLogin()];
      begun.splice(0, 2, ...(await Promise.all(both)));
    }
    for (const each of begun) {
      assert.equal((await fresh.finishLogin(key.get(each.publicKey), each)).status, 201);
    }
  });

  test('finishes nothing that another began', async () => {
    const { site, browser, key } = await openWithKey();
    const other = site.open();
    await other.beginLogin();
    const begun = await browser.beginLogin();
    await assertExpired(await other.finishLogin(key.get(begun.publicKey), begun), site);
  });

  test('finishes nothing once it has lost its mark', async () => {
    for (const value of [undefined, '', 'x', 'A'.repeat(43), 'A'.repeat(9000)]) {
      const { site, browser, key } = await openWithKey();
      const response = await logIn(browser, key, (state) => {
        const cookie = markName(browser);
        browser.cookies.delete(cookie);
        if (value !== undefined) browser.cookies.set(cookie, value);
        return state;
      });
      await assertExpired(response, site);
    }
  });

  test('finishes nothing by a mark under its plain name', async () => {
    const { site, browser, key } = await openWithKey();
    const response = await logIn(browser, key, (state) => {
      const cookie = markName(browser);
      browser.cookies.set(cookie.replace('__Host-', ''), browser.cookies.get(cookie) ?? '');
      browser.cookies.delete(cookie);
      return state;
    });
    await assertExpired(response, site);
  });

  test('gets a new mark in place of one that is none of ours', async () => {
    const { browser } = await openWithKey();
    const cookie = markName(browser);
    browser.cookies.set(cookie, 'planted');
    await browser.beginLogin();
    const marks = [...browser.cookies.values()].filter((value) => /^[\w-]{43}$/.test(value));
    assert.equal(marks.length, 1);
  });

  test('shows no page its mark', async () => {
    const { browser } = await openWithKey();
    const { state } = await browser.beginLogin();
    const mark = browser.cookies.get(markName(browser)) ?? '';
    assert.match(mark, /^[\w-]{43}$/);
    assert.ok(!readable(state).includes(mark));
  });
});

/** What whoever has a state can read of it. */
function readable(state: string): string {
  const parts = state.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  return [state, ...parts].join('\n');
}

suite('the state', () => {
  test('shows the page nothing but its purpose', async () => {
    const { browser } = await openWithKey();
    const { publicKey, state } = await browser.beginLogin();
    const [head = ''] = state.split('.');
    assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()), {
      alg: 'dir',
      enc: 'A256GCM',
      typ: 'second-factor-authentication+jwt',
    });
    const shown = readable(state);
    for (const text of ['alice', publicKey.challenge, 'site.example', 'second-factor/server']) {
      assert.ok(!shown.includes(text), text);
    }
  });

  test('is refused when any part of it was altered', async () => {
    const { site, browser, key } = await openWithKey();
    for (const part of [0, 1, 2, 3, 4]) {
      const response = await logIn(browser, key, (state) => {
        const parts = state.split('.');
        const text = parts[part] ?? '';
        parts[part] = (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
        return parts.join('.');
      });
      await assertExpired(response, site);
    }
  });

  for (const state of ['x', 'a.b.c', '..', 'e30.e30.', 'x'.repeat(4096)]) {
    test(`is refused when it is ${state.slice(0, 10)}`, async () => {
      const { site, browser, key } = await openWithKey();
      await assertExpired(await logIn(browser, key, () => state), site);
    });
  }

  test('is refused when it was made without the secret, or with the bare one', async () => {
    const { site, browser, key } = await openWithKey();
    const { publicKey } = await browser.beginLogin();
    const mark = browser.cookies.get(markName(browser)) ?? '';
    const now = Math.floor(Date.now() / 1000);
    const { challenge } = publicKey;
    const claims = {
      browser: createHash('sha256').update(mark).digest('base64url'),
      content: { mode: 'second-factor', userId: 'alice', challenge, rpId: 'site.example' },
      iss: '@second-factor/server',
      aud: '/auth/keys/authenticate/finish',
      jti: crypto.randomUUID(),
      iat: now,
      exp: now + 360,
    };
    for (const [, state] of await forgedStates('second-factor-authentication+jwt', claims)) {
      await assertExpired(await browser.finishLogin(key.get(publicKey), { state }), site);
    }
  });

  test('of a registration logs nobody in', async () => {
    const { site, browser, key } = await openWithKey();
    const { state } = await browser.beginRegistration();
    await assertExpired(await logIn(browser, key, () => state), site);
  });

  test('of a login registers nothing', async () => {
    const { site, browser } = await openWithKey();
    const { state } = await browser.beginLogin();
    const { publicKey } = await browser.beginRegistration();
    const response = await browser.finishRegistration(softKey().create(publicKey), { state });
    await assertExpired(response, site);
    assert.equal((await site.store.list('alice')).length, 1);
  });

  test('of another endpoint with the same secret is refused', async () => {
    const { site, browser, key } = await openWithKey();
    const elsewhere = openKeySite({ basePath: '/other', store: site.store }).open();
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    const { state } = await elsewhere.beginLogin();
    assert.equal(elsewhere.cookies.get(markName(browser)), browser.cookies.get(markName(browser)));
    await assertExpired(await logIn(browser, key, () => state), site);
  });

  test('of another host of the same site is refused', async () => {
    const origins = ['https://a.example', 'https://b.example'];
    const site = openKeySite({ origins });
    const browser = site.open('https://a.example');
    browser.enter('alice');
    const { publicKey, state } = await browser.beginRegistration();
    assert.equal(publicKey.rp.id, 'a.example');
    const other = site.open('https://b.example');
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const credential = softKey({ origin: 'https://b.example' }).create(publicKey);
    await assertExpired(await other.finishRegistration(credential, { state }), site);
  });
});

suite('the rotation of secrets', () => {
  const old = 'an old secret that has 32 bytes or more';
  const fresh = 'a fresh secret that has 32 bytes or more';

  test('takes what an old secret has sealed, and refuses what a lost one has', async () => {
    const { site, browser, key } = await openWithKey({ cookieSecret: old });
    const { store } = site;
    for (const { secrets, status } of [
      { secrets: [fresh, old], status: 201 },
      { secrets: [fresh], status: 403 },
    ]) {
      const { publicKey, state } = await browser.beginLogin();
      const copy = openKeySite({ cookieSecret: secrets, store }).open();
      for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
      assert.equal((await copy.finishLogin(key.get(publicKey), { state })).status, status);
    }
  });

  test('seals with the first', async () => {
    const { site, browser, key } = await openWithKey({ cookieSecret: [fresh, old] });
    const { publicKey, state } = await browser.beginLogin();
    const copy = openKeySite({ cookieSecret: fresh, store: site.store }).open();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    assert.equal((await copy.finishLogin(key.get(publicKey), { state })).status, 201);
  });
});
