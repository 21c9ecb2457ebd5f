import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openOmpass, type OmpassWithPerson } from '../support/phone.js';
import { codeOf, openSite, rightLogin, type Site } from '../support/site.js';
import { stayAlive } from '../support/stay-alive.js';

interface Begun {
  readonly ompass_uri: string;
  readonly register?: boolean;
  readonly user_id?: string;
}

/** Begins a login and approves it. */
async function bringToken(
  site: Site,
  provider: OmpassWithPerson,
  login: object = rightLogin,
  typed?: string,
): Promise<{ username: string; access_token: string }> {
  const begun = (await (await site.post('/auth/ompass/begin', login)).json()) as Begun;
  return provider.approve(begun.ompass_uri, typed);
}

suite('a login after a password', () => {
  test('registers at first, authenticates then, and opens a session each time', async () => {
    const provider = openOmpass();
    const site = openSite({ fetch: provider.fetch });
    for (const register of [false, true]) {
      const begun = (await (await site.post('/auth/ompass/begin', rightLogin)).json()) as Begun;
      assert.equal(begun.register, register);
      assert.equal(begun.user_id, 'alice');
      const { username, access_token } = await provider.approve(begun.ompass_uri);
      assert.equal(username, 'alice ');
      const verified = await site.post('/auth/ompass/verify', { access_token, user_id: username });
      assert.equal(verified.status, 201);
      assert.deepEqual(await verified.json(), { name: 'alice' });
      assert.ok(verified.headers.getSetCookie().includes('session=abc; HttpOnly; Path=/'));
      assert.equal(site.cookies.has('__Host-ompass-flow'), false);
    }
    assert.deepEqual(
      site.sessions.map(({ userId, method }) => `${method} ${userId}`),
      ['u2f alice', 'u2f alice'],
    );
    assert.deepEqual(site.failures, []);
  });

  test('needs no user id at verify', async () => {
    const provider = openOmpass();
    const site = openSite({ fetch: provider.fetch });
    const { access_token } = await bringToken(site, provider);
    assert.equal((await site.post('/auth/ompass/verify', { access_token })).status, 201);
  });

  test('goes on under the name that authenticate gave', async () => {
    const provider = openOmpass();
    const site = openSite({ fetch: provider.fetch });
    const login = { ...rightLogin, user_id: ' Alice ' };
    const begun = (await (await site.post('/auth/ompass/begin', login)).json()) as Begun;
    assert.equal(begun.user_id, 'alice');
    const { access_token } = await provider.approve(begun.ompass_uri);
    assert.equal((await site.post('/auth/ompass/verify', { access_token })).status, 201);
  });

  test('is refused with "password_required" without the right password', async () => {
    const site = openSite({ fetch: openOmpass().fetch });
    for (const login of [
      { ...rightLogin, password: 'wrong' },
      { method: 'u2f', user_id: 'alice' },
      { method: 'u2f', password: rightLogin.password },
    ]) {
      const response = await site.post('/auth/ompass/begin', login);
      assert.equal(response.status, 401);
      assert.equal(await codeOf(response), 'password_required');
      assert.deepEqual(response.headers.getSetCookie(), []);
    }
  });

  test('refuses the token of another user, whomever the page names', async () => {
    for (const user_id of [undefined, 'alice', 'mallory']) {
      const provider = openOmpass();
      const mallory = openSite({ fetch: provider.fetch });
      const { access_token } = await bringToken(mallory, provider, {
        ...rightLogin,
        user_id: 'mallory',
      });
      const site = openSite({ fetch: provider.fetch });
      await site.post('/auth/ompass/begin', rightLogin);
      const response = await site.post('/auth/ompass/verify', { access_token, user_id });
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'flow_mismatch');
      assert.deepEqual(site.sessions, []);
      assert.equal(site.cookies.size, 0);
    }
  });

  test('takes a token once', async () => {
    const provider = openOmpass();
    const site = openSite({ fetch: provider.fetch });
    const { access_token } = await bringToken(site, provider);
    const kept = new Map(site.cookies);
    assert.equal((await site.post('/auth/ompass/verify', { access_token })).status, 201);
    const again = await site.post('/auth/ompass/verify', { access_token });
    assert.equal(await codeOf(again), 'challenge_expired');
    for (const [name, value] of kept) site.cookies.set(name, value);
    const replayed = await site.post('/auth/ompass/verify', { access_token });
    assert.equal(await codeOf(replayed), 'ompass.011');
  });

  test('ends after ten minutes', async () => {
    let now = Date.now();
    const provider = openOmpass({ now: () => now, tokenSeconds: 3600 });
    const site = openSite({ fetch: provider.fetch, now: () => now });
    const { access_token } = await bringToken(site, provider);
    now += 601_000;
    const response = await site.post('/auth/ompass/verify', { access_token });
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'challenge_expired');
    assert.equal(site.cookies.size, 0);
  });

  test('is refused with "ompass.006" for a user id of 31 characters', async () => {
    const site = openSite({ fetch: openOmpass().fetch });
    const response = await site.post('/auth/ompass/begin', {
      ...rightLogin,
      user_id: 'a'.repeat(31),
    });
    assert.equal(response.status, 400);
    assert.equal(await codeOf(response), 'ompass.006');
  });

  test('goes to OMPASS in the language that the page asked for', async () => {
    const provider = openOmpass();
    const languages: string[] = [];
    const site = openSite({
      fetch: async (input, init) => {
        const body = JSON.parse(await new Request(input, init).text()) as { lang_init: string };
        languages.push(body.lang_init);
        return provider.fetch(input, init);
      },
    });
    for (const lang_init of ['KR', 'KO', undefined]) {
      await site.post('/auth/ompass/begin', { ...rightLogin, lang_init });
    }
    assert.deepEqual(languages, ['KR', 'KO', 'EN']);
  });
});

suite('a login without a password', () => {
  const uaf = { method: 'uaf', lang_init: 'EN' };

  test('is for the user who comes back from OMPASS, and never asks authenticate', async () => {
    const provider = openOmpass();
    const authenticate = () => assert.fail('asked');
    const registered = openSite({ fetch: provider.fetch });
    await bringToken(registered, provider);
    const site = openSite({ fetch: provider.fetch, authenticate });
    const { username, access_token } = await bringToken(site, provider, uaf, 'alice');
    const response = await site.post('/auth/ompass/verify', { access_token, user_id: username });
    assert.equal(response.status, 201);
    assert.equal(site.sessions[0]?.method, 'uaf');
    assert.equal(site.sessions[0].userId, 'alice');
  });

  test('refuses a token that is for another than the named user', async () => {
    const provider = openOmpass();
    await bringToken(openSite({ fetch: provider.fetch }), provider);
    const site = openSite({ fetch: provider.fetch });
    const { access_token } = await bringToken(site, provider, uaf, 'alice');
    const response = await site.post('/auth/ompass/verify', { access_token, user_id: 'bob' });
    assert.equal(await codeOf(response), 'flow_mismatch');
    assert.deepEqual(site.sessions, []);
  });

  test('needs a user id at verify', async () => {
    const site = openSite({ fetch: openOmpass().fetch });
    await site.post('/auth/ompass/begin', uaf);
    for (const user_id of [undefined, '', ' ']) {
      const response = await site.post('/auth/ompass/verify', { access_token: 'x', user_id });
      assert.equal(response.status, 400);
      assert.equal(await codeOf(response), 'invalid_request');
    }
  });

  test('is refused with "method_not_offered" where the site has it switched off', async () => {
    const site = openSite({ fetch: openOmpass().fetch, methods: ['u2f'] });
    const response = await site.post('/auth/ompass/begin', uaf);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'method_not_offered');
    assert.equal((await site.post('/auth/ompass/begin', rightLogin)).status, 200);
  });
});

suite('an OMPASS that is away', () => {
  const outages = [
    { outage: 'unavailable', status: 503, code: 'ompass_unreachable' },
    { outage: 'html', status: 502, code: 'ompass_bad_response' },
    { outage: 'empty', status: 502, code: 'ompass_bad_response' },
    { outage: 'hang', status: 504, code: 'ompass_timeout' },
  ] as const;

  for (const { outage, status, code } of outages) {
    test(`says "${code}" for "${outage}", and keeps the login for another try`, async (context) => {
      stayAlive(context);
      const healthy = openOmpass();
      const broken = openOmpass({ outage });
      let current = healthy;
      const site = openSite({
        fetch: (input, init) => current.fetch(input, init),
        deadline: outage === 'hang' ? 20 : 10_000,
      });
      const { access_token } = await bringToken(site, healthy);
      current = broken;
      for (const response of [
        await site.post('/auth/ompass/verify', { access_token }),
        await site.post('/auth/ompass/begin', rightLogin),
      ]) {
        assert.equal(response.status, status);
        assert.equal(await codeOf(response), code);
        assert.deepEqual(response.headers.getSetCookie(), []);
      }
      current = healthy;
      assert.equal((await site.post('/auth/ompass/verify', { access_token })).status, 201);
    });
  }

  test('says "ompass.004" and 500 where the site has a wrong key', async () => {
    for (const errorCodes of ['string', 'number'] as const) {
      const provider = openOmpass({ secretKey: 'another', errorCodes });
      const response = await openSite({ fetch: provider.fetch }).post(
        '/auth/ompass/begin',
        rightLogin,
      );
      assert.equal(response.status, 500);
      assert.equal(await codeOf(response), 'ompass.004');
    }
  });
});

suite('a reset', () => {
  const init = { method: 'DELETE', headers: { Origin: 'https://site.example' } };

  test('makes the next login register again', async () => {
    const provider = openOmpass();
    const site = openSite({
      fetch: provider.fetch,
      mayReset: ({ userId, request }) => userId === 'a/b ü' && request.method === 'DELETE',
    });
    const login = { ...rightLogin, user_id: 'a/b ü' };
    await bringToken(site, provider, login);
    const response = await site.request(`/auth/ompass/users/${encodeURIComponent('a/b ü')}`, init);
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
    const begun = (await (await site.post('/auth/ompass/begin', login)).json()) as Begun;
    assert.equal(begun.register, false);
  });

  test('is refused unless the site allows it', async () => {
    const never = { fetch: () => assert.fail('called') };
    for (const options of [never, { ...never, mayReset: () => Promise.resolve(false) }]) {
      const response = await openSite(options).request('/auth/ompass/users/alice', init);
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'reset_refused');
    }
  });

  test('cannot be turned to another address of OMPASS', async () => {
    const site = openSite({ fetch: () => assert.fail('called'), mayReset: () => true });
    for (const userId of ['%2e%2e', '..', '%2E', '%20', '%00', '%0a']) {
      const response = await site.request(`/auth/ompass/users/${userId}`, init);
      assert.ok([400, 404, 405].includes(response.status), `${userId}: ${response.status}`);
    }
  });
});
