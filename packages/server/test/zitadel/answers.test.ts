import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeOf } from '../support/browser.js';
import { password } from '../support/site.js';
import { softKey } from '../support/soft-key.js';
import { stayAlive } from '../support/stay-alive.js';
import { noteCalls, openSite, openV1Site, serviceToken } from '../support/zitadel-site.js';

const ownPage = { headers: { 'Sec-Fetch-Site': 'same-origin' } };
const creation = {
  u2fId: '7',
  publicKeyCredentialCreationOptions: {
    publicKey: {
      rp: { name: 'ZITADEL', id: 'site.example' },
      user: { id: 'MTAwMQ', name: 'alice', displayName: 'Alice' },
      challenge: 'AAAA',
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    },
  },
};

/** A refusal as ZITADEL writes it. */
function refusal(status: number, id: string, code = 13): Response {
  const detail = {
    '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
    id,
    message: serviceToken,
  };
  return Response.json({ code, message: serviceToken, details: [detail] }, { status });
}

/** Begins a registration at a ZITADEL that gives one answer. */
async function begin(answer: () => Response) {
  const upstream = noteCalls(answer);
  const site = openSite({ fetch: upstream.fetch });
  const browser = site.open();
  browser.enter('1001');
  const response = await browser.post('/auth/keys/register/begin', {});
  return { upstream, site, response };
}

suite("ZITADEL's own codes", () => {
  for (const { id, upstream, status } of [
    { id: 'WEBAU-bM8sd', upstream: 500, status: 403 },
    { id: 'WEBAU-5M9so', upstream: 500, status: 403 },
    { id: 'WEBAU-sEr8c', upstream: 500, status: 403 },
    { id: 'WEBAU-3Vb9s', upstream: 500, status: 403 },
    { id: 'WEBAU-4G8sw', upstream: 500, status: 404 },
    { id: 'WEBAU-ADgv4', upstream: 500, status: 403 },
    { id: 'WEBAU-3M9si', upstream: 500, status: 403 },
    { id: 'WEBAU-UX9ta', upstream: 500, status: 500 },
    { id: 'WEBAU-zzzzz', upstream: 500, status: 403 },
    { id: 'COMMAND-Ioqu5', upstream: 400, status: 403 },
    { id: 'COMMAND-Flk38', upstream: 400, status: 403 },
    { id: 'COMMAND-Hewfq', upstream: 400, status: 403 },
    { id: 'COMMAND-Hkl3d', upstream: 400, status: 403 },
    { id: 'COMMAND-Aej7i', upstream: 400, status: 404 },
    { id: 'COMMAND-DAfb2', upstream: 404, status: 404 },
    { id: 'COMMAND-fm84R', upstream: 404, status: 404 },
    { id: 'COMMAND-3M0od', upstream: 400, status: 400 },
    { id: 'COMMAND-zzzzz', upstream: 409, status: 409 },
    { id: 'QUOTA-zzzzz', upstream: 429, status: 429 },
    { id: 'COMMAND-zzzzz', upstream: 500, status: 502 },
    { id: 'COMMAND-zzzzz', upstream: 501, status: 502 },
    { id: 'AUTH-7fs1e', upstream: 401, status: 500 },
    { id: 'AUTH-AWfge', upstream: 403, status: 500 },
  ]) {
    test(`${id} with ${upstream} becomes ${status}, in our own words`, async () => {
      const { response, upstream: noted } = await begin(() => refusal(upstream, id));
      assert.equal(response.status, status);
      const { title, ...rest } = (await response.json()) as Record<string, unknown>;
      const code = `zitadel.${id}`;
      assert.deepEqual(rest, { type: `urn:second-factor:problem:${code}`, status, code });
      assert.match(String(title), /^ZITADEL [^.]+$/);
      assert.equal(noted.calls.length, 1);
    });
  }

  for (const { name, answer, code } of [
    {
      name: 'no details',
      answer: () => Response.json({ code: 3, message: 'x' }, { status: 400 }),
      code: 'zitadel.3',
    },
    {
      name: 'a text for a code',
      answer: () => Response.json({ code: serviceToken }, { status: 400 }),
      code: 'zitadel_bad_response',
    },
    {
      name: 'a code out of range',
      answer: () => Response.json({ code: 99 }, { status: 400 }),
      code: 'zitadel_bad_response',
    },
    { name: 'an id that is a text', answer: () => refusal(500, serviceToken), code: 'zitadel.13' },
    { name: 'an id with markup', answer: () => refusal(500, 'WEBAU-<b>'), code: 'zitadel.13' },
    {
      name: 'no JSON',
      answer: () => new Response('<html>', { status: 500 }),
      code: 'zitadel_bad_response',
    },
    {
      name: 'a proxy without ZITADEL',
      answer: () => new Response('<html>', { status: 503 }),
      code: 'zitadel_unreachable',
    },
    {
      name: 'a redirect',
      answer: () => new Response(null, { status: 307, headers: { Location: 'https://x.example' } }),
      code: 'zitadel_bad_response',
    },
  ]) {
    test(`that are none become "${code}": ${name}`, async () => {
      const { response, upstream } = await begin(answer);
      assert.equal(await codeOf(response), code);
      assert.equal(upstream.calls.length, 1);
    });
  }
});

suite('an answer that makes no sense', () => {
  const publicKey = creation.publicKeyCredentialCreationOptions.publicKey;
  const withOptions = (options: unknown, u2fId: unknown = '7') => ({
    u2fId,
    publicKeyCredentialCreationOptions: options,
  });
  const answers: Readonly<Record<string, unknown>> = {
    null: null,
    'a list': [creation],
    'an empty object': {},
    'no options': withOptions(undefined),
    'options without a wrapping': withOptions(publicKey),
    'a challenge that is a number': withOptions({ publicKey: { ...publicKey, challenge: 7 } }),
    'a challenge that is no base64': withOptions({ publicKey: { ...publicKey, challenge: 'a b' } }),
    'no challenge': withOptions({ publicKey: { ...publicKey, challenge: undefined } }),
    'an empty challenge': withOptions({ publicKey: { ...publicKey, challenge: '' } }),
    'no user': withOptions({ publicKey: { ...publicKey, user: undefined } }),
    'no rp': withOptions({ publicKey: { ...publicKey, rp: 'site.example' } }),
    'no algorithms': withOptions({ publicKey: { ...publicKey, pubKeyCredParams: undefined } }),
    'keys that are none': withOptions({ publicKey: { ...publicKey, excludeCredentials: ['a'] } }),
    'no id': withOptions({ publicKey }, null),
    'an id that leads elsewhere': withOptions({ publicKey }, '../../x'),
    'an id that is a number': withOptions({ publicKey }, 7),
  };

  for (const [name, answer] of Object.entries(answers)) {
    test(`begins no registration: ${name}`, async () => {
      const { response } = await begin(() => Response.json(answer));
      assert.equal(response.status, 502);
      assert.equal(await codeOf(response), 'zitadel_bad_response');
      assert.equal(response.headers.get('Set-Cookie'), null);
    });
  }

  test('begins no registration: too long, cut short, or no text', async () => {
    for (const body of [
      JSON.stringify(creation).padEnd(100_000),
      JSON.stringify(creation).slice(0, -1),
      new Uint8Array([0x7b, 0xff, 0x7d]),
      '',
    ]) {
      const { response } = await begin(() => new Response(body));
      assert.equal(await codeOf(response), 'zitadel_bad_response');
    }
  });

  const request = { publicKey: { challenge: 'AAAA', rpId: 'site.example' } };
  const session = {
    sessionId: '9',
    sessionToken: 'x',
    challenges: { webAuthN: { publicKeyCredentialRequestOptions: request } },
  };
  for (const [name, answers] of Object.entries<readonly unknown[]>({
    'no session': [{ ...session, sessionId: undefined }],
    'a session that leads elsewhere': [{ ...session, sessionId: '../9' }],
    'no challenge': [{ ...session, challenges: {} }],
    'a user without an id': [session, { session: { factors: { user: {} } } }],
    'a session of nobody': [session, {}],
  })) {
    test(`begins no login: ${name}`, async () => {
      let count = 0;
      const { fetch } = noteCalls(() => Response.json(answers[count++]));
      const browser = openSite({ fetch }).open();
      const fields = { user_id: 'alice', password };
      const response = await browser.post('/auth/keys/authenticate/begin', fields);
      assert.equal(await codeOf(response), 'zitadel_bad_response');
    });
  }

  for (const answer of [{}, { sessionToken: '' }, { sessionToken: 7 }, { details: {} }]) {
    test(`opens no session: ${JSON.stringify(answer)}`, async () => {
      const { fetch } = noteCalls(({ method }) =>
        Response.json(method === 'PATCH' ? answer : session),
      );
      const site = openSite({ fetch, authenticate: () => ({ userId: '1001' }) });
      const browser = site.open();
      const begun = await browser.beginLogin();
      const options = { ...begun.publicKey, allowCredentials: [] };
      const key = softKey();
      key.registerByU2f('site.example');
      const response = await browser.finishLogin(key.get(options), begun);
      assert.equal(await codeOf(response), 'zitadel_bad_response');
      assert.deepEqual(site.sessions, []);
    });
  }

  for (const result of [{}, [7], [{ state: 'AUTH_FACTOR_STATE_READY', u2f: { id: 7 } }]]) {
    test(`is no list of keys: ${JSON.stringify(result)}`, async () => {
      const { fetch } = noteCalls(() => Response.json({ result }));
      const browser = openSite({ fetch }).open();
      browser.enter('1001');
      const response = await browser.request('/auth/keys/keys', ownPage);
      assert.equal(await codeOf(response), 'zitadel_bad_response');
    });
  }

  test('is no list that leaves out what is empty, and other factors', async () => {
    const ready = 'AUTH_FACTOR_STATE_READY';
    const result = [
      { state: ready, otp: {} },
      { state: ready, u2f: { id: '1' } },
      { state: 'AUTH_FACTOR_STATE_NOT_READY', u2f: { id: '2' } },
      { u2f: { id: '3', name: 'x' } },
    ];
    for (const [answer, keys] of [
      [{ result }, [{ id: '1', name: '', can_rename: false }]],
      [{ details: {} }, []],
    ] as const) {
      const { fetch } = noteCalls(() => Response.json(answer));
      const browser = openSite({ fetch }).open();
      browser.enter('1001');
      const response = await browser.request('/auth/keys/keys', ownPage);
      assert.deepEqual(await response.json(), keys);
    }
  });

  for (const publicKey of [undefined, 7, '!', 'e30=', btoa('{'), btoa('\xff'), btoa('null')]) {
    test(`begins no registration by v1: ${String(publicKey)}`, async () => {
      const { fetch } = noteCalls(({ path }) =>
        Response.json(path.endsWith('_search') ? {} : { key: { publicKey } }),
      );
      const browser = openV1Site({ fetch }).open();
      browser.enter('token');
      const response = await browser.post('/auth/keys/register/begin', {});
      assert.equal(await codeOf(response), 'zitadel_bad_response');
    });
  }
});

suite('a ZITADEL that is down', () => {
  test('is "zitadel_unreachable", and asked once', async () => {
    const { fetch, calls } = noteCalls(() => Promise.reject(new TypeError('fetch failed')));
    const site = openSite({ fetch });
    const browser = site.open();
    browser.enter('1001');
    const response = await browser.post('/auth/keys/register/begin', {});
    assert.equal(response.status, 503);
    assert.equal(await codeOf(response), 'zitadel_unreachable');
    assert.equal(calls.length, 1);
    assert.match(site.failures[0]?.detail ?? '', /fetch failed/);
  });

  test('is "zitadel_timeout" at the deadline, also where an answer never ends', async (context) => {
    stayAlive(context);
    for (const answer of [
      () => new Promise<Response>(() => undefined),
      () => new Response(new ReadableStream({ start: (body) => body.enqueue(Uint8Array.of(123)) })),
    ]) {
      const { fetch } = noteCalls(answer);
      const browser = openSite({ fetch, deadline: 20 }).open();
      browser.enter('1001');
      const response = await browser.post('/auth/keys/register/begin', {});
      assert.equal(response.status, 504);
      assert.equal(await codeOf(response), 'zitadel_timeout');
    }
  });

  test('is not waited for when the page goes away', async () => {
    const page = new AbortController();
    const { fetch } = noteCalls(() => {
      page.abort();
      return new Promise(() => undefined);
    });
    const browser = openSite({ fetch }).open();
    browser.enter('1001');
    const init = { signal: page.signal };
    const response = await browser.post('/auth/keys/register/begin', {}, init);
    assert.equal(await codeOf(response), 'client_gone');
  });
});
