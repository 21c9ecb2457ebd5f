import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setUp } from '../support.js';

const path = '/v2/users/1001/authentication_factors/_search';

suite('the list of second factors in the ZITADEL v2 API', () => {
  for (const [body, shown] of [
    [{}, ['ready']],
    [{ authFactors: ['U2F'] }, ['ready']],
    [{ auth_factors: ['U2F'] }, ['ready']],
    [{ authFactors: [3] }, ['ready']],
    [{ authFactors: ['OTP', 'U2F'] }, ['ready']],
    [{ authFactors: ['OTP'] }, []],
    [{ authFactors: ['OTP_SMS', 'OTP_EMAIL'] }, []],
    [{ states: ['AUTH_FACTOR_STATE_READY'] }, ['ready']],
    [{ states: ['AUTH_FACTOR_STATE_NOT_READY'] }, ['pending']],
    [{ states: [1, 2] }, ['pending', 'ready']],
    [{ states: ['AUTH_FACTOR_STATE_REMOVED'] }, []],
    [{ states: ['AUTH_FACTOR_STATE_OF_TOMORROW'] }, ['ready']],
  ] as const) {
    test(`shows ${shown.join(' and ') || 'nothing'} for ${JSON.stringify(body)}`, async () => {
      const { begin, post, register } = setUp();
      const ready = await register();
      const pending = await begin();
      const factors = {
        ready: { state: 'AUTH_FACTOR_STATE_READY', u2f: { id: ready.id, name: 'My key' } },
        pending: { state: 'AUTH_FACTOR_STATE_NOT_READY', u2f: { id: pending.id } },
      };
      const reply = await post(path, body);
      assert.equal(reply.status, 200);
      const expected = shown.map((each) => factors[each]);
      assert.deepEqual(reply.body, expected.length > 0 ? { result: expected } : {});
    });
  }

  test('has no pending factor when none was begun', async () => {
    const body = { states: ['AUTH_FACTOR_STATE_NOT_READY'] };
    assert.deepEqual((await setUp().post(path, body)).body, {});
  });

  test('refuses a filter that is no list', async () => {
    const { status, body } = await setUp().post(path, { states: 'AUTH_FACTOR_STATE_READY' });
    assert.deepEqual({ status, code: body.code }, { status: 400, code: 3 });
  });

  for (const [token, count] of [
    ['service-token', 1],
    ['alice-token', 1],
    ['bob-token', undefined],
  ] as const) {
    test(`shows ${count ?? 'nothing'} to ${token}`, async () => {
      const { post, register } = setUp();
      await register();
      const { status, body } = await post(path, {}, { token });
      assert.deepEqual({ status, count: body.result?.length }, { status: 200, count });
    });
  }

  test('shows nothing of people there are not', async () => {
    const { status, body } = await setUp().post('/v2/users/1/authentication_factors/_search');
    assert.deepEqual({ status, body }, { status: 200, body: {} });
  });
});
