import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { OmpassServerOptions } from '@second-factor/server';
import { scriptOmpass, succeed } from './support/scripted-ompass.js';
import {
  codeOf,
  cookieSecret,
  openSite,
  password,
  rightLogin,
  secretKey,
  type Site,
} from './support/site.js';

const token = 'eyJ.token-that-stays+between/two.sides=';

/** Looks through all that left the site for what must not, in each form it could have. */
function assertNothingTold({ transcript, failures }: Site): void {
  const told = [...transcript, JSON.stringify(failures)].join('\n');
  for (const secret of [secretKey, cookieSecret, token, password]) {
    for (const form of [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      JSON.stringify(JSON.stringify(secret)).slice(3, -3),
      Buffer.from(secret).toString('base64'),
    ]) {
      assert.ok(!told.includes(form), `${form} in ${told}`);
    }
  }
}

async function logIn(options: Partial<OmpassServerOptions>): Promise<Site> {
  const site = openSite(options);
  await site.post('/auth/ompass/begin', rightLogin);
  await site.post('/auth/ompass/verify', { access_token: token, user_id: 'alice' });
  const headers = { Origin: 'https://site.example' };
  await site.request('/auth/ompass/users/alice', { method: 'DELETE', headers });
  return site;
}

/** An OMPASS that says back all it was told. */
const echo = scriptOmpass(({ path, headers, body }) => {
  if (path.endsWith('u2f')) return undefined;
  const told = { ...Object.fromEntries(headers), body };
  return Response.json({ code: '013', message: JSON.stringify(told), ...told }, { status: 400 });
});

suite('no secret, token or password leaves the server', () => {
  test('when OMPASS quotes the request in its refusal', async () => {
    const site = await logIn({ fetch: echo.fetch, mayReset: () => true });
    assert.equal(site.failures.length, 2);
    assertNothingTold(site);
  });

  test('when OMPASS puts the key or the token where a code, a user or an address belongs', async () => {
    for (const secret of [secretKey, token]) {
      for (const answer of [
        Response.json({ code: secret }, { status: 400 }),
        succeed({ user_id: secret, ompass_uri: secret }),
        new Response(secret),
        new Response(null, { status: 302, headers: { Location: `https://x.example/${secret}` } }),
      ]) {
        const { fetch } = scriptOmpass(({ path }) =>
          path.endsWith('u2f') ? undefined : answer.clone(),
        );
        const site = await logIn({ fetch, mayReset: () => true });
        assert.ok(site.failures.length > 0);
        assertNothingTold(site);
      }
    }
  });

  test('when fetch quotes the request in its error', async () => {
    const site = await logIn({
      mayReset: () => true,
      fetch: (_, init) => {
        const quoted = JSON.stringify({ ...init });
        return Promise.reject(new TypeError(quoted, { cause: new Error(quoted) }));
      },
    });
    assert.ok(site.failures.every(({ code }) => /ompass_unreachable|challenge/.test(code)));
    assert.match(site.failures[0]?.detail ?? '', /\[secret\][^]*Caused by/);
    assertNothingTold(site);
  });

  test('when a hook throws with what it was given', async () => {
    const { fetch } = scriptOmpass(() => undefined);
    const site = openSite({
      fetch,
      authenticate: ({ fields }) => {
        throw new Error(`SELECT ${fields['password'] ?? ''} ${JSON.stringify(fields)}`);
      },
    });
    const response = await site.post('/auth/ompass/begin', rightLogin);
    assert.equal(response.status, 500);
    assert.equal(await codeOf(response), 'hook_failed');
    assert.match(site.failures[0]?.detail ?? '', /^Error: SELECT \[secret\] [^]*confidential/);
    assertNothingTold(site);
  });

  test('when the request is malformed', async () => {
    const site = openSite({ fetch: echo.fetch });
    for (const body of [`{"access_token":"${token}"`, `{"access_token":["${token}"]}`, token]) {
      await site.post('/auth/ompass/verify', body);
      await site.post('/auth/ompass/begin', body);
    }
    await site.request(`/auth/ompass/callback?username=alice&access_token=${token}`);
    assertNothingTold(site);
  });
});

suite('a hook', () => {
  const { fetch } = scriptOmpass(({ path, method }) => {
    if (method === 'DELETE') return new Response(null, { status: 204 });
    return path.endsWith('token-verification') ? succeed({ user_id: 'alice' }) : undefined;
  });
  const broken = () => Promise.reject(new Error('database is down'));
  const nothing = (): never => undefined as never;

  for (const [operation, hook] of Object.entries({
    begin: { authenticate: broken },
    'begin, with a wrong type': { authenticate: () => 7 as unknown as string },
    verify: { openSession: broken },
    'verify, without an answer': { openSession: nothing },
    'verify, with an object': { openSession: () => ({ name: 'alice' }) as unknown as Response },
    'verify, with a read answer': {
      openSession: async () => {
        const response = Response.json({});
        await response.text();
        return response;
      },
    },
    reset: { mayReset: broken },
  })) {
    test(`that fails becomes "hook_failed" without details: ${operation}`, async () => {
      const site = await logIn({ fetch, mayReset: () => true, ...hook });
      const [failure] = site.failures;
      assert.equal(failure?.operation, operation.split(',')[0]);
      assert.equal(failure?.code, 'hook_failed');
      assert.equal(failure.status, 500);
      assert.match(failure.detail ?? '', /Error: /);
      assert.ok(!site.transcript.join('\n').includes('database'));
    });
  }

  test('that fails after the token was judged has ended the login', async () => {
    const site = await logIn({ fetch, openSession: broken });
    assert.equal(site.cookies.size, 0);
  });

  test('that opens a session says status, JSON, text and cookies', async () => {
    const headers = new Headers({ 'X-Own': 'yes' });
    for (const cookie of ['a=1; Path=/', 'b=2; Path=/']) headers.append('Set-Cookie', cookie);
    const site = openSite({
      fetch,
      openSession: () => new Response('hi', { status: 202, headers }),
    });
    await site.post('/auth/ompass/begin', rightLogin);
    const response = await site.post('/auth/ompass/verify', { access_token: token });
    assert.equal(response.status, 202);
    assert.equal(await response.text(), 'hi');
    assert.equal(response.headers.get('X-Own'), 'yes');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(response.headers.getSetCookie().slice(0, 2), ['a=1; Path=/', 'b=2; Path=/']);
    assert.equal(response.headers.getSetCookie().length, 3);
  });

  test('may answer with a response whose headers cannot be changed', async () => {
    const openSession = () => Response.redirect('https://site.example/home', 303);
    const site = openSite({ fetch, openSession });
    await site.post('/auth/ompass/begin', rightLogin);
    const response = await site.post('/auth/ompass/verify', { access_token: token });
    assert.equal(response.status, 303);
    assert.equal(response.headers.getSetCookie().length, 1);
  });

  test('onError is told of each refusal, and cannot change it', async () => {
    const site = openSite({
      fetch,
      onError: () => {
        throw new Error('log is full');
      },
    });
    assert.equal((await site.post('/auth/ompass/begin', {})).status, 400);
    const heard = openSite({ fetch });
    await heard.post('/auth/ompass/begin', {});
    await heard.request('/elsewhere');
    assert.deepEqual(heard.failures, [
      { operation: 'begin', code: 'invalid_request', status: 400, detail: undefined },
      { operation: undefined, code: 'not_found', status: 404, detail: undefined },
    ]);
  });
});
