import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { assertRefused, setUp } from '../support.js';
import type { CallOptions } from '../support.js';

/** Three sessions: of alice, of bob and of nobody. */
async function setUpSessions() {
  const { call, post } = setUp();
  const create = async (checks: object): Promise<string> =>
    (await post('/v2/sessions', { checks })).body.sessionId ?? '';
  const ids = [
    await create({ user: { userId: '1001' } }),
    await create({ user: { userId: '1002' } }),
    await create({}),
  ];
  const search = async (body: object, how?: CallOptions) => {
    const { body: found } = await post('/v2/sessions/search', body, how);
    return found.sessions?.map(({ id }) => ids.indexOf(id)) ?? [];
  };
  return { call, ids, post, search };
}

suite('the search for ZITADEL sessions', () => {
  test('finds them all, with a count', async () => {
    const { ids, post } = await setUpSessions();
    const { status, body } = await post('/v2/sessions/search');
    assert.equal(status, 200);
    assert.deepEqual(body.details, { totalResult: '3', timestamp: '2026-01-01T00:00:00Z' });
    assert.deepEqual(
      body.sessions?.map(({ id }) => id),
      ids,
    );
  });

  for (const [query, expected] of [
    [{ userIdQuery: { id: '1002' } }, [1]],
    [{ user_id_query: { id: '1002' } }, [1]],
    [{ userIdQuery: { id: '1' } }, []],
    [{ idsQuery: { ids: [] } }, []],
  ] as const) {
    test(`finds ${expected.length} for ${JSON.stringify(query)}`, async () => {
      const { search } = await setUpSessions();
      assert.deepEqual(await search({ queries: [query] }), expected);
    });
  }

  test('finds what all queries match', async () => {
    const { ids, search } = await setUpSessions();
    const idsQuery = { ids: [ids[0], ids[2]] };
    assert.deepEqual(await search({ queries: [{ idsQuery }] }), [0, 2]);
    const userIdQuery = { id: '1001' };
    assert.deepEqual(await search({ queries: [{ idsQuery }, { userIdQuery }] }), [0]);
  });

  for (const [query, expected] of [
    [{ offset: '1', limit: 1 }, [1]],
    [{ offset: 2 }, [2]],
    [{ limit: 2 }, [0, 1]],
    [{ limit: 0 }, [0, 1, 2]],
  ] as const) {
    test(`shows ${expected.join(' and ')} of the page ${JSON.stringify(query)}`, async () => {
      const { search } = await setUpSessions();
      assert.deepEqual(await search({ query }), expected);
    });
  }

  test('leaves out sessions that were ended', async () => {
    const { call, ids, search } = await setUpSessions();
    await call('DELETE', `/v2/sessions/${ids[1] ?? ''}`);
    assert.deepEqual(await search({}), [0, 2]);
  });

  test('shows people their own', async () => {
    const { search } = await setUpSessions();
    assert.deepEqual(await search({}, { token: 'alice-token' }), [0]);
    assert.deepEqual(await search({}, { token: 'bobs-other-token' }), [1]);
  });

  for (const [query, status, code] of [
    [{ queries: [{ creationDateQuery: {} }] }, 501, 12],
    [{ queries: [{}] }, 501, 12],
    [{ queries: ['x'] }, 501, 12],
    [{ query: { limit: -1 } }, 400, 3],
    [{ query: { limit: 'x' } }, 400, 3],
  ] as const) {
    test(`refuses ${JSON.stringify(query)}`, async () => {
      const { post } = await setUpSessions();
      assertRefused(await post('/v2/sessions/search', query), status, code);
    });
  }
});
