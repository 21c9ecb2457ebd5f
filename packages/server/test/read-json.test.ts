import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scriptOmpass } from './support/scripted-ompass.js';
import { codeOf, openSite, password, rightLogin } from './support/site.js';

const { fetch } = scriptOmpass(() => undefined);

suite('what is posted', () => {
  const types = [
    { type: 'application/json', passes: true },
    { type: 'application/json;charset=utf-8', passes: true },
    { type: 'Application/JSON ; charset=utf-8', passes: true },
    { type: 'application/jsonp', passes: false },
    { type: 'application/problem+json', passes: false },
    { type: 'text/plain', passes: false },
    { type: 'text/plain; application/json', passes: false },
    { type: 'application/x-www-form-urlencoded', passes: false },
    { type: '', passes: false },
  ];
  for (const { type, passes } of types) {
    test(`${passes ? 'may' : 'may not'} be of the type "${type}"`, async () => {
      const headers = { 'Content-Type': type };
      const response = await openSite({ fetch }).post('/auth/ompass/begin', rightLogin, {
        headers,
      });
      assert.equal(response.status, passes ? 200 : 415);
      if (!passes) assert.equal(await codeOf(response), 'unsupported_media_type');
    });
  }

  const malformed = [
    '',
    ' ',
    '{',
    'null',
    '[]',
    '"u2f"',
    '1',
    '{"method":"u2f"}x',
    '{}',
    '{"method":"U2F"}',
    '{"method":["u2f"]}',
    '{"method":"u2f","method":"uaf"}',
    '{"method":"u2f","m\\u0065thod":"uaf"}',
    '{"method":"u2f","user_id":null}',
    '{"method":"u2f","user_id":7}',
    '{"method":"u2f","user_id":{"toString":"alice"}}',
    '{"method":"u2f","user_id":"a\\u0000b"}',
    '{"method":"u2f","user_id":"a\\nb"}',
    '{"method":"u2f","lang_init":""}',
    '{"method":"u2f","lang_init":"../EN"}',
    '{"method":"u2f","lang_init":"EN\\r\\nX: y"}',
    '{"method":"u2f","remember":true}',
    '{"method":"u2f","nested":{"a":"b"}}',
  ];
  for (const body of malformed) {
    test(`is refused with "invalid_request": ${JSON.stringify(body)}`, async () => {
      const response = await openSite({ fetch }).post('/auth/ompass/begin', body);
      assert.equal(response.status, 400);
      assert.equal(await codeOf(response), 'invalid_request');
    });
  }

  test('is refused as a token when empty, missing or with control characters', async () => {
    const site = openSite({ fetch });
    await site.post('/auth/ompass/begin', rightLogin);
    for (const access_token of [undefined, '', 'a\nb', 'a\u0000']) {
      const response = await site.post('/auth/ompass/verify', { access_token });
      assert.equal(await codeOf(response), 'invalid_request');
      assert.equal(site.cookies.size, 1);
    }
  });

  test('is refused when it is no UTF-8', async () => {
    const body = new Blob(['{"method":"u2f","user_id":"', new Uint8Array([0xff]), '"}']);
    const response = await openSite({ fetch }).request('/auth/ompass/begin', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://site.example' },
      body,
    });
    assert.equal(await codeOf(response), 'invalid_request');
  });

  test('may have 16 kB and no more, whatever Content-Length says', async () => {
    const rest = JSON.stringify({ ...rightLogin, note: '' }).length;
    for (const { size, status } of [
      { size: 16_384, status: 200 },
      { size: 16_385, status: 413 },
      { size: 10_000_000, status: 413 },
    ]) {
      const login = { ...rightLogin, note: 'x'.repeat(size - rest) };
      const headers = { 'Content-Length': '2' };
      const response = await openSite({ fetch }).post('/auth/ompass/begin', login, { headers });
      assert.equal(response.status, status);
      if (status === 413) assert.equal(await codeOf(response), 'request_too_large');
    }
  });

  test('is read no further than 16 kB when it never ends', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
      cancel: () => new Promise(() => undefined),
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const headers = { 'Content-Type': 'application/json', Origin: 'https://site.example' };
    const response = await openSite({ fetch }).request('/auth/ompass/begin', { ...init, headers });
    assert.equal(response.status, 413);
    assert.ok(sent < 32_768, String(sent));
  });

  test('reaches the hook as fields without the names that have a meaning', async () => {
    let seen: unknown;
    const site = openSite({
      fetch,
      authenticate: ({ fields, userId, request }) => {
        seen = { ...fields };
        assert.equal(Object.getPrototypeOf(fields), null);
        assert.equal(userId, 'alice');
        assert.equal(request.headers.get('X-CSRF-Token'), 'csrf');
        return 'alice';
      },
    });
    const body = `{"method":"u2f","lang_init":"EN","user_id":"alice","password":${JSON.stringify(password)},"a:\\"b":"\\": {","__proto__":"x"}`;
    const headers = { 'X-CSRF-Token': 'csrf' };
    const response = await site.post('/auth/ompass/begin', body, { headers });
    assert.equal(response.status, 200);
    assert.deepEqual(
      seen,
      JSON.parse(`{"password":${JSON.stringify(password)},"a:\\"b":"\\": {","__proto__":"x"}`),
    );
  });
});

suite('an address', () => {
  const cases = [
    { method: 'GET', path: '/auth/ompass/begin', status: 405, allow: 'POST' },
    { method: 'PUT', path: '/auth/ompass/verify', status: 405, allow: 'POST' },
    { method: 'OPTIONS', path: '/auth/ompass/verify', status: 405, allow: 'POST' },
    { method: 'POST', path: '/auth/ompass/callback', status: 405, allow: 'GET, HEAD' },
    { method: 'POST', path: '/auth/ompass', status: 405, allow: 'GET, HEAD' },
    { method: 'GET', path: '/auth/ompass/users/alice', status: 405, allow: 'DELETE' },
    { method: 'POST', path: '/auth/ompass/nothing', status: 404, allow: null },
    { method: 'POST', path: '/begin', status: 404, allow: null },
    { method: 'GET', path: '/auth/ompass/begin/', status: 404, allow: null },
    { method: 'GET', path: '/auth/ompassx', status: 404, allow: null },
    { method: 'GET', path: '/', status: 404, allow: null },
  ];
  for (const { method, path, status, allow } of cases) {
    test(`${method} ${path} answers ${status}`, async () => {
      const headers = { Origin: 'https://site.example', 'Content-Type': 'application/json' };
      const response = await openSite({ fetch }).request(path, { method, headers });
      assert.equal(response.status, status);
      assert.equal(response.headers.get('Allow'), allow);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(await codeOf(response), status === 404 ? 'not_found' : 'method_not_allowed');
    });
  }

  test('is at the root without a basePath, and takes a slash at its end', async () => {
    for (const basePath of ['', '/', undefined]) {
      const response = await openSite({ fetch, basePath }).post('/begin', rightLogin);
      assert.equal(response.status, 200);
    }
    const response = await openSite({ fetch, basePath: '/a/b/' }).post('/a/b/begin', rightLogin);
    assert.equal(response.status, 200);
  });
});
