import { assert } from 'chai';
import { backend, type BackendOptions, type SendOptions } from '../../src/backend/backend.js';
import type { SecondFactorError } from '../../src/errors.js';
import { failureOf } from '../support.js';

const how: SendOptions = { phase: 'verify', key: 'the-flow' };

/** A site that answers with each of these in turn, the last one again and again. */
function siteThat(...answers: (() => Response | Promise<Response>)[]) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init));
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    return answer ? answer() : Response.json({});
  };
  return { fetch, requests };
}

/** Posts to a site that answers so. */
function postTo(answer: () => Response | Promise<Response>, options: Partial<SendOptions> = {}) {
  const { fetch } = siteThat(answer);
  return backend('/auth', { fetch }).send('/verify', {}, { ...how, ...options });
}

/** The one request that a client with these options makes. */
async function requestWith(options: BackendOptions, endpoint: string | URL = '/auth') {
  const { fetch, requests } = siteThat();
  await backend(endpoint, { fetch, ...options }).send('/verify', { access_token: 'abc' }, how);
  assert.lengthOf(requests, 1);
  return requests[0] ?? assert.fail();
}

/** Never answers, and ends as `fetch` does when its signal is aborted. */
const silentFetch: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });

function noNetwork(): never {
  throw new TypeError('Failed to fetch');
}

suite('a backend’s endpoint', () => {
  const here = location.origin;

  for (const { endpoint, url } of [
    { endpoint: '/auth/ompass', url: `${here}/auth/ompass` },
    { endpoint: '/auth/ompass/', url: `${here}/auth/ompass` },
    { endpoint: `${here}/auth`, url: `${here}/auth` },
    { endpoint: new URL('/auth', here), url: `${here}/auth` },
    { endpoint: '/auth?user=alice#top', url: `${here}/auth` },
    { endpoint: '/a/../auth', url: `${here}/auth` },
    { endpoint: '/', url: here },
    { endpoint: here.replace('//', '//user:password@'), url: here },
  ]) {
    test(`given as ${String(endpoint).replace(here, '<origin>')} is posted below`, () => {
      assert.equal(backend(endpoint).url, url);
    });
  }

  test('is relative to the base of the document', () => {
    const base = document.createElement('base');
    base.href = '/app/';
    document.head.append(base);
    try {
      assert.equal(backend('auth').url, `${here}/app/auth`);
    } finally {
      base.remove();
    }
  });

  for (const endpoint of [
    'https://elsewhere.example/auth',
    '//elsewhere.example/auth',
    'http://localhost:1/auth',
    `${here}.elsewhere.example/auth`,
    'javascript:alert(1)',
    'data:application/json,{}',
    'about:blank',
    'https://ompasscloud.com.elsewhere.example/',
    'https://notompass.kr/',
    'http://',
  ]) {
    test(`can't be ${endpoint.replace(here, '<origin>')}`, () => {
      assert.throws(() => backend(endpoint), TypeError);
    });
  }

  test('may have an origin that was allowed, and only that', () => {
    const endpointOrigins = ['https://login.example'];
    assert.equal(
      backend('https://login.example/auth', { endpointOrigins }).url,
      'https://login.example/auth',
    );
    assert.throws(() => backend('https://login.example:8443/auth', { endpointOrigins }), TypeError);
    assert.throws(() => backend('http://login.example/auth', { endpointOrigins }), TypeError);
    assert.throws(() => backend('https://a.login.example/auth', { endpointOrigins }), TypeError);
  });

  test('may be on this origin whatever else was allowed', () => {
    assert.doesNotThrow(() => backend('/auth', { endpointOrigins: [] }));
  });

  for (const host of [
    'interface-api.ompasscloud.com',
    'api.ompasscloud.com',
    'acme.ompasscloud.com',
    'ompasscloud.com',
    'www.ompass.kr:8889',
    'OMPASS.KR',
  ]) {
    test(`can't be ${host}, which takes a secret key, even if that was allowed`, async () => {
      const endpoint = `https://${host}/v1`;
      const endpointOrigins = [new URL(endpoint).origin];
      const { code } = await failureOf(() => backend(endpoint, { endpointOrigins }));
      assert.equal(code, 'secret_in_browser');
    });
  }
});

suite('a request to the site', () => {
  teardown(() => document.querySelector('meta[name=csrf-token]')?.remove());

  function addCsrfToken(content: string) {
    const meta = document.createElement('meta');
    Object.assign(meta, { name: 'csrf-token', content });
    document.head.append(meta);
  }

  test('is a POST of JSON to a path below the endpoint', async () => {
    const request = await requestWith({});
    assert.equal(request.method, 'POST');
    assert.equal(request.url, `${location.origin}/auth/verify`);
    assert.equal(request.headers.get('content-type'), 'application/json');
    assert.deepEqual(await request.json(), { access_token: 'abc' });
  });

  for (const method of ['GET', 'DELETE']) {
    test(`is a ${method} without a body`, async () => {
      const { fetch, requests } = siteThat(() => new Response(null, { status: 204 }));
      const site = backend('/auth', { fetch });
      assert.isUndefined(await site.send('/keys', undefined, { method, phase: 'manage' }));
      const [request] = requests;
      assert.equal(request?.method, method);
      assert.equal(request?.url, `${location.origin}/auth/keys`);
      assert.isNull(request?.body ?? null);
      assert.isFalse(request?.headers.has('idempotency-key'));
    });
  }

  for (const method of ['PATCH', 'PUT', 'POST']) {
    test(`is a ${method} with a body`, async () => {
      const { fetch, requests } = siteThat();
      const site = backend('/auth', { fetch });
      await site.send('/keys/AQ', { name: 'Blue' }, { method, phase: 'manage' });
      assert.equal(requests[0]?.method, method);
      assert.deepEqual(await requests[0]?.json(), { name: 'Blue' });
    });
  }

  test('carries the CSRF token and follows no redirect by any method', async () => {
    addCsrfToken('of-this-page');
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const { fetch, requests } = siteThat();
      await backend('/auth', { fetch }).send('/keys', undefined, { method, phase: 'manage' });
      assert.equal(requests[0]?.headers.get('x-csrf-token'), 'of-this-page');
      assert.equal(requests[0]?.redirect, 'error');
    }
  });

  test('names its flow', async () => {
    const { headers } = await requestWith({});
    assert.equal(headers.get('idempotency-key'), 'the-flow');
  });

  test('asks for JSON', async () => {
    assert.equal((await requestWith({})).headers.get('accept'), 'application/json');
  });

  test('follows no redirect', async () => {
    assert.equal((await requestWith({})).redirect, 'error');
  });

  test('sends credentials to the same origin, or as it is told', async () => {
    assert.equal((await requestWith({})).credentials, 'same-origin');
    assert.equal((await requestWith({ credentials: 'include' })).credentials, 'include');
    assert.equal(backend('/auth', { credentials: 'omit' }).credentials, 'omit');
  });

  for (const { form, headers } of [
    { form: 'an object', headers: { 'X-Tenant': 'acme' } },
    { form: 'a list', headers: [['X-Tenant', 'acme']] as [string, string][] },
    { form: 'Headers', headers: new Headers({ 'X-Tenant': 'acme' }) },
    { form: 'a function', headers: () => ({ 'X-Tenant': 'acme' }) },
    { form: 'a function that takes time', headers: () => Promise.resolve({ 'X-Tenant': 'acme' }) },
  ]) {
    test(`has the headers that are given as ${form}`, async () => {
      const request = await requestWith({ headers });
      assert.equal(request.headers.get('x-tenant'), 'acme');
      assert.equal(request.headers.get('accept'), 'application/json');
    });
  }

  test('has headers that are new each time', async () => {
    const { fetch, requests } = siteThat();
    let count = 0;
    const site = backend('/auth', { fetch, headers: () => ({ 'x-count': String(++count) }) });
    await site.send('/begin', {}, how);
    await site.send('/verify', {}, how);
    assert.deepEqual(
      requests.map(({ headers }) => headers.get('x-count')),
      ['1', '2'],
    );
  });

  test('has headers that can ask for another answer, but not be of another kind', async () => {
    const { headers } = await requestWith({
      headers: { Accept: 'text/plain', 'Content-Type': 'text/html', 'Idempotency-Key': 'mine' },
    });
    assert.equal(headers.get('accept'), 'text/plain');
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal(headers.get('idempotency-key'), 'the-flow');
  });

  test("carries the page's CSRF token", async () => {
    addCsrfToken('of-this-page');
    assert.equal((await requestWith({})).headers.get('x-csrf-token'), 'of-this-page');
  });

  test('carries no CSRF token where the page has none', async () => {
    assert.isNull((await requestWith({})).headers.get('x-csrf-token'));
    addCsrfToken('');
    assert.isNull((await requestWith({})).headers.get('x-csrf-token'));
  });

  test('does not carry the CSRF token to another origin', async () => {
    addCsrfToken('of-this-page');
    const origin = 'https://login.example';
    const request = await requestWith({ endpointOrigins: [origin] }, `${origin}/auth`);
    assert.isNull(request.headers.get('x-csrf-token'));
  });
});

suite('an answer of the site', () => {
  for (const { what, answer, value } of [
    { what: 'JSON', answer: () => Response.json({ a: [1] }), value: { a: [1] } },
    { what: 'JSON that is null', answer: () => Response.json(null), value: null },
    {
      what: 'JSON of another name',
      answer: () =>
        new Response('{"a":1}', { headers: { 'content-type': 'application/vnd.acme+json' } }),
      value: { a: 1 },
    },
    {
      what: 'JSON without a body',
      answer: () => new Response('', { headers: { 'content-type': 'application/json' } }),
      value: undefined,
    },
    { what: 'text', answer: () => new Response('https://a.example'), value: 'https://a.example' },
    { what: 'nothing', answer: () => new Response(null, { status: 204 }), value: undefined },
    { what: 'an empty 200', answer: () => new Response(null), value: undefined },
    { what: '201', answer: () => Response.json(1, { status: 201 }), value: 1 },
  ]) {
    test(`that is ${what} is given as it is`, async () => {
      assert.deepEqual(await postTo(answer), value);
    });
  }

  for (const { what, body, type } of [
    { what: 'a page', body: '<!doctype html>', type: 'text/html' },
    { what: 'broken JSON', body: '{"a":', type: 'application/json' },
    { what: 'bytes', body: '\0', type: 'application/octet-stream' },
    { what: 'of no type', body: 'hello', type: '' },
  ]) {
    test(`that is ${what} is a "bad_response"`, async () => {
      const error = await failureOf(() =>
        postTo(() => new Response(body, { headers: { 'content-type': type } })),
      );
      assert.include(error, { code: 'bad_response', phase: 'verify', status: 200 });
    });
  }

  for (const status of [400, 401, 403, 404, 409, 422, 429, 500, 502, 503]) {
    test(`with ${status} is "http" with the status`, async () => {
      const error = await failureOf(() => postTo(() => Response.json({}, { status })));
      assert.include(error, { code: 'http', status, phase: 'verify' });
    });
  }

  test('with a page instead of problem details is "http" as well', async () => {
    const answer = () =>
      new Response('<h1>Oh no</h1>', { status: 502, headers: { 'content-type': 'text/html' } });
    assert.include(await failureOf(() => postTo(answer)), { code: 'http', status: 502 });
  });

  test('with broken JSON and a status is "http" as well', async () => {
    const answer = () =>
      new Response('{', { status: 500, headers: { 'content-type': 'application/json' } });
    assert.include(await failureOf(() => postTo(answer)), { code: 'http', status: 500 });
  });

  test('with a provider\'s code is "provider_refused"', async () => {
    const problem = { code: 'ompass.011', title: 'The token is too old' };
    const error = await failureOf(() => postTo(() => Response.json(problem, { status: 403 })));
    assert.include(error, { code: 'provider_refused', status: 403 });
    assert.deepInclude(error.provider, { name: 'ompass', code: '011' });
  });
});

suite('a request that fails', () => {
  test('is "network" with the platform’s error as its cause', async () => {
    const error = await failureOf(() => postTo(noNetwork));
    assert.include(error, { code: 'network', phase: 'verify', retryable: true });
    assert.instanceOf(error.cause, TypeError);
  });

  test('is made once more where it may be, with the same key', async () => {
    const { fetch, requests } = siteThat(noNetwork, () => Response.json('at last'));
    const site = backend('/auth', { fetch });
    assert.equal(await site.send('/begin', { a: 1 }, { ...how, mayRepeat: true }), 'at last');
    assert.deepEqual(
      requests.map(({ headers }) => headers.get('idempotency-key')),
      ['the-flow', 'the-flow'],
    );
    assert.deepEqual(await requests[1]?.json(), { a: 1 });
  });

  test('is made no third time', async () => {
    const { fetch, requests } = siteThat(noNetwork);
    const site = backend('/auth', { fetch });
    const error = await failureOf(() => site.send('/begin', {}, { ...how, mayRepeat: true }));
    assert.equal(error.code, 'network');
    assert.lengthOf(requests, 2);
  });

  test('is not made again where it may not', async () => {
    const { fetch, requests } = siteThat(noNetwork);
    await failureOf(() => backend('/auth', { fetch }).send('/verify', {}, how));
    assert.lengthOf(requests, 1);
  });

  for (const { what, answer } of [
    { what: 'refused', answer: () => Response.json({}, { status: 503 }) },
    {
      what: 'answered with a page',
      answer: () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
    },
  ]) {
    test(`is not made again when it was ${what}`, async () => {
      const { fetch, requests } = siteThat(answer);
      const site = backend('/auth', { fetch });
      await failureOf(() => site.send('/begin', {}, { ...how, mayRepeat: true }));
      assert.lengthOf(requests, 1);
    });
  }

  test('is "timeout" when the site does not answer, and is not made again', async () => {
    let requests = 0;
    const fetch: typeof globalThis.fetch = (...given) => {
      requests++;
      return silentFetch(...given);
    };
    const site = backend('/auth', { fetch, requestTimeout: 20 });
    const error = await failureOf(() => site.send('/begin', {}, { ...how, mayRepeat: true }));
    assert.include(error, { code: 'timeout', phase: 'verify', retryable: true });
    assert.propertyVal(error.cause, 'name', 'TimeoutError');
    assert.equal(requests, 1);
  });

  test('is "aborted" with the reason when it is aborted, and is not made again', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let requests = 0;
    const fetch: typeof globalThis.fetch = (...given) => {
      requests++;
      const outcome = silentFetch(...given);
      controller.abort('the person left');
      return outcome;
    };
    const site = backend('/auth', { fetch });
    const error = await failureOf(() =>
      site.send('/begin', {}, { ...how, signal, mayRepeat: true }),
    );
    assert.include(error, { code: 'aborted', phase: 'verify', cause: 'the person left' });
    assert.equal(requests, 1);
  });

  test('is "aborted" also when the caller’s signal is a time limit', async () => {
    const site = backend('/auth', { fetch: silentFetch });
    const signal = AbortSignal.timeout(20);
    const error = await failureOf(() => site.send('/begin', {}, { ...how, signal }));
    assert.equal(error.code, 'aborted');
    assert.strictEqual(error.cause, signal.reason);
  });

  test('is "aborted" when it was before', async () => {
    const signal = AbortSignal.abort('too late');
    const error = await failureOf(() => backend('/auth').send('/begin', {}, { ...how, signal }));
    assert.include(error, { code: 'aborted', cause: 'too late' });
  });
});

suite('a function of the page that gives headers', () => {
  const secret = 'Bearer secret-token';

  for (const { what, headers } of [
    {
      what: 'throws',
      headers: () => {
        throw new TypeError(secret);
      },
    },
    { what: 'rejects', headers: () => Promise.reject(new Error(secret)) },
    { what: 'gives what can be no header', headers: () => ({ authorization: `${secret}\nx` }) },
    { what: 'gives a text', headers: () => secret as never },
    { what: 'is an object that can be no header', headers: { authorization: `${secret}\nx` } },
  ]) {
    test(`and ${what} is "invalid_options", with nothing sent and nothing shown`, async () => {
      const { fetch, requests } = siteThat();
      let count = 0;
      const counted = () => {
        count++;
        return typeof headers === 'function' ? headers() : headers;
      };
      const given = typeof headers === 'function' ? counted : headers;
      const site = backend('/auth', { fetch, headers: given });
      const error = await failureOf(() => site.send('/begin', {}, { ...how, mayRepeat: true }));
      assert.include(error, {
        code: 'invalid_options',
        path: 'headers',
        phase: 'verify',
        retryable: false,
        message: 'headers gives no headers',
      });
      assert.isUndefined(error.cause);
      assert.notInclude([error.stack, JSON.stringify(error)].join(), 'secret');
      assert.lengthOf(requests, 0);
      assert.isAtMost(count, 1);
    });
  }

  test('and never answers is "timeout", with nothing sent', async () => {
    const { fetch, requests } = siteThat();
    const headers = () => new Promise<never>(() => undefined);
    const site = backend('/auth', { fetch, headers, requestTimeout: 20 });
    const error = await failureOf(() => site.send('/begin', {}, { ...how, mayRepeat: true }));
    assert.equal(error.code, 'timeout');
    assert.lengthOf(requests, 0);
  });

  test('and never answers is left when the request is aborted', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const headers = () => new Promise<never>(() => controller.abort('the person left'));
    const error = await failureOf(() =>
      backend('/auth', { headers }).send('/begin', {}, { ...how, signal }),
    );
    assert.include(error, { code: 'aborted', cause: 'the person left' });
  });

  test('is not asked when the request was aborted before', async () => {
    const signal = AbortSignal.abort();
    const headers = () => assert.fail('asked');
    const error = await failureOf(() =>
      backend('/auth', { headers }).send('/begin', {}, { ...how, signal }),
    );
    assert.equal(error.code, 'aborted');
  });
});

suite('a request’s time', () => {
  for (const requestTimeout of [0, 1, 2 ** 31 - 1, Infinity]) {
    test(`can be ${requestTimeout} ms`, () => {
      assert.doesNotThrow(() => backend('/auth', { requestTimeout }));
    });
  }

  for (const requestTimeout of [NaN, -1, -Infinity, 2 ** 31, 2 ** 40, '1 s' as never]) {
    test(`can't be ${requestTimeout} ms`, () => {
      assert.throws(() => backend('/auth', { requestTimeout }), TypeError, /^requestTimeout: /);
    });
  }

  test('has no end when it is Infinity, but ends with its signal', async () => {
    const { fetch, requests } = siteThat();
    const site = backend('/auth', { fetch, requestTimeout: Infinity });
    await site.send('/begin', {}, how);
    assert.lengthOf(requests, 1);
    const controller = new AbortController();
    const silent = backend('/auth', {
      requestTimeout: Infinity,
      fetch: (...given) => {
        const outcome = silentFetch(...given);
        controller.abort();
        return outcome;
      },
    });
    const { signal } = controller;
    const error = await failureOf(() => silent.send('/begin', {}, { ...how, signal }));
    assert.equal(error.code, 'aborted');
  });
});

suite('an error of a request', () => {
  const body = { access_token: 'secret-token' };

  /** All that a log, a report or a console could show of an error. */
  function shownOf(error: SecondFactorError): string {
    const { cause, message, stack, provider } = error;
    const inner = cause instanceof Error ? `${cause.message}${cause.stack ?? ''}` : String(cause);
    return [message, stack, JSON.stringify(error), JSON.stringify(provider), inner].join('\n');
  }

  for (const { what, answer } of [
    { what: 'a network that fails', answer: noNetwork },
    {
      what: 'a page that quotes the token',
      answer: () =>
        new Response('<p>secret-token</p>', { headers: { 'content-type': 'text/html' } }),
    },
    {
      what: 'broken JSON that quotes the token',
      answer: () =>
        new Response('{"secret-token', { headers: { 'content-type': 'application/json' } }),
    },
    {
      what: 'problem details that quote the token in other members',
      answer: () =>
        Response.json({ code: 'ompass.011', detail: 'secret-token', got: body }, { status: 403 }),
    },
    {
      what: 'text that quotes the token',
      answer: () => new Response('secret-token', { status: 500 }),
    },
  ]) {
    test(`does not show the token after ${what}`, async () => {
      const { fetch } = siteThat(answer);
      const error = await failureOf(() => backend('/auth', { fetch }).send('/verify', body, how));
      assert.notInclude(shownOf(error), 'secret-token');
    });
  }
});

suite('a real site', () => {
  const post = (name: string) =>
    backend(`/answer/${name}`).send('/verify', { access_token: 'abc' }, how);

  test('that refuses is "http" with its problem and its sentence', async () => {
    const error = await failureOf(() => post('forbidden'));
    assert.include(error, {
      code: 'http',
      status: 403,
      problem: 'password_required',
      message: 'Log in first',
      retryable: false,
    });
  });

  test('that is not well is "http" and worth another try', async () => {
    assert.include(await failureOf(() => post('broken')), {
      code: 'http',
      status: 503,
      retryable: true,
    });
  });

  test('that sends a page is a "bad_response"', async () => {
    assert.equal((await failureOf(() => post('html'))).code, 'bad_response');
  });

  test('that is not there is "network"', async () => {
    const origin = 'http://127.0.0.1:1';
    const site = backend(origin, { endpointOrigins: [origin] });
    assert.equal((await failureOf(() => site.send('/verify', {}, how))).code, 'network');
  });
});
