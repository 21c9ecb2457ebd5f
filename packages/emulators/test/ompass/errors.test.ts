import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { origin, secretKey, setUp } from './support.js';
import type { Envelope } from './support.js';

const longId = 'x'.repeat(31);
const bearer = `Bearer ${secretKey}`;

interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly cause: string;
  readonly authorization?: string;
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | null;
}

const u2f = 'u2f';
const verification = 'token-verification';

const refusals: readonly Refusal[] = [
  { code: '000', status: 400, cause: 'no body', body: null },
  { code: '000', status: 400, cause: 'an empty body', body: '' },
  { code: '000', status: 400, cause: 'a body that is no JSON', body: 'user_id=alice' },
  { code: '000', status: 400, cause: 'a body that is no object', body: '[]' },
  { code: '000', status: 400, cause: 'no body for a UAF start', path: 'uaf', body: null },
  { code: '000', status: 400, cause: 'no body for a check', path: verification, body: null },
  { code: '001', status: 401, cause: 'no secret key', authorization: '' },
  { code: '001', status: 401, cause: 'an empty secret key', authorization: 'Bearer ' },
  { code: '002', status: 400, cause: 'no user ID', path: u2f, body: '{}' },
  { code: '002', status: 400, cause: 'an empty user ID', body: '{"user_id":" "}' },
  { code: '002', status: 400, cause: 'a user ID that is no text', body: '{"user_id":7}' },
  { code: '002', status: 400, cause: 'no user ID to check', path: verification, body: '{}' },
  { code: '002', status: 400, cause: 'no user ID to reset', path: 'users/', method: 'DELETE' },
  { code: '003', status: 400, cause: 'no token', path: verification, body: '{"user_id":"alice"}' },
  {
    code: '003',
    status: 400,
    cause: 'an empty token',
    path: verification,
    body: '{"user_id":"alice","access_token":""}',
  },
  { code: '004', status: 401, cause: 'another secret key', authorization: 'Bearer other' },
  { code: '005', status: 401, cause: 'a bare secret key', authorization: secretKey },
  { code: '005', status: 401, cause: 'two spaces', authorization: `Bearer  ${secretKey}` },
  { code: '005', status: 401, cause: 'another scheme', authorization: `Basic ${secretKey}` },
  { code: '006', status: 400, cause: 'a user ID of 31', body: `{"user_id":"${longId}"}` },
  {
    code: '006',
    status: 400,
    cause: 'a user ID of 31 for a UAF start',
    path: 'uaf',
    body: `{"user_id":"${longId}"}`,
  },
  {
    code: '006',
    status: 400,
    cause: 'a user ID of 31 to reset',
    path: `users/${longId}`,
    method: 'DELETE',
  },
];

suite('the OMPASS error codes', () => {
  for (const { code, status, cause, ...request } of refusals) {
    for (const form of ['string', 'number'] as const) {
      const expected = form === 'number' ? Number(code) : code;
      test(`answer ${JSON.stringify(expected)} to ${cause}`, async () => {
        const { path = u2f, method = 'POST', body = '{"user_id":"alice"}' } = request;
        const response = await setUp({ errorCodes: form }).send(`${origin}/v1/ompass/${path}`, {
          method,
          headers: { Authorization: request.authorization ?? bearer },
          body: method === 'DELETE' ? null : body,
        });
        const answer = (await response.json()) as Envelope;
        assert.equal(response.status, status);
        assert.deepEqual(Object.keys(answer), ['code', 'message']);
        assert.equal(answer.code, expected);
        assert.ok(answer.message.length > 0);
        assert.ok(!answer.message.includes(secretKey));
      });
    }
  }

  test('allow a user ID of 30 characters', async () => {
    const { post } = setUp();
    assert.equal((await post('u2f', { user_id: 'x'.repeat(30) })).code, 200);
  });

  test('look at the secret key before the body', async () => {
    const init = { method: 'POST', headers: { Authorization: 'Bearer other' } };
    const response = await setUp().send('/v1/ompass/u2f', init);
    assert.equal(((await response.json()) as Envelope).code, '004');
  });
});
