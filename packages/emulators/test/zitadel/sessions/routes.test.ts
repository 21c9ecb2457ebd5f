import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { assertRefused, setUp } from '../support.js';

const sessions = '/v2/sessions';
const aliceByName = { checks: { user: { loginName: 'alice@acme.example' } } };

suite('the ZITADEL session API', () => {
  test('creates a session with 201', async () => {
    const { status, body } = await setUp().post(sessions, aliceByName);
    const { sessionId, sessionToken, ...rest } = body;
    assert.equal(status, 201);
    assert.match(sessionId ?? '', /^\d{18}$/);
    assert.match(sessionToken ?? '', /^[\w-]{64}$/);
    assert.deepEqual(rest, {
      details: {
        sequence: '1',
        changeDate: '2026-01-01T00:00:00Z',
        resourceOwner: '200000000000000001',
      },
    });
  });

  test('checks a key that was registered, and shows it among the factors', async () => {
    const { answer, call, challenge, clock, register } = setUp();
    const { authenticator } = await register();
    const { sessionId, sessionToken, options } = await challenge();
    clock.now += 5_250;
    const reply = await answer(sessionId, authenticator.authenticate(options));
    assert.equal(reply.status, 200, reply.body.message);
    assert.match(reply.body.sessionToken ?? '', /^[\w-]{64}$/);
    assert.notEqual(reply.body.sessionToken, sessionToken);
    assert.equal(reply.body.sessionId, undefined);
    assert.equal(reply.body.challenges, undefined);
    assert.equal(reply.body.details?.sequence, '2');
    const { body } = await call('GET', `${sessions}/${sessionId}`);
    assert.deepEqual(body, {
      session: {
        id: sessionId,
        creationDate: '2026-01-01T00:00:00Z',
        changeDate: '2026-01-01T00:00:05.250Z',
        sequence: '2',
        factors: {
          user: {
            verifiedAt: '2026-01-01T00:00:00Z',
            id: '1001',
            loginName: 'alice@acme.example',
            displayName: 'Alice',
            organizationId: '100000000000000001',
          },
          webAuthN: { verifiedAt: '2026-01-01T00:00:05.250Z', userVerified: true },
        },
      },
    });
  });

  test('leaves factors out that there are none of', async () => {
    const { call, post } = setUp();
    const { sessionId } = (await post(sessions)).body;
    const { body } = await call('GET', `${sessions}/${sessionId ?? ''}`);
    assert.equal(body.session?.factors, undefined);
  });

  test('gives no new token for a change that changes nothing', async () => {
    const { call, post } = setUp();
    const { sessionId = '' } = (await post(sessions, aliceByName)).body;
    const { status, body } = await call('PATCH', `${sessions}/${sessionId}`, {});
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body), ['details']);
  });

  test('ignores the session token of a change', async () => {
    const { call, post } = setUp();
    const { sessionId = '' } = (await post(sessions)).body;
    const body = { ...aliceByName, sessionToken: 'wrong' };
    assert.equal((await call('PATCH', `${sessions}/${sessionId}`, body)).status, 200);
  });

  test('ends a session, which then is neither found nor changed', async () => {
    const { call, post } = setUp();
    const { sessionId = '' } = (await post(sessions, aliceByName)).body;
    const path = `${sessions}/${sessionId}`;
    assert.equal((await call('DELETE', path)).body.details?.sequence, '2');
    assertRefused(await call('GET', path), 404, 5, 'QUERY-SFeaa');
    assertRefused(await call('PATCH', path, aliceByName), 400, 9, 'COMMAND-Hewfq');
    assert.deepEqual((await call('DELETE', path)).body, { details: {} });
  });

  test('knows no session that was never there', async () => {
    const { call } = setUp();
    assertRefused(await call('GET', `${sessions}/1`), 404, 5, 'QUERY-SFeaa');
    assertRefused(await call('PATCH', `${sessions}/1`, {}), 400, 9, 'COMMAND-Flk38');
    assert.equal((await call('DELETE', `${sessions}/1`)).status, 200);
  });

  test('lets a session expire after its lifetime', async () => {
    const { call, clock, post } = setUp();
    const { sessionId = '', sessionToken = '' } = (
      await post(sessions, { ...aliceByName, lifetime: '90s' })
    ).body;
    const path = `${sessions}/${sessionId}`;
    const { session } = (await call('GET', path)).body;
    assert.equal(session?.expirationDate, '2026-01-01T00:01:30Z');
    clock.now += 90_000;
    assertRefused(await call('PATCH', path, aliceByName), 400, 9, 'COMMAND-Hkl3d');
    const own = await call('GET', path, undefined, { token: sessionToken });
    assertRefused(own, 401, 16, 'AUTH-7fs1e');
    assert.deepEqual((await call('DELETE', path)).body, { details: {} });
  });

  test('prolongs a session', async () => {
    const { call, clock, post } = setUp();
    const { sessionId = '' } = (await post(sessions, { lifetime: '90s' })).body;
    clock.now += 60_000;
    const { status } = await call('PATCH', `${sessions}/${sessionId}`, { lifetime: '60.5s' });
    assert.equal(status, 200);
    const { session } = (await call('GET', `${sessions}/${sessionId}`)).body;
    assert.equal(session?.expirationDate, '2026-01-01T00:02:00.500Z');
  });

  for (const lifetime of ['90', 'x', '-5s', '0s', 90]) {
    test(`refuses the lifetime ${JSON.stringify(lifetime)}`, async () => {
      assertRefused(await setUp().post(sessions, { lifetime }), 400, 3);
    });
  }

  test('lets people see and end their own sessions, but make and change none', async () => {
    const { call, post } = setUp();
    const { sessionId = '' } = (await post(sessions, aliceByName)).body;
    const path = `${sessions}/${sessionId}`;
    const alice = { token: 'alice-token' };
    const bob = { token: 'bob-token' };
    assertRefused(await post(sessions, aliceByName, alice), 403, 7, 'AUTH-AWfge');
    assertRefused(await call('PATCH', path, aliceByName, alice), 403, 7, 'AUTH-AWfge');
    assertRefused(await call('GET', path, undefined, bob), 403, 7, 'AUTH-AWfge');
    assertRefused(await call('DELETE', path, undefined, bob), 403, 7, 'AUTH-AWfge');
    assertRefused(await call('DELETE', `${sessions}/1`, undefined, bob), 403, 7, 'AUTH-AWfge');
    assert.equal((await call('GET', path, undefined, alice)).status, 200);
    assert.equal((await call('DELETE', path, undefined, alice)).status, 200);
  });

  test('shows a session to whoever has its latest token', async () => {
    const { call, post } = setUp();
    const { sessionId = '', sessionToken = '' } = (await post(sessions)).body;
    const path = `${sessions}/${sessionId}`;
    const bob = { token: 'bob-token' };
    const query = `?sessionToken=${sessionToken}`;
    assert.equal((await call('GET', path + query, undefined, bob)).status, 200);
    await call('PATCH', path, aliceByName);
    assertRefused(await call('GET', path + query, undefined, bob), 403, 7, 'AUTH-AWfge');
  });

  test('takes the latest session token for its user’s own', async () => {
    const { call, post } = setUp();
    const { sessionId = '', sessionToken = '' } = (await post(sessions)).body;
    const begin = (token: string) => post('/v2/users/1001/u2f', {}, { token });
    assertRefused(await begin(sessionToken), 401, 16, 'AUTH-7fs1e');
    const path = `${sessions}/${sessionId}`;
    const next = (await call('PATCH', path, aliceByName)).body.sessionToken ?? '';
    assert.equal((await begin(next)).status, 200);
    assertRefused(await post('/v2/users/1002/u2f', {}, { token: next }), 403, 7, 'AUTH-AWfge');
    await call('DELETE', path);
    assertRefused(await begin(next), 401, 16, 'AUTH-7fs1e');
  });

  test('forgets the oldest of very many sessions', async () => {
    const { call, post } = setUp();
    const { sessionId = '' } = (await post(sessions)).body;
    for (let count = 0; count < 1_000; count += 1) await post(sessions);
    assertRefused(await call('GET', `${sessions}/${sessionId}`), 404, 5, 'QUERY-SFeaa');
  });
});
