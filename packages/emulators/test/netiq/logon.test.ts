import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createSoftToken } from '@second-factor/emulators';
import type { NetiqEmulatorOptions } from '@second-factor/emulators';
import { registerWith, signWith } from '../u2f/client.js';
import { appId, read, setUp } from './support.js';

/** A server at which alice has enrolled a token. */
async function enrolled(options: NetiqEmulatorOptions = {}) {
  const server = await setUp(options);
  const token = await createSoftToken({ touch: 'always' });
  const registerResponse = await registerWith(token, await server.beginEnrollment());
  const { key } = await server.post('/enroll/do', { registerResponse });
  /** Logs on, and answers how that ended. */
  const logOn = async (...deviation: Parameters<typeof signWith>[2][]) => {
    const signResponse = await signWith(token, await server.beginLogon(), ...deviation);
    return server.post('/logon/do', { signResponse });
  };
  return { ...server, token, key, logOn };
}

suite('logon at an emulated NetIQ server', () => {
  test('takes what an enrolled key has signed', async () => {
    const { logOn } = await enrolled();
    const done = { status: 'OK', msg: 'Logged on', user_id: 'alice' };
    assert.deepEqual(await logOn(), done);
    assert.deepEqual(await logOn(), done);
  });

  test('asks all keys of the App ID, with one challenge', async () => {
    const { post, beginEnrollment } = await enrolled();
    const other = await createSoftToken({ touch: 'always' });
    await post('/enroll/do', {
      registerResponse: await registerWith(other, await beginEnrollment()),
    });
    const { status, signRequests } = await post('/logon/begin', { user_id: 'alice', appId });
    assert.equal(status, 'MORE_DATA');
    assert.equal(new Set(signRequests.map(({ keyHandle }) => keyHandle)).size, 2);
    assert.equal(new Set(signRequests.map(({ challenge }) => challenge)).size, 1);
    const last = signRequests[1];
    assert.ok(last);
    const signResponse = await signWith(other, last);
    assert.equal((await post('/logon/do', { signResponse })).status, 'OK');
  });

  for (const [name, body, reason] of [
    ['somebody who is not known', { user_id: 'bob', appId }, 'USER_NOT_FOUND'],
    ['an App ID without a key', { user_id: 'alice', appId: 'https://a.example' }, 'NOT_ENROLLED'],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const { post } = await enrolled();
      const { status, reason: found } = await post('/logon/begin', body);
      assert.deepEqual({ status, found }, { status: 'FAILED', found: reason });
    });
  }

  test('takes an answer once', async () => {
    const { post, token, beginLogon } = await enrolled();
    const signResponse = await signWith(token, await beginLogon());
    assert.equal((await post('/logon/do', { signResponse })).status, 'OK');
    assert.equal((await post('/logon/do', { signResponse })).reason, 'CHALLENGE_INVALID');
  });

  test('refuses a counter that has not grown', async () => {
    const { token, logOn } = await enrolled();
    token.misbehave({ counter: 7 });
    assert.equal((await logOn()).status, 'OK');
    assert.equal((await logOn()).reason, 'COUNTER_INVALID');
    token.misbehave({ counter: 6 });
    assert.equal((await logOn()).reason, 'COUNTER_INVALID');
    token.misbehave({ counter: 8 });
    assert.equal((await logOn()).status, 'OK');
  });

  test('takes a key that never counts', async () => {
    const { token, logOn } = await enrolled();
    token.misbehave({ counter: 0 });
    assert.equal((await logOn()).status, 'OK');
    assert.equal((await logOn()).status, 'OK');
  });

  for (const [name, faults] of [
    ['a key that nobody touched', { presence: 0 }],
    ['a wrong signature', { signature: 'wrong' }],
    ['a signature that is cut', { signature: 'cut' }],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const { token, logOn } = await enrolled();
      token.misbehave(faults);
      assert.equal((await logOn()).reason, 'WRONG_ANSWER');
    });
  }

  for (const [name, deviation] of [
    ['another origin', { origin: 'https://evil.example' }],
    ['a registration', { typ: 'navigator.id.finishEnrollment' }],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const { logOn } = await enrolled();
      assert.equal((await logOn(deviation)).reason, 'WRONG_ANSWER');
    });
  }

  test('takes pages of other origins that the options list', async () => {
    const origin = 'https://login.site.example';
    const { logOn } = await enrolled({ facets: [origin] });
    assert.equal((await logOn({ origin })).status, 'OK');
  });

  test('refuses a key of somebody else', async () => {
    const { post, beginLogon } = await enrolled();
    const { registerRequests } = await post('/enroll/begin', { user_id: 'bob', appId });
    const others = await createSoftToken({ touch: 'always' });
    const registerResponse = await registerWith(others, registerRequests[0]);
    await post('/enroll/do', { registerResponse });
    const [request] = (await post('/logon/begin', { user_id: 'bob', appId })).signRequests;
    assert.ok(request);
    const { challenge } = await beginLogon();
    const signResponse = await signWith(others, { ...request, challenge });
    assert.equal((await post('/logon/do', { signResponse })).reason, 'NOT_ENROLLED');
  });
});

suite('the keys of an emulated NetIQ server', () => {
  test('are listed, with when they were used', async () => {
    const { send, logOn, key, clock } = await enrolled();
    clock.now += 1000;
    await logOn();
    const last_used = '2026-11-22T00:00:01.000Z';
    assert.deepEqual(await read(await send('/keys?user_id=alice')), {
      status: 'OK',
      keys: [{ ...key, name: 'Security key', last_used }],
    });
  });

  test('can be deleted', async () => {
    const { send, post, key } = await enrolled();
    const remove = async () =>
      read(await send(`/keys/${key.id}?user_id=alice`, { method: 'DELETE' }));
    assert.deepEqual(await remove(), { status: 'OK', msg: 'Deleted' });
    assert.equal((await remove()).reason, 'NOT_ENROLLED');
    assert.equal((await post('/logon/begin', { user_id: 'alice', appId })).reason, 'NOT_ENROLLED');
  });

  test('are nobody else’s to see', async () => {
    const { send } = await enrolled();
    assert.equal((await read(await send('/keys?user_id=bob'))).reason, 'USER_NOT_FOUND');
    const response = await send('/keys');
    assert.equal(response.status, 400);
    assert.equal((await read(response)).errors?.[0]?.location, 'query');
  });
});
