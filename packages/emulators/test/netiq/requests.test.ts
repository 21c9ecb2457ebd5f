import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { emulateNetiq } from '@second-factor/emulators';
import type { NetiqEmulatorOptions } from '@second-factor/emulators';
import { appId, read, setUp } from './support.js';

suite('a request to an emulated NetIQ server', () => {
  for (const [name, path, body, member] of [
    ['no JSON', '/enroll/begin', '{', ''],
    ['a list', '/enroll/begin', '[]', ''],
    ['nobody', '/enroll/begin', '{}', 'user_id'],
    ['an empty name', '/logon/begin', '{"user_id":" "}', 'user_id'],
    ['no answer of a token', '/enroll/do', '{"registerResponse":1}', 'registerResponse'],
    ['no signature', '/logon/do', '{}', 'signResponse'],
  ] as const) {
    test(`with ${name} is an error of its own`, async () => {
      const { send } = await setUp();
      const response = await send(path, { method: 'POST', body });
      assert.equal(response.status, 400);
      const { status, errors } = await read(response);
      assert.equal(status, 'error');
      assert.deepEqual(
        errors?.map(({ location, name: found }) => [location, found]),
        [['body', member]],
      );
    });
  }

  test('that is too large is an error', async () => {
    const { send } = await setUp();
    const body = JSON.stringify({ user_id: 'a'.repeat(1_000_001) });
    assert.equal((await send('/enroll/begin', { method: 'POST', body })).status, 400);
  });

  for (const [path, method, status] of [
    ['/nothing', 'POST', 404],
    ['/enroll/begin', 'GET', 405],
  ] as const) {
    test(`${method} ${path} is ${status}`, async () => {
      const { send } = await setUp();
      const response = await send(path, { method });
      assert.equal(response.status, status);
      assert.equal((await read(response)).status, 'error');
    });
  }

  test('can have other paths', async () => {
    const { post, send } = await setUp({ base: '/api/v1', paths: { beginLogon: '/logon' } });
    assert.equal((await post('/api/v1/logon', { user_id: 'bob', appId })).reason, 'USER_NOT_FOUND');
    assert.equal(
      (await post('/api/v1/enroll/begin', { user_id: 'bob', appId })).status,
      'MORE_DATA',
    );
    assert.equal((await send('/enroll/begin', { method: 'POST' })).status, 404);
  });

  test('can be refused with another status', async () => {
    const { send } = await setUp({ failureStatus: 403 });
    const body = JSON.stringify({ user_id: 'bob', appId });
    const response = await send('/logon/begin', { method: 'POST', body });
    assert.equal(response.status, 403);
    assert.equal((await read(response)).reason, 'USER_NOT_FOUND');
  });

  test('can be lost in an outage', async () => {
    const { send } = await setUp({ outage: 'unavailable' });
    assert.equal((await send('/logon/begin', { method: 'POST', body: '{}' })).status, 503);
  });

  for (const [accessControlOrigin, allowed] of [
    [undefined, null],
    ['https://site.example', 'https://site.example'],
  ] as const) {
    test(`may come from pages of ${accessControlOrigin ?? 'no other origin'}`, async () => {
      const { send } = await setUp({ accessControlOrigin });
      const headers = { Origin: 'https://site.example', 'Access-Control-Request-Method': 'POST' };
      const response = await send('/enroll/begin', { method: 'OPTIONS', headers });
      assert.equal(response.headers.get('access-control-allow-origin'), allowed);
    });
  }
});

suite('emulateNetiq', () => {
  for (const options of [
    { base: 'api' },
    { base: '/api/' },
    { paths: { doLogon: 'logon' } },
    { failureStatus: 99 },
    { challengeSeconds: 0 },
    { outage: 'fire' },
  ]) {
    test(`refuses ${JSON.stringify(options)}`, () => {
      assert.throws(() => emulateNetiq(options as NetiqEmulatorOptions), TypeError);
    });
  }
});
