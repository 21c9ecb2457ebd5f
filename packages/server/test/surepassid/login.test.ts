import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { codeOf } from '../support/browser.js';
import { password } from '../support/site.js';
import { openServer } from '../support/surepassid-server.js';
import { openAll, openSite, openWithKey, rightPassword } from '../support/surepassid-site.js';
import { u2fKey, type U2fLie } from '../support/u2f-key.js';

suite('a login by a U2F key at SurePassID', () => {
  test("opens the site's session for who has passed the password", async (context) => {
    const { browser, key, site } = await openWithKey(context);
    browser.cookies.delete('session');
    const response = await browser.logIn(key);
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { name: 'alice' });
    const [session, ...more] = site.sessions;
    assert.deepEqual(more, []);
    assert.deepEqual([session?.username, session?.method], ['alice', 'u2f']);
    assert.deepEqual(site.failures, []);
  });

  test("hands the page U2F's requests, and keeps SurePassID's session", async (context) => {
    const { browser } = await openWithKey(context);
    const { u2f, state } = await browser.begin('authenticate');
    assert.deepEqual(Object.keys(u2f), ['appId', 'signRequests']);
    assert.equal(u2f.appId, 'https://site.example');
    const [request] = u2f.signRequests;
    assert.deepEqual(Object.keys(request ?? {}), ['version', 'challenge', 'keyHandle', 'appId']);
    assert.ok(state.length <= 4096);
  });

  test('is posted to SurePassID once, the messages as they came', async (context) => {
    const { browser, key, calls, emulator } = await openWithKey(context);
    const [device] = emulator.devices('alice');
    await browser.logIn(key);
    const types = calls.map(({ body }) => body['type']);
    assert.deepEqual(types, ['find_user', 'pre_sign', 'sign']);
    assert.equal(calls[1]?.body['psn'], device?.psn);
    assert.equal(calls[2]?.body['psn'], device?.psn);
    assert.equal(calls[2]?.body['version'], 'U2F_V2');
  });

  test('is good with each of several keys', async (context) => {
    const { browser, key, site } = await openWithKey(context);
    const spare = await u2fKey();
    await browser.register(spare, { name: 'Spare' });
    for (const each of [spare, key]) {
      assert.equal((await browser.logIn(each)).status, 201);
    }
    assert.equal(site.sessions.length, 2);
    assert.equal((await browser.begin('authenticate')).u2f.signRequests.length, 2);
  });

  test('asks for the first key alone where the site wants one call', async (context) => {
    const { browser, key, calls } = await openWithKey(context, { allKeys: false });
    await browser.register(await u2fKey());
    calls.length = 0;
    assert.equal((await browser.logIn(key)).status, 201);
    const types = calls.map(({ body }) => body['type']);
    assert.deepEqual(types, ['pre_sign', 'sign']);
    assert.equal(calls[0]?.body['psn'], '');
  });

  test('asks for the key whose serial number the site names', async (context) => {
    let psn: string | null = null;
    const asked: unknown[] = [];
    const { browser, calls, emulator } = await openWithKey(context, {
      serialNumber: ({ username, method }) => {
        asked.push([username, method]);
        return psn;
      },
    });
    const spare = await u2fKey();
    await browser.register(spare);
    psn = emulator.devices('alice')[1]?.psn ?? '';
    calls.length = 0;
    assert.equal((await browser.logIn(spare)).status, 201);
    assert.deepEqual(
      calls.map(({ body }) => body['psn']),
      [psn, psn],
    );
    assert.deepEqual(asked, [['alice', 'u2f']]);
  });

  test('goes by the first key where SurePassID does not list any', async (context) => {
    const challenge = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
    const request = { challenge, keyHandle: 'KlUt', appId: 'https://site.example', sessionId: 'x' };
    for (const finds of [{ errorCode: 9010 }, { Devices: 7 }, { Devices: [] }]) {
      const { server, calls } = await openServer(context, ({ body: { type } }) =>
        Response.json({
          errorCode: 0,
          ...(type === 'find_user' ? finds : { SignRequest: [request] }),
        }),
      );
      const { u2f } = await openSite({ server }).open().begin('authenticate');
      assert.equal(u2f.signRequests[0]?.keyHandle, 'KlUt');
      assert.deepEqual(
        calls.map(({ body }) => body['psn']),
        [undefined, ''],
      );
    }
  });

  test('is for who knows the password', async (context) => {
    const { browser, calls } = await openWithKey(context);
    for (const user_id of ['alice', 'nobody']) {
      const response = await browser.send('/authenticate/begin', { user_id, password: 'wrong' });
      assert.equal(response.status, 401);
      assert.equal(await codeOf(response), 'password_required');
    }
    assert.deepEqual(calls, []);
  });

  test('of a user without keys is "not_registered"', async (context) => {
    const { browser, emulator } = await openAll(context);
    const fields = { user_id: 'bob', password };
    const response = await browser.send('/authenticate/begin', fields);
    assert.equal(response.status, 404);
    assert.equal(await codeOf(response), 'not_registered');
    assert.deepEqual(emulator.devices('bob'), []);
  });

  test('of a user with other devices only is "not_registered"', async (context) => {
    const { server } = await openServer(context, ({ body: { type } }) =>
      Response.json(
        type === 'find_user'
          ? { errorCode: 0, Devices: [{ tokenID: 1, psn: '1' }] }
          : { errorCode: 0, SignRequest: [] },
      ),
    );
    const other = openSite({ server }).open();
    const response = await other.send('/authenticate/begin', rightPassword);
    assert.equal(await codeOf(response), 'not_registered');
  });

  /** A SurePassID that lists as many devices, and says of each what `answer` gives for its number. */
  function openDevices(
    context: TestContext,
    count: number,
    answer: (number: number) => object | undefined,
  ) {
    return openServer(context, ({ body: { type, psn } }) => {
      const Devices = Array.from({ length: count }, (_, at) => ({ tokenID: at, psn: `psn-${at}` }));
      if (type === 'find_user') return Response.json({ errorCode: 0, Devices });
      const challenge = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
      const asked = { challenge, appId: 'https://site.example', sessionId: 'x' };
      const number = Number(String(psn).slice(4));
      const keyHandle = Buffer.from(`key ${number}`).toString('base64url');
      const request = { errorCode: 0, SignRequest: [{ ...asked, keyHandle }] };
      return Response.json(answer(number) ?? request);
    });
  }

  test('finds a key behind many devices that are none', async (context) => {
    const { server, calls } = await openDevices(context, 41, (number) =>
      number < 40 ? { errorCode: 9021 } : undefined,
    );
    const { u2f } = await openSite({ server }).open().begin('authenticate');
    assert.equal(u2f.signRequests.length, 1);
    assert.equal(calls.filter(({ body }) => body['type'] === 'pre_sign').length, 41);
  });

  test('looks for no more keys when there are sixteen', async (context) => {
    const { server, calls } = await openDevices(context, 64, () => undefined);
    const { u2f } = await openSite({ server }).open().begin('authenticate');
    assert.equal(u2f.signRequests.length, 16);
    assert.equal(calls.filter(({ body }) => body['type'] === 'pre_sign').length, 16);
  });

  test('looks at sixty-four devices', async (context) => {
    const { server, calls } = await openDevices(context, 200, () => ({ errorCode: 9021 }));
    const browser = openSite({ server }).open();
    const response = await browser.send('/authenticate/begin', rightPassword);
    assert.equal(await codeOf(response), 'not_registered');
    assert.equal(calls.filter(({ body }) => body['type'] === 'pre_sign').length, 64);
  });

  test('of a user whose only key is disabled says so, whatever else is there', async (context) => {
    const { server } = await openDevices(context, 3, (number) => ({
      errorCode: number === 1 ? 9028 : 9021,
    }));
    const browser = openSite({ server }).open();
    const response = await browser.send('/authenticate/begin', rightPassword);
    assert.equal(await codeOf(response), 'surepassid.9028');
  });

  test('without a password is not offered, nor one where the site has no hooks', async (context) => {
    const { browser, server } = await openAll(context);
    const response = await browser.send('/authenticate/begin', { mode: 'passwordless' });
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'method_not_offered');
    const unknown = await browser.send('/authenticate/begin', { mode: 'x' });
    assert.equal(await codeOf(unknown), 'invalid_request');
    for (const options of [
      { authenticate: undefined, openSession: undefined },
      { methods: ['otp'] as const },
    ]) {
      const other = openSite({ server, ...options }).open();
      for (const step of ['begin', 'finish']) {
        const refused = await other.send(`/authenticate/${step}`, rightPassword);
        assert.equal(await codeOf(refused), 'method_not_offered');
      }
    }
  });

  for (const lie of [
    { clientData: { challenge: 'AAAA' } },
    { clientData: { origin: 'https://evil.example' } },
    { clientData: { typ: 'navigator.id.finishEnrollment' } },
    { clientData: { typ: undefined, type: 'webauthn.get' } },
    { clientData: { topOrigin: 'https://evil.example' } },
  ] satisfies U2fLie[]) {
    test(`is refused before SurePassID sees it, with ${JSON.stringify(lie)}`, async (context) => {
      const { browser, key, calls, site } = await openWithKey(context);
      const response = await browser.logIn(key, rightPassword, lie);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'credential_refused');
      assert.ok(calls.every(({ body }) => body['type'] !== 'sign'));
      assert.deepEqual(site.sessions, []);
    });
  }

  test('by a key that was not asked is refused before SurePassID sees it', async (context) => {
    const { browser, key, calls } = await openWithKey(context);
    const begun = await browser.begin('authenticate');
    const answer = { ...(await key.sign(begun.u2f.signRequests)), keyHandle: 'AAAA' };
    const response = await browser.finish('authenticate', answer, begun);
    assert.equal(await codeOf(response), 'credential_refused');
    assert.ok(calls.every(({ body }) => body['type'] !== 'sign'));
  });

  for (const [lie, code] of [
    [{ signature: 'wrong' }, 'surepassid.9045'],
    [{ presence: 0 }, 'surepassid.9045'],
    [{ counter: 0 }, 'surepassid.9047'],
  ] satisfies [U2fLie, string][]) {
    test(`is refused by SurePassID, and no outage, with ${JSON.stringify(lie)}`, async (context) => {
      const { browser, key, site } = await openWithKey(context);
      assert.equal((await browser.logIn(key)).status, 201);
      const response = await browser.logIn(key, rightPassword, lie);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), code);
      assert.equal(site.sessions.length, 1);
    });
  }

  test('is good once', async (context) => {
    const { browser, key, calls, site } = await openWithKey(context);
    const begun = await browser.begin('authenticate');
    const answer = await key.sign(begun.u2f.signRequests);
    calls.length = 0;
    const responses = await Promise.all([
      browser.finish('authenticate', answer, begun),
      browser.finish('authenticate', answer, begun),
    ]);
    assert.deepEqual(responses.map(({ status }) => status).sort(), [201, 403]);
    const again = await browser.finish('authenticate', answer, begun);
    assert.equal(await codeOf(again), 'challenge_expired');
    assert.equal(calls.length, 1);
    assert.equal(site.sessions.length, 1);
  });

  test('is over after a try that was refused', async (context) => {
    const { browser, key } = await openWithKey(context);
    const begun = await browser.begin('authenticate');
    const { signRequests } = begun.u2f;
    const wrong = await key.sign(signRequests, { clientData: { origin: 'https://evil.example' } });
    await browser.finish('authenticate', wrong, begun);
    const right = await browser.finish('authenticate', await key.sign(signRequests), begun);
    assert.equal(await codeOf(right), 'challenge_expired');
  });
});
