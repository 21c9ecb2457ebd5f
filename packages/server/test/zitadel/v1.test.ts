import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeOf } from '../support/browser.js';
import type { KeyBrowser } from '../support/key-site.js';
import { softKey } from '../support/soft-key.js';
import { openV1Site, openZitadel, url } from '../support/zitadel-site.js';

const ownPage = { headers: { 'Sec-Fetch-Site': 'same-origin' } };

async function register(browser: KeyBrowser, name?: string): Promise<Response> {
  const begun = await browser.beginRegistration(name === undefined ? {} : { name });
  return browser.finishRegistration(softKey({ origin: url }).create(begun.publicKey), begun);
}

function open() {
  const upstream = openZitadel();
  const site = openV1Site({ fetch: upstream.fetch });
  const browser = site.open();
  browser.enter('token-of-alice');
  return { upstream, site, browser };
}

suite("ZITADEL's v1 interface", () => {
  test("registers keys, and finds each one's id", async () => {
    const { browser } = open();
    const ids: string[] = [];
    for (const name of ['First', 'First', undefined]) {
      const response = await register(browser, name);
      assert.equal(response.status, 200);
      const key = (await response.json()) as { id: string; name: string };
      assert.equal(key.name, name ?? 'Security key');
      ids.push(key.id);
    }
    assert.equal(new Set(ids).size, 3);
    const keys = (await (await browser.request('/auth/keys/keys', ownPage)).json()) as {
      id: string;
    }[];
    assert.deepEqual(keys.map(({ id }) => id).sort(), ids.sort());
  });

  test("speaks with the user's own token, in base64 of JSON text", async () => {
    const { browser, upstream } = open();
    await register(browser, 'Größe');
    const base = '/auth/v1/users/me/auth_factors';
    assert.deepEqual(
      upstream.calls.map(({ path }) => path.replace(base, '')),
      ['/_search', '/u2f', '/u2f/_verify', '/_search'],
    );
    for (const { headers } of upstream.calls) {
      assert.equal(headers.get('Authorization'), 'Bearer token-of-alice');
    }
    const { verification } = upstream.calls[2]?.body as {
      verification: { publicKeyCredential: string; tokenName: string };
    };
    assert.equal(verification.tokenName, 'Größe');
    const text = Buffer.from(verification.publicKeyCredential, 'base64').toString();
    const { id, rawId, response } = JSON.parse(text) as Record<string, object>;
    assert.equal(id, rawId);
    assert.deepEqual(Object.keys(response ?? {}), ['attestationObject', 'clientDataJSON']);
  });

  test("is for ZITADEL's own domain", async () => {
    const { browser } = open();
    const { publicKey } = await browser.beginRegistration();
    assert.equal(publicKey.rp.id, 'zitadel.example');
    assert.deepEqual(publicKey.authenticatorSelection, { userVerification: 'discouraged' });
  });

  test('removes keys', async () => {
    const { browser } = open();
    const { id } = (await (await register(browser)).json()) as { id: string };
    const init = { method: 'DELETE', ...ownPage };
    assert.equal((await browser.request(`/auth/keys/keys/${id}`, init)).status, 204);
    const again = await browser.request(`/auth/keys/keys/${id}`, init);
    assert.equal(again.status, 404);
    assert.equal(await codeOf(again), 'zitadel.COMMAND-DAfb2');
    assert.equal(await codeOf(await browser.request('/auth/keys/keys/a.b', init)), 'key_not_found');
  });

  test('has no logins by key, and no renaming', async () => {
    const { browser, upstream } = open();
    for (const path of ['/authenticate/begin', '/authenticate/finish']) {
      const response = await browser.post(`/auth/keys${path}`, {});
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'method_not_offered');
    }
    const renamed = await browser.post('/auth/keys/keys/1', { name: 'x' }, { method: 'PATCH' });
    assert.equal(await codeOf(renamed), 'method_not_offered');
    assert.deepEqual(upstream.calls, []);
  });

  test('is for who is logged in, with a token that counts', async () => {
    const { site, browser } = open();
    const nobody = await site.open().request('/auth/keys/keys', ownPage);
    assert.equal(await codeOf(nobody), 'login_required');
    browser.enter('token-that-has-ended');
    const ended = await browser.request('/auth/keys/keys', ownPage);
    assert.equal(ended.status, 401);
    assert.equal(await codeOf(ended), 'zitadel.AUTH-7fs1e');
  });

  test('registers no key for another user than who began', async () => {
    const { browser } = open();
    const begun = await browser.beginRegistration();
    browser.enter('token-of-bob');
    const credential = softKey({ origin: url }).create(begun.publicKey);
    const response = await browser.finishRegistration(credential, begun);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'zitadel.WEBAU-5M9so');
  });

  test('registers no key from a frame on another site', async () => {
    const { browser, upstream } = open();
    const begun = await browser.beginRegistration();
    upstream.calls.length = 0;
    const clientData = { crossOrigin: true };
    const credential = softKey({ origin: url }).create(begun.publicKey, { clientData });
    const response = await browser.finishRegistration(credential, begun);
    assert.equal(await codeOf(response), 'credential_refused');
    assert.deepEqual(upstream.calls, []);
  });

  test('says the name alone where the list fails after the key was registered', async () => {
    const upstream = openZitadel();
    let searches = 0;
    const site = openV1Site({
      fetch: (input, init) => {
        const isSearch = new Request(input).url.endsWith('_search');
        if (isSearch && (searches += 1) > 1) return Promise.reject(new TypeError('gone'));
        return upstream.fetch(input, init);
      },
    });
    const browser = site.open();
    browser.enter('token-of-alice');
    const response = await register(browser, 'Mine');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { name: 'Mine' });
  });
});
