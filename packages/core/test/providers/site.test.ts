import { assert } from 'chai';
import { site, type SiteOptions } from '../../src/providers/site.js';
import { failureOf } from '../support.js';
import { type Answers, answering, noNetwork, siteThat } from '../sites.js';

const publicKey = { challenge: 'AQID' };
const challenge = { publicKey, state: 'opaque' };
const created = {
  id: 'AQI',
  rawId: 'AQI',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'CQ', attestationObject: 'AwQ' },
} as const;
const used = {
  ...created,
  response: { clientDataJSON: 'CQ', authenticatorData: 'Bg', signature: 'Bw' },
} as const;

/** A provider whose server answers so. */
function providerOf(options: Partial<SiteOptions>, ...answers: Answers) {
  const server = siteThat(...answers);
  return { server, provider: site({ endpoint: '/auth/keys', fetch: server.fetch, ...options }) };
}

type Provider = ReturnType<typeof site>;

/** Every call of a provider, by its name, with its default route and its phase. */
const calls = {
  beginRegistration: {
    run: (provider: Provider, signal?: AbortSignal) =>
      provider.beginRegistration({ name: 'Blue' }, signal),
    route: 'POST /auth/keys/register/begin',
    answer: challenge,
    phase: 'begin' as const,
    mayRepeat: true,
  },
  finishRegistration: {
    run: (provider: Provider, signal?: AbortSignal) =>
      provider.finishRegistration(created, { name: 'Blue', state: 'opaque' }, signal),
    route: 'POST /auth/keys/register/finish',
    answer: { id: 'AQI' },
    phase: 'verify' as const,
    mayRepeat: false,
  },
  beginAuthentication: {
    run: (provider: Provider, signal?: AbortSignal) => provider.beginAuthentication({}, signal),
    route: 'POST /auth/keys/authenticate/begin',
    answer: challenge,
    phase: 'begin' as const,
    mayRepeat: true,
  },
  finishAuthentication: {
    run: (provider: Provider, signal?: AbortSignal) =>
      provider.finishAuthentication(used, { state: 'opaque' }, signal),
    route: 'POST /auth/keys/authenticate/finish',
    answer: { user: 'alice' },
    phase: 'verify' as const,
    mayRepeat: false,
  },
  listKeys: {
    run: (provider: Provider, signal?: AbortSignal) => provider.listKeys(signal),
    route: 'GET /auth/keys/keys',
    answer: [],
    phase: 'manage' as const,
    mayRepeat: true,
  },
  renameKey: {
    run: (provider: Provider, signal?: AbortSignal) => provider.renameKey?.('AQI', 'Red', signal),
    route: 'PATCH /auth/keys/keys/AQI',
    answer: { id: 'AQI' },
    phase: 'manage' as const,
    mayRepeat: false,
  },
  removeKey: {
    run: (provider: Provider, signal?: AbortSignal) => provider.removeKey('AQI', signal),
    route: 'DELETE /auth/keys/keys/AQI',
    answer: undefined,
    phase: 'manage' as const,
    mayRepeat: false,
  },
};

/** An answer to each call; nothing at all for `undefined`. */
function answerOf({ answer }: { readonly answer: unknown }) {
  return answer === undefined ? () => new Response(null, { status: 204 }) : answering(answer);
}

suite('a site as the provider', () => {
  teardown(() => document.querySelector('meta[name=csrf-token]')?.remove());

  for (const [name, call] of Object.entries(calls)) {
    suite(name, () => {
      test(`is ${call.route}`, async () => {
        const { provider, server } = providerOf({}, answerOf(call));
        await call.run(provider);
        assert.deepEqual(server.routes(), [call.route]);
      });

      test('can have a route of its own', async () => {
        const method = call.route.startsWith('GET') ? 'GET' : 'PUT';
        const { provider, server } = providerOf(
          { routes: { [name]: `${method} /mine` } },
          answerOf(call),
        );
        await call.run(provider);
        const id = call.route.endsWith('/AQI') ? '/AQI' : '';
        assert.deepEqual(server.routes(), [`${method} /auth/keys/mine${id}`]);
      });

      test('carries headers, credentials and the page’s CSRF token, and follows no redirect', async () => {
        const meta = document.createElement('meta');
        Object.assign(meta, { name: 'csrf-token', content: 'of-this-page' });
        document.head.append(meta);
        const headers = () => Promise.resolve({ 'x-tenant': 'acme' });
        const { provider, server } = providerOf(
          { credentials: 'include', headers },
          answerOf(call),
        );
        await call.run(provider);
        const [request] = server.requests;
        assert.equal(request?.headers.get('x-tenant'), 'acme');
        assert.equal(request?.headers.get('x-csrf-token'), 'of-this-page');
        assert.equal(request?.credentials, 'include');
        assert.equal(request?.redirect, 'error');
      });

      test(`is ${call.mayRepeat ? 'made once more' : 'never made again'} when the network fails`, async () => {
        const { provider, server } = providerOf({}, noNetwork);
        const error = await failureOf(() => call.run(provider));
        assert.include(error, { code: 'network', phase: call.phase });
        assert.lengthOf(server.requests, call.mayRepeat ? 2 : 1);
      });

      test('is made once when the site refuses', async () => {
        const problem = { code: 'login_required', title: 'Log in first' };
        const { provider, server } = providerOf({}, answering(problem, { status: 401 }));
        const error = await failureOf(() => call.run(provider));
        assert.include(error, {
          code: 'http',
          problem: 'login_required',
          status: 401,
          phase: call.phase,
        });
        assert.lengthOf(server.requests, 1);
      });

      test('is "bad_response" for a page', async () => {
        const page = () => new Response('<p>', { headers: { 'content-type': 'text/html' } });
        const { provider } = providerOf({}, page);
        assert.equal((await failureOf(() => call.run(provider))).code, 'bad_response');
      });

      test('is "aborted" with its signal, before and during', async () => {
        const controller = new AbortController();
        const { provider } = providerOf(
          {},
          ({ signal }) =>
            new Promise((_resolve, reject) => {
              signal.onabort = () => reject(signal.reason as Error);
              controller.abort('the person left');
            }),
        );
        for (const signal of [controller.signal, AbortSignal.abort('the person left')]) {
          const error = await failureOf(() => call.run(provider, signal));
          assert.include(error, { code: 'aborted', by: 'caller', cause: 'the person left' });
        }
      });
    });
  }

  test('is called "site"', () => {
    assert.equal(providerOf({}).provider.name, 'site');
  });

  for (const endpoint of ['https://elsewhere.example/auth', 'data:,x', '//elsewhere.example']) {
    test(`can't be at ${endpoint}`, () => {
      assert.throws(() => site({ endpoint }), TypeError);
    });
  }
});

suite('what is posted to a site', () => {
  test('at the begin of a registration is the name, the user and the form’s fields', async () => {
    const { provider, server } = providerOf({}, answering(challenge));
    const fields = { password: 'the password', remember: 'on' };
    const answer = await provider.beginRegistration({ name: 'Blue', userId: 'alice', fields });
    assert.deepEqual(answer, challenge);
    assert.deepEqual(await server.json(0), { ...fields, name: 'Blue', user_id: 'alice' });
  });

  test('at the begin of a sign-in is the mode, the user and the form’s fields', async () => {
    const { provider, server } = providerOf({}, answering(challenge));
    const fields = { password: 'the password' };
    const answer = await provider.beginAuthentication({
      mode: 'passwordless',
      userId: 'alice',
      fields,
    });
    assert.deepEqual(answer, challenge);
    assert.deepEqual(await server.json(0), { ...fields, mode: 'passwordless', user_id: 'alice' });
  });

  test('leaves a field of the form where nothing else has its name', async () => {
    const { provider, server } = providerOf({}, answering(challenge));
    const fields = { name: 'of the form', mode: 'of the form', user_id: 'of the form' };
    await provider.beginRegistration({ fields });
    await provider.beginAuthentication({ fields, userId: '' });
    assert.deepEqual(await server.json(0), fields);
    assert.deepEqual(await server.json(1), fields);
  });

  test('puts what is known before a field of the same name', async () => {
    const { provider, server } = providerOf({}, answering(challenge));
    const fields = { mode: 'of the form', user_id: 'of the form' };
    await provider.beginAuthentication({ fields, mode: 'second-factor', userId: 'alice' });
    assert.deepEqual(await server.json(0), { mode: 'second-factor', user_id: 'alice' });
  });

  test('at the end is the credential under its own key, the state and the name', async () => {
    const { provider, server } = providerOf({}, answering({ user: 'alice' }));
    await provider.finishRegistration(created, { name: 'Blue', state: 'opaque' });
    assert.deepEqual(await server.json(0), {
      credential: created,
      name: 'Blue',
      state: 'opaque',
    });
    const answer = await provider.finishAuthentication(used, { state: { a: 1 } });
    assert.deepEqual(answer, { user: 'alice' });
    assert.deepEqual(await server.json(1), { credential: used, state: { a: 1 } });
  });

  test('at the end is the credential under the key that the site has for it', async () => {
    const { provider, server } = providerOf({ credentialKey: 'webauthn' }, answering({}));
    await provider.finishAuthentication(used, { state: 'opaque' });
    assert.deepEqual(await server.json(0), { webauthn: used, state: 'opaque' });
  });

  test('at the end is the credential’s own members, which nothing can overwrite', async () => {
    const { provider, server } = providerOf({ credentialKey: null }, answering({}));
    await provider.finishAuthentication(used, { state: 'opaque' });
    assert.deepEqual(await server.json(0), { ...used, state: 'opaque' });
    const hostile = { ...created, name: 'of the credential', state: 'of the credential' };
    await provider.finishRegistration(hostile, { name: 'Blue', state: 'opaque' });
    assert.deepEqual(await server.json(1), hostile);
  });

  test('is no field of the form at the end, and no secret', async () => {
    const { provider, server } = providerOf({}, answering({}));
    const fields = { credential: 'forged', password: 'the password' };
    await provider.finishRegistration(created, { name: 'Blue', state: 'opaque', fields });
    assert.deepEqual(await server.json(0), { credential: created, name: 'Blue', state: 'opaque' });
  });

  test('for a new name is the name, and for a list or a removal nothing', async () => {
    const { provider, server } = providerOf({}, answering([]));
    await provider.renameKey?.('AQI', 'Red');
    await provider.listKeys();
    await provider.removeKey('AQI');
    assert.deepEqual(await server.json(0), { name: 'Red' });
    assert.equal(await server.requests[1]?.text(), '');
    assert.equal(await server.requests[2]?.text(), '');
  });

  for (const { id, path } of [
    { id: 'a-_9', path: 'a-_9' },
    { id: 'a/b', path: 'a%2Fb' },
    { id: 'a?b#c', path: 'a%3Fb%23c' },
    { id: 'ü', path: '%C3%BC' },
    { id: '', path: '' },
  ]) {
    test(`names the key ${JSON.stringify(id)} in the path alone`, async () => {
      const { provider, server } = providerOf({}, answering({}));
      await provider.removeKey(id);
      await provider.renameKey?.(id, 'Red');
      assert.deepEqual(server.routes(), [
        `DELETE /auth/keys/keys/${path}`,
        `PATCH /auth/keys/keys/${path}`,
      ]);
    });
  }
});

suite('what a site answers', () => {
  test('is taken as options alone, too', async () => {
    const { provider } = providerOf({}, answering(publicKey));
    assert.deepEqual(await provider.beginAuthentication({}), { publicKey });
  });

  test('is "bad_response" without options, or without a list', async () => {
    const { provider } = providerOf({}, answering({ ok: true }));
    const begin = await failureOf(() => provider.beginRegistration({}));
    assert.include(begin, { code: 'bad_response', phase: 'begin' });
    const list = await failureOf(() => provider.listKeys());
    assert.include(list, { code: 'bad_response', phase: 'manage' });
  });

  test('is the list of keys', async () => {
    const { provider } = providerOf({}, answering([{ id: 'AQ', name: 'Blue' }]));
    const [key] = await provider.listKeys();
    assert.deepInclude(key, { id: 'AQ', name: 'Blue' });
  });

  for (const code of ['already_registered', 'not_registered', 'challenge_expired'] as const) {
    test(`is "${code}" in problem details`, async () => {
      const { provider } = providerOf({}, answering({ code, title: 'No' }, { status: 403 }));
      const error = await failureOf(() => provider.finishAuthentication(used, { state: 'x' }));
      assert.include(error, { code, phase: 'verify', status: 403, message: 'No' });
    });
  }
});
