import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { surePassIdClient } from '@second-factor/server';
import { codeOf } from '../support/browser.js';
import { accountKey, accountName, openServer } from '../support/surepassid-server.js';
import { openAll, openSite, openWithKey } from '../support/surepassid-site.js';
import { u2fKey, type U2fLie } from '../support/u2f-key.js';

suite('a registration at SurePassID', () => {
  test('says the key that it has made', async (context) => {
    const { browser, emulator, site } = await openAll(context);
    const response = await browser.register(await u2fKey(), { name: ' Blue ' });
    assert.equal(response.status, 200);
    const { id, name, created } = (await response.json()) as Record<string, string>;
    assert.equal(name, 'Blue');
    assert.match(id ?? '', /^[\w-]+$/);
    assert.ok(Math.abs(Date.parse(created ?? '') - Date.now()) < 60_000);
    const [device] = emulator.devices('alice');
    assert.deepEqual([device?.name, device?.kind], ['Blue', 'u2f']);
    const keys = (await (await browser.get('/keys')).json()) as { id: string }[];
    assert.deepEqual(
      keys.map((key) => key.id),
      [id],
    );
    assert.deepEqual(site.failures, []);
  });

  test('says the id of the new key, and of no other', async (context) => {
    const { browser, emulator } = await openWithKey(context);
    const response = await browser.register(await u2fKey(), { name: 'Spare' });
    const { id } = (await response.json()) as { id: string };
    assert.equal((await browser.remove(`/keys/${id}`)).status, 204);
    assert.deepEqual(
      emulator.devices('alice').map(({ name }) => name),
      ['First'],
    );
  });

  test('says the id of the one device that has waited for its key', async (context) => {
    const { browser, emulator, server } = await openAll(context);
    const client = surePassIdClient({ server, accountName, accountKey });
    await client.addU2fDevice({ username: 'alice' });
    const response = await browser.register(await u2fKey(), { name: 'Waited for' });
    const { id } = (await response.json()) as { id: string };
    assert.equal(emulator.devices('alice')[0]?.name, 'Waited for');
    assert.equal((await browser.remove(`/keys/${id}`)).status, 204);
    assert.deepEqual(emulator.devices('alice'), []);
  });

  test('says no id where one of two devices has waited', async (context) => {
    const { browser, server } = await openWithKey(context);
    const client = surePassIdClient({ server, accountName, accountKey });
    await client.addU2fDevice({ username: 'alice' });
    const response = await browser.register(await u2fKey());
    assert.equal(response.status, 200);
    assert.equal('id' in ((await response.json()) as object), false);
  });

  test("hands the page U2F's requests, and keeps SurePassID's session", async (context) => {
    const { browser, calls } = await openAll(context);
    const begun = await browser.begin('register');
    const { appId, registerRequests, signRequests } = begun.u2f;
    assert.equal(appId, 'https://site.example');
    assert.deepEqual(signRequests, []);
    const [request, ...more] = registerRequests;
    assert.deepEqual(more, []);
    assert.deepEqual(Object.keys(request ?? {}), ['version', 'challenge', 'appId']);
    assert.ok(begun.state.length <= 4096);
    const { username, appId: asked } = calls[0]?.body ?? {};
    assert.deepEqual([username, asked], ['alice', 'https://site.example']);
  });

  test('names the keys that are registered', async (context) => {
    const { browser } = await openWithKey(context);
    const { signRequests } = (await browser.begin('register')).u2f;
    const [request, ...more] = signRequests;
    assert.deepEqual(more, []);
    assert.deepEqual(Object.keys(request ?? {}), ['version', 'challenge', 'keyHandle', 'appId']);
  });

  test('sends the messages as they came, with the session as it was', async (context) => {
    const { browser, calls } = await openAll(context);
    const begun = await browser.begin('register');
    const [request] = begun.u2f.registerRequests;
    assert.ok(request);
    // As a Device Service writes it: spaces, slashes that are escaped, another order.
    const { challenge } = request;
    const rawClientData = `{ "challenge": "${challenge}", "origin": "https:\\/\\/site.example", "typ": "navigator.id.finishEnrollment" }`;
    const answer = await (await u2fKey()).register(request, { rawClientData });
    assert.equal((await browser.finish('register', answer, begun)).status, 200);
    const sent = calls.find(({ body }) => body['type'] === 'enroll')?.body;
    assert.equal(sent?.['registrationData'], answer['registrationData']);
    assert.equal(sent?.['clientData'], answer['clientData']);
    assert.match(String(sent?.['sessionId']), /^[A-Za-z\d+/]+=*$/);
    assert.equal(sent?.['securityKeyName'], 'Security key');
    assert.equal(calls.filter(({ body }) => body['type'] === 'enroll').length, 1);
  });

  test('takes the name of the finish before that of the begin', async (context) => {
    const { browser, emulator } = await openAll(context);
    const begun = await browser.begin('register', { name: 'First' });
    const [request] = begun.u2f.registerRequests;
    assert.ok(request);
    const answer = await (await u2fKey()).register(request);
    await browser.finish('register', answer, { ...begun, name: 'Last' });
    assert.equal(emulator.devices('alice')[0]?.name, 'Last');
  });

  test('is for the App ID that the site names', async (context) => {
    const appId = 'https://example.com/app-id.json';
    const facets = ['https://site.example'];
    const { browser } = await openAll(context, { appId }, { facets });
    const begun = await browser.begin('register');
    assert.equal(begun.u2f.appId, appId);
    assert.equal(begun.u2f.registerRequests[0]?.appId, appId);
    assert.equal((await browser.register(await u2fKey())).status, 200);
  });

  test('is for the origin of the page, as far as it is one of the site', async (context) => {
    const origins = ['https://site.example', 'https://www.site.example'];
    const { site, calls } = await openAll(context, { origins });
    for (const [from, appId] of [
      ['https://www.site.example', 'https://www.site.example'],
      ['https://relay.example', 'https://site.example'],
    ] as const) {
      const browser = site.open(from);
      browser.enter('alice');
      const headers = { 'Sec-Fetch-Site': 'same-origin', Origin: from };
      await browser.send('/register/begin', {}, { headers });
      assert.equal(calls.at(-1)?.body['appId'], appId);
    }
  });

  test('is for who is logged in, and nobody else in between', async (context) => {
    const { browser, calls } = await openAll(context);
    browser.cookies.delete('session');
    const nobody = await browser.send('/register/begin');
    assert.equal(nobody.status, 401);
    assert.equal(await codeOf(nobody), 'login_required');
    assert.deepEqual(calls, []);
    browser.enter('alice');
    for (const [username, code] of [
      ['bob', 'flow_mismatch'],
      [undefined, 'login_required'],
    ] as const) {
      browser.enter('alice');
      const begun = await browser.begin('register');
      const [request] = begun.u2f.registerRequests;
      assert.ok(request);
      const answer = await (await u2fKey()).register(request);
      if (username) browser.enter(username);
      else browser.cookies.delete('session');
      calls.length = 0;
      assert.equal(await codeOf(await browser.finish('register', answer, begun)), code);
      assert.deepEqual(calls, []);
    }
  });

  for (const lie of [
    { clientData: { challenge: 'AAAA' } },
    { clientData: { origin: 'https://evil.example' } },
    { clientData: { origin: 'https://site.example.evil.example' } },
    { clientData: { origin: ['https://site.example'] } },
    { clientData: { typ: 'navigator.id.getAssertion' } },
    { clientData: { typ: undefined } },
    { clientData: { typ: undefined, type: 'webauthn.create' } },
    { clientData: { type: 'webauthn.create' } },
    { clientData: { crossOrigin: true } },
    { rawClientData: 'no JSON' },
    { rawClientData: '[]' },
    { rawClientData: 'null' },
  ] satisfies U2fLie[]) {
    test(`is refused before SurePassID sees it, with ${JSON.stringify(lie)}`, async (context) => {
      const { browser, calls, site } = await openAll(context);
      const response = await browser.register(await u2fKey(), {}, lie);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'credential_refused');
      assert.ok(calls.every(({ body }) => body['type'] !== 'enroll'));
      assert.notEqual(site.failures.at(-1)?.detail, undefined);
    });
  }

  test('is refused by SurePassID where the key has signed something else', async (context) => {
    const { browser, site } = await openAll(context);
    const response = await browser.register(await u2fKey(), {}, { signature: 'wrong' });
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'surepassid.9045');
    assert.match(site.failures[0]?.detail ?? '', /SurePassID says 9045/);
    assert.deepEqual(await (await browser.get('/keys')).json(), []);
  });

  test('of a key that is registered is "already_registered"', async (context) => {
    const { browser, emulator } = await openAll(context);
    const key = await u2fKey();
    const begun = await browser.begin('register');
    const [request] = begun.u2f.registerRequests;
    assert.ok(request);
    // The find before the enrolment takes the first failure.
    const failing = browser.finish('register', await key.register(request), begun);
    emulator.failNext(9019);
    emulator.failNext(9019);
    const response = await failing;
    assert.equal(response.status, 409);
    assert.equal(await codeOf(response), 'already_registered');
  });

  test('of a person who is not known is refused', async (context) => {
    const { browser } = await openAll(context);
    browser.enter('mallory');
    const response = await browser.send('/register/begin');
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'surepassid.9001');
  });

  test('takes client data of WebAuthn where the site says that SurePassID does', async (context) => {
    const options = { webauthnClientData: true };
    const { browser } = await openAll(context, options, { acceptsWebAuthn: true });
    const clientData = { typ: undefined, type: 'webauthn.create' };
    const response = await browser.register(await u2fKey(), {}, { clientData });
    assert.equal(response.status, 200);
    const wrong = { typ: undefined, type: 'webauthn.get' };
    const refused = await browser.register(await u2fKey(), {}, { clientData: wrong });
    assert.equal(await codeOf(refused), 'credential_refused');
  });

  test('from a frame on another site is taken where the site is embedded', async (context) => {
    const { browser } = await openAll(context, { embedded: true });
    const clientData = { crossOrigin: true };
    assert.equal((await browser.register(await u2fKey(), {}, { clientData })).status, 200);
  });

  test('says no id where the lists do not tell which key is new', async (context) => {
    for (const finds of [{ Devices: 7 }, { errorCode: 9010 }, { Devices: [] }]) {
      const challenge = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
      const request = { challenge, appId: 'https://site.example', sessionId: 'x' };
      const { server } = await openServer(context, ({ body: { type } }) =>
        Response.json({
          errorCode: 0,
          ...(type === 'pre_enroll' && { RegisterRequest: [request] }),
          ...(type === 'find_user' && finds),
        }),
      );
      const browser = openSite({ server }).open();
      browser.enter('alice');
      const response = await browser.register(await u2fKey(), { name: 'Mine' });
      assert.equal(response.status, 200);
      const { id, name } = (await response.json()) as Record<string, string>;
      assert.deepEqual([id, name], [undefined, 'Mine']);
    }
  });

  for (const RegisterRequest of [
    [],
    [{ challenge: 'AAAA', appId: 'javascript:alert(1)', sessionId: 'x' }],
    [{ challenge: 'AAAA', appId: 'http://site.example', sessionId: 'x' }],
    [{ challenge: 'AAAA', appId: 'https://a:b@site.example', sessionId: 'x' }],
  ]) {
    test(`is not begun by ${JSON.stringify(RegisterRequest)}`, async (context) => {
      const { server, calls } = await openServer(context, () =>
        Response.json({ errorCode: 0, RegisterRequest }),
      );
      const browser = openSite({ server }).open();
      browser.enter('alice');
      const response = await browser.send('/register/begin');
      assert.equal(response.status, 502);
      assert.equal(await codeOf(response), 'surepassid_bad_response');
      assert.equal(calls.length, 1);
    });
  }
});
