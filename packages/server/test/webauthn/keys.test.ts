import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { codeOf } from '../support/browser.js';
import { type KeyBrowser, onlyKey, openKeySite } from '../support/key-site.js';
import { softKey } from '../support/soft-key.js';

const ownPage = { headers: { 'Sec-Fetch-Site': 'same-origin' } };

async function openWithKey() {
  let time = 1_700_000_000_000;
  const site = openKeySite({ now: () => (time += 1000) });
  const browser = site.open();
  const key = softKey();
  browser.enter('alice');
  const begun = await browser.beginRegistration({ name: 'First' });
  await browser.finishRegistration(key.create(begun.publicKey), begun);
  return { site, browser, key, ...(await onlyKey(site.store)) };
}

const list = (browser: KeyBrowser) => browser.request('/auth/keys/keys', ownPage);

function rename(browser: KeyBrowser, id: string, body: unknown): Promise<Response> {
  return browser.post(`/auth/keys/keys/${id}`, body, { method: 'PATCH' });
}

function remove(browser: KeyBrowser, id: string): Promise<Response> {
  return browser.request(`/auth/keys/keys/${id}`, { method: 'DELETE', ...ownPage });
}

suite('the keys of a user', () => {
  test('are listed, the oldest first, with their dates and nothing else', async () => {
    const { browser, key, id, created } = await openWithKey();
    const second = await browser.beginRegistration();
    await browser.finishRegistration(softKey().create(second.publicKey), second);
    const before = (await (await list(browser)).json()) as Record<string, unknown>[];
    assert.equal(before.length, 2);
    const first = { id, name: 'First', created: new Date(created).toISOString() };
    assert.deepEqual(before[0], first);
    assert.equal(before[1]?.['name'], 'Security key');
    const login = await browser.beginLogin();
    await browser.finishLogin(key.get(login.publicKey), login);
    const after = (await (await list(browser)).json()) as Record<string, unknown>[];
    assert.match(String(after[0]?.['last_used']), /^2023-11-14T22:\d\d:\d\d\.000Z$/);
    assert.ok(!('last_used' in (after[1] ?? {})));
  });

  test('get another name', async () => {
    const { browser, id, created } = await openWithKey();
    const response = await rename(browser, id, { name: '  Blue one ' });
    assert.equal(response.status, 200);
    const renamed = { id, name: 'Blue one', created: new Date(created).toISOString() };
    assert.deepEqual(await response.json(), renamed);
    assert.deepEqual(await (await list(browser)).json(), [renamed]);
  });

  for (const name of [undefined, '', '  ', 7, null, 'x'.repeat(201), 'a\tb\u0007']) {
    test(`do not get the name ${inspect(name).slice(0, 20)}`, async () => {
      const { browser, site, id } = await openWithKey();
      const response = await rename(browser, id, { name });
      assert.equal(response.status, 400);
      assert.equal(await codeOf(response), 'invalid_request');
      assert.equal((await onlyKey(site.store)).name, 'First');
    });
  }

  test('are removed', async () => {
    const { browser, id } = await openWithKey();
    const response = await remove(browser, id);
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
    assert.deepEqual(await (await list(browser)).json(), []);
    const again = await remove(browser, id);
    assert.equal(again.status, 404);
    assert.equal(await codeOf(again), 'key_not_found');
  });

  test("are nobody else's to see, name or remove", async () => {
    const { browser, site, id } = await openWithKey();
    const other = site.open();
    other.enter('bob');
    assert.deepEqual(await (await list(other)).json(), []);
    const strange = [
      rename(other, id, { name: 'Mine' }),
      remove(other, id),
      remove(other, 'x%00y'),
    ];
    for (const response of await Promise.all(strange)) {
      assert.equal(response.status, 404);
      assert.equal(await codeOf(response), 'key_not_found');
    }
    assert.equal((await onlyKey(site.store)).name, 'First');
    assert.equal(((await (await list(browser)).json()) as object[]).length, 1);
  });

  test("are nobody's who is not logged in", async () => {
    const { site, id } = await openWithKey();
    const stranger = site.open();
    for (const response of await Promise.all([
      list(stranger),
      rename(stranger, id, { name: 'Mine' }),
      remove(stranger, id),
    ])) {
      assert.equal(response.status, 401);
      assert.equal(await codeOf(response), 'login_required');
    }
  });

  test('are told to pages of the site only, without CORS headers', async () => {
    const { browser, id } = await openWithKey();
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://sub.site.example' },
      { Origin: 'https://evil.example' },
      {},
    ]) {
      for (const init of [{}, { method: 'HEAD' }]) {
        const response = await browser.request('/auth/keys/keys', { ...init, headers });
        assert.equal(response.status, 403);
      }
      const removal = { method: 'DELETE', headers };
      const response = await browser.request(`/auth/keys/keys/${id}`, removal);
      assert.equal(await codeOf(response), 'origin_refused');
    }
    const { headers } = await list(browser);
    assert.equal(headers.get('Access-Control-Allow-Origin'), null);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
  });
});

suite('an address', () => {
  for (const { method, path, allow } of [
    { method: 'GET', path: '/register/begin', allow: 'POST' },
    { method: 'GET', path: '/authenticate/finish', allow: 'POST' },
    { method: 'DELETE', path: '/keys', allow: 'GET, HEAD' },
    { method: 'GET', path: '/keys/AAAA', allow: 'PATCH, DELETE' },
  ]) {
    test(`says which methods it takes: ${method} ${path}`, async () => {
      const browser = openKeySite().open();
      const response = await browser.request(`/auth/keys${path}`, { method, ...ownPage });
      assert.equal(response.status, 405);
      assert.equal(await codeOf(response), 'method_not_allowed');
      assert.equal(response.headers.get('Allow'), allow);
    });
  }

  test('that is none is "not_found"', async () => {
    const site = openKeySite();
    for (const path of ['/auth/keys', '/auth/keys/keys/a/b', '/register/begin', '/']) {
      assert.equal(await codeOf(await site.open().request(path, ownPage)), 'not_found');
    }
    assert.equal(site.failures[0]?.operation, undefined);
  });
});
