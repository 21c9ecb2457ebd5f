import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scriptOmpass, succeed } from '../support/scripted-ompass.js';
import { codeOf, openSite, rightLogin } from '../support/site.js';
import { stayAlive } from '../support/stay-alive.js';

const table = [
  { code: '000', status: 500 },
  { code: '001', status: 500 },
  { code: '002', status: 400 },
  { code: '003', status: 400 },
  { code: '004', status: 500 },
  { code: '005', status: 500 },
  { code: '006', status: 400 },
  { code: '011', status: 403 },
  { code: '012', status: 403 },
  { code: '013', status: 403 },
  { code: '014', status: 403 },
];

/** A site whose OMPASS begins logins, and answers a token check with `answer`. */
function siteWith(answer: () => Response) {
  const { fetch } = scriptOmpass(({ path }) =>
    path.endsWith('token-verification') ? answer() : undefined,
  );
  return openSite({ fetch });
}

suite("OMPASS's own codes", () => {
  for (const { code, status } of table) {
    test(`${code} becomes ${status} with "ompass.${code}", in any form`, async () => {
      for (const form of [code, Number(code), String(Number(code))]) {
        for (const upstream of [200, 400, 401, 500]) {
          const site = siteWith(() =>
            Response.json({ code: form, message: 'theirs' }, { status: upstream }),
          );
          await site.post('/auth/ompass/begin', rightLogin);
          const response = await site.post('/auth/ompass/verify', { access_token: 'token' });
          assert.equal(response.status, status);
          assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
          const { title, ...rest } = (await response.json()) as Record<string, unknown>;
          assert.deepEqual(rest, {
            type: `urn:second-factor:problem:ompass.${code}`,
            status,
            code: `ompass.${code}`,
          });
          assert.match(String(title), /^[A-Z].+[^.]$/);
          // Only a judged token ends the login.
          assert.equal(site.cookies.size, status === 403 ? 0 : 1);
        }
      }
    });
  }

  for (const { sent, shown } of [
    { sent: 'ERR_B009', shown: 'ompass.ERR_B009' },
    { sent: 'ERR_009', shown: 'ompass.ERR_009' },
    { sent: 999, shown: 'ompass.999' },
    { sent: '<b>004</b>', shown: 'ompass_bad_response' },
    { sent: 'ERR_B009 token', shown: 'ompass_bad_response' },
    { sent: '004\n', shown: 'ompass_bad_response' },
    { sent: 4.5, shown: 'ompass_bad_response' },
    { sent: -4, shown: 'ompass_bad_response' },
    { sent: 1e21, shown: 'ompass_bad_response' },
    { sent: ['004'], shown: 'ompass_bad_response' },
    { sent: null, shown: 'ompass_bad_response' },
    { sent: true, shown: 'ompass_bad_response' },
  ]) {
    test(`the unknown code ${JSON.stringify(sent)} becomes 502 with "${shown}"`, async () => {
      const site = siteWith(() => Response.json({ code: sent }, { status: 400 }));
      await site.post('/auth/ompass/begin', rightLogin);
      const response = await site.post('/auth/ompass/verify', { access_token: 'token' });
      assert.equal(response.status, 502);
      assert.equal(await codeOf(response), shown);
    });
  }
});

suite('a token check that is no clear yes', () => {
  const data = { user_id: 'alice' };
  const answers: Readonly<Record<string, () => Response>> = {
    'status 201': () => Response.json({ code: 200, data }, { status: 201 }),
    'status 401 with code 200': () => Response.json({ code: 200, data }, { status: 401 }),
    'code 201': () => succeed(data, 201),
    'no code': () => Response.json({ data }),
    'no data': () => Response.json({ code: 200 }),
    'data null': () => succeed(null),
    'no user': () => succeed({}),
    'an empty user': () => succeed({ user_id: '' }),
    'a list of users': () => succeed({ user_id: ['alice'] }),
    'a list': () => Response.json([{ code: 200, data }]),
    null: () => Response.json(null),
    'text that says ok': () => new Response('ok'),
    'JSON cut short': () => new Response('{"code":200,"data":{"user_id":"alice"'),
    'two values': () => new Response('{"code":200,"data":{"user_id":"alice"}}{}'),
    'bytes that are no UTF-8': () => new Response(new Uint8Array([0x7b, 0xff, 0x7d])),
    'other spelling of the user': () => succeed({ user_id: 'ALICE' }),
    'a user with a space': () => succeed({ user_id: 'alice ' }),
    'a redirect': () => new Response(null, { status: 307, headers: { Location: '/elsewhere' } }),
    'an answer of 1 MB': () => new Response(`{"code":200,"data":{"user_id":"alice"}}`.padEnd(1e6)),
  };

  for (const [name, answer] of Object.entries(answers)) {
    test(`opens no session: ${name}`, async () => {
      const site = siteWith(answer);
      await site.post('/auth/ompass/begin', rightLogin);
      const response = await site.post('/auth/ompass/verify', { access_token: 'token' });
      assert.ok(response.status >= 400, String(response.status));
      assert.deepEqual(site.sessions, []);
    });
  }
});

suite('the page that OMPASS names', () => {
  const cases = [
    { uri: 'https://ompass.example/register/did/1?do=x', sent: true },
    { uri: 'http://127.0.0.1:8091/auth/did/1', sent: true },
    { uri: 'http://localhost:8091/auth/did/1', sent: true },
    { uri: 'http://[::1]:8091/auth/did/1', sent: true },
    { uri: 'http://ompass.example/auth/did/1', sent: false },
    { uri: 'http://127.0.0.1.evil.example/', sent: false },
    { uri: 'https://user:password@ompass.example/', sent: false },
    { uri: 'javascript:alert(1)', sent: false },
    { uri: 'data:text/html,x', sent: false },
    { uri: '/auth/did/1', sent: false },
    { uri: '', sent: false },
    { uri: null, sent: false },
  ];

  for (const { uri, sent } of cases) {
    test(`is ${sent ? 'passed on' : 'refused'}: ${uri}`, async () => {
      const { fetch } = scriptOmpass(() => succeed({ ompass_uri: uri, register: 'yes' }));
      const site = openSite({ fetch });
      const response = await site.post('/auth/ompass/begin', rightLogin);
      assert.equal(response.status, sent ? 200 : 502);
      if (sent) assert.deepEqual(await response.json(), { ompass_uri: uri, user_id: 'alice' });
      else assert.equal(await codeOf(response), 'ompass_bad_response');
      assert.equal(site.cookies.size, sent ? 1 : 0);
    });
  }
});

suite('a call of OMPASS', () => {
  test('carries the key in its header only, and follows no redirect', async () => {
    const { fetch, calls } = scriptOmpass(({ path }) =>
      path.endsWith('token-verification') ? succeed({ user_id: 'alice' }) : undefined,
    );
    const site = openSite({ fetch, baseUrl: 'https://ompass.example:8889/base/' });
    await site.post('/auth/ompass/begin', rightLogin);
    await site.post('/auth/ompass/begin', { method: 'uaf' });
    await site.post('/auth/ompass/begin', rightLogin);
    await site.post('/auth/ompass/verify', { access_token: 'token' });
    assert.deepEqual(
      calls.map(({ method, path, body }) => [method, path, JSON.parse(body) as unknown]),
      [
        ['POST', '/base/v1/ompass/u2f', { user_id: 'alice', lang_init: 'EN' }],
        ['POST', '/base/v1/ompass/uaf', { lang_init: 'EN' }],
        ['POST', '/base/v1/ompass/u2f', { user_id: 'alice', lang_init: 'EN' }],
        ['POST', '/base/v1/ompass/token-verification', { user_id: 'alice', access_token: 'token' }],
      ],
    );
    for (const { headers, redirect } of calls) {
      assert.equal(headers.get('Authorization'), 'Bearer key-that-stays-on-the-server');
      assert.equal(headers.get('Content-Type'), 'application/json');
      assert.equal(redirect, 'manual');
    }
  });

  test('ends at the deadline, even where the answer begins and never ends', async (context) => {
    stayAlive(context);
    const endless = new ReadableStream({ start: (body) => body.enqueue(new Uint8Array([0x7b])) });
    const site = openSite({ fetch: () => Promise.resolve(new Response(endless)), deadline: 20 });
    const response = await site.post('/auth/ompass/begin', rightLogin);
    assert.equal(response.status, 504);
    assert.equal(await codeOf(response), 'ompass_timeout');
  });

  test('ends when the page goes away', async () => {
    const page = new AbortController();
    let upstream: AbortSignal | undefined;
    const site = openSite({
      fetch: (_, init) => {
        upstream = init?.signal ?? undefined;
        page.abort();
        return new Promise(() => undefined);
      },
    });
    const response = await site.post('/auth/ompass/begin', rightLogin, { signal: page.signal });
    assert.equal(response.status, 499);
    assert.equal(await codeOf(response), 'client_gone');
    assert.equal(upstream?.aborted, true);
  });

  test('is not made for a page that has gone already', async () => {
    const page = new AbortController();
    const site = openSite({
      fetch: () => assert.fail('called'),
      authenticate: () => {
        page.abort();
        return 'alice';
      },
    });
    const response = await site.post('/auth/ompass/begin', rightLogin, { signal: page.signal });
    assert.equal(await codeOf(response), 'client_gone');
  });

  test('that fails on the way becomes "ompass_unreachable"', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const site = openSite({
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause })),
    });
    const response = await site.post('/auth/ompass/begin', rightLogin);
    assert.equal(response.status, 503);
    assert.equal(await codeOf(response), 'ompass_unreachable');
    assert.match(site.failures[0]?.detail ?? '', /fetch failed[^]*Caused by: Error: connect/);
  });
});
