import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { assertRefused, serviceToken, setUp } from './support.js';
import type { Body } from './support.js';

const path = '/v2/users/1001/u2f';

suite('the ZITADEL API', () => {
  test('refuses a call without a token, and has no ID for that', async () => {
    const response = await setUp().send(path, { method: 'POST', body: '{}' });
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), { code: 16, message: 'auth header missing' });
  });

  for (const authorization of ['Bearer wrong', 'Bearer', `Basic ${serviceToken}`, serviceToken]) {
    test(`refuses "${authorization}"`, async () => {
      const { send } = setUp();
      const init = { method: 'POST', body: '{}', headers: { Authorization: authorization } };
      const response = await send(path, init);
      assert.equal(response.status, 401);
      assert.deepEqual(await response.json(), {
        code: 16,
        message: 'Errors.Token.Invalid (AUTH-7fs1e)',
        details: [
          {
            '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail',
            id: 'AUTH-7fs1e',
            message: 'Errors.Token.Invalid',
          },
        ],
      });
    });
  }

  for (const token of ['alice-token', 'bob-token', 'bobs-other-token', serviceToken]) {
    test(`lets "${token}" act for nobody but its own person`, async () => {
      const { post } = setUp();
      for (const id of ['1001', '1002']) {
        const mayAct = token === serviceToken || token.startsWith(id === '1001' ? 'alice' : 'bob');
        for (const route of [`/v2/users/${id}/u2f`, `/v2/users/${id}/passkeys`]) {
          const reply = await post(route, {}, { token });
          if (mayAct) assert.equal(reply.status, 200);
          else assertRefused(reply, 403, 7, 'AUTH-AWfge');
        }
      }
    });
  }

  for (const [method, route, body] of [
    ['POST', '/v2/users/1002/u2f/1', { publicKeyCredential: {}, tokenName: 'x' }],
    ['DELETE', '/v2/users/1002/u2f/1', undefined],
    ['POST', '/v2/users/1002/passkeys/1', { publicKeyCredential: {}, passkeyName: 'x' }],
    ['DELETE', '/v2/users/1002/passkeys/1', undefined],
    ['POST', '/v2/users/1/u2f', {}],
  ] as const) {
    test(`refuses ${method} ${route} to another person`, async () => {
      const reply = await setUp().call(method, route, body, { token: 'alice-token' });
      assertRefused(reply, 403, 7, 'AUTH-AWfge');
    });
  }

  for (const [method, route, body, id] of [
    ['POST', '/v2/users/1/u2f', {}, 'COMMAND-M9dsd'],
    ['POST', '/v2/users/1/passkeys', {}, 'COMMAND-M9dsd'],
    ['POST', '/v2/users/1/u2f/1', { publicKeyCredential: {}, tokenName: 'x' }, 'COMMAND-M9dsd'],
    ['DELETE', '/v2/users/1/u2f/1', undefined, 'COMMAND-DAfb2'],
    ['DELETE', '/v2/users/1001/passkeys/1', undefined, 'COMMAND-DAfb2'],
  ] as const) {
    test(`finds nothing for ${method} ${route}`, async () => {
      assertRefused(await setUp().call(method, route, body), 404, 5, id);
    });
  }

  for (const [method, route] of [
    ['GET', path],
    ['PUT', path],
    ['PATCH', '/auth/v1/users/me/auth_factors/u2f'],
    ['DELETE', '/v2/sessions'],
    ['POST', '/v2/sessions/1'],
  ] as const) {
    test(`answers 405 to ${method} ${route}, token or not`, async () => {
      const response = await setUp().send(route, { method });
      assert.equal(response.status, 405);
      assert.deepEqual(await response.json(), { code: 12, message: 'Method Not Allowed' });
    });
  }

  for (const route of [
    '/',
    '/v2/users',
    '/v2/users/1001',
    '/auth/v1/users/1001/auth_factors/u2f',
  ]) {
    test(`answers 404 to ${route}`, async () => {
      const response = await setUp().send(route, { method: 'POST' });
      assert.equal(response.status, 404);
      assert.deepEqual(await response.json(), { code: 5, message: 'Not Found' });
    });
  }

  for (const body of ['{', 'x', '[]', '"x"', 'null', '7']) {
    test(`refuses the body ${body} before it looks at the token`, async () => {
      const reply = await setUp().call('POST', path, body, { token: 'wrong' });
      assertRefused(reply, 400, 3);
    });
  }

  test('takes an empty body for an empty message', async () => {
    assert.equal((await setUp().call('POST', path, '')).status, 200);
  });

  test('refuses more than 4 MB', async () => {
    const { call } = setUp();
    const body = JSON.stringify({ domain: 'x'.repeat(4 * 1024 * 1024) });
    const headers = { 'Content-Length': `${body.length}` };
    assertRefused(await call('POST', path, body, { headers }), 429, 8);
  });

  for (const [header, words] of [
    ['', 'The WebAuthn token could not be found'],
    ['fr', 'The WebAuthn token could not be found'],
    ['de', 'Das WebAuthn-Token wurde nicht gefunden'],
    ['de-CH, en;q=0.5', 'Das WebAuthn-Token wurde nicht gefunden'],
    ['fr, KO;q=0.8, en;q=0.5', 'WebAuthn 토큰을 찾을 수 없습니다'],
    ['en;q=0.2, de;q=0.7', 'Das WebAuthn-Token wurde nicht gefunden'],
    ['de;q=0', 'The WebAuthn token could not be found'],
    ['de;q=0, ko;q=0.1', 'WebAuthn 토큰을 찾을 수 없습니다'],
    ['*', 'The WebAuthn token could not be found'],
  ] as const) {
    test(`says the same in the language of "${header}"`, async () => {
      const headers = { 'Accept-Language': header };
      const reply = await setUp().call('DELETE', `${path}/1`, undefined, { headers });
      assert.equal(assertRefused(reply, 404, 5, 'COMMAND-DAfb2'), `${words} (COMMAND-DAfb2)`);
    });
  }

  test('does not translate what it says about a token', async () => {
    const headers = { 'Accept-Language': 'de' };
    const reply = await setUp().call('POST', path, {}, { headers, token: 'wrong' });
    assert.equal(assertRefused(reply, 401, 16, 'AUTH-7fs1e'), 'Errors.Token.Invalid (AUTH-7fs1e)');
  });

  test('never repeats a token', async () => {
    const { send } = setUp();
    const headers = { Authorization: 'Bearer real-looking-token' };
    const response = await send(path, { method: 'POST', body: '{}', headers });
    const { message = '' } = (await response.json()) as Body;
    assert.ok(!message.includes('real-looking-token'));
  });

  test('keeps what one emulator knows from another', async () => {
    const [one, other] = [setUp(), setUp()];
    await one.register();
    assert.equal((await other.begin()).options.excludeCredentials, undefined);
    assert.equal((await one.begin()).options.excludeCredentials?.length, 1);
  });
});
