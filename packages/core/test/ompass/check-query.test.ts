import { assert } from 'chai';
import { checkQuery, verifyBody } from '../../src/ompass/check-query.js';

const token = 'abc';

/** What the redirect brought, the login it is held against, and why it can't be posted. */
const cases = [
  {
    what: 'the user who began',
    query: { token, username: 'alice' },
    login: { method: 'u2f', userId: 'alice' },
    code: undefined,
  },
  {
    what: 'another user than the one who began',
    query: { token, username: 'mallory' },
    login: { method: 'u2f', userId: 'alice' },
    code: 'flow_mismatch',
  },
  {
    what: 'a user whose name differs by a capital',
    query: { token, username: 'Alice' },
    login: { method: 'u2f', userId: 'alice' },
    code: 'flow_mismatch',
  },
  {
    what: 'any user where the page does not know who began',
    query: { token, username: 'alice' },
    login: { method: 'u2f' },
    code: undefined,
  },
  {
    what: 'no user',
    query: { token },
    login: { method: 'u2f', userId: 'alice' },
    code: undefined,
  },
  {
    what: 'an empty user',
    query: { token, username: '' },
    login: { method: 'u2f', userId: 'alice' },
    code: undefined,
  },
  {
    what: 'whoever logs in without a password',
    query: { token, username: 'bob' },
    login: { method: 'uaf', userId: 'alice' },
    code: undefined,
  },
  {
    what: 'no token',
    query: { username: 'alice' },
    login: { method: 'u2f', userId: 'alice' },
    code: 'token_missing',
  },
  {
    what: 'an empty token',
    query: { token: '', username: 'alice' },
    login: { method: 'u2f', userId: 'alice' },
    code: 'token_missing',
  },
  { what: 'nothing', query: {}, login: { method: 'uaf' }, code: 'token_missing' },
  {
    what: 'a parameter twice',
    query: { username: 'alice', problem: 'username' },
    login: { method: 'u2f', userId: 'alice' },
    code: 'bad_response',
  },
] as const;

suite('checkQuery', () => {
  for (const { what, query, login, code } of cases) {
    test(`${code ? `refuses as "${code}"` : 'takes'} ${what}: ${login.method}`, () => {
      assert.equal(checkQuery(query, login), code);
    });
  }
});

suite('verifyBody', () => {
  test('names the user of the redirect, not one that was typed before', () => {
    assert.deepEqual(verifyBody({ token, username: 'bob' }, { method: 'uaf', userId: 'alice' }), {
      access_token: token,
      user_id: 'bob',
    });
  });

  test('names the user who began where the redirect names nobody', () => {
    assert.deepEqual(verifyBody({ token, username: '' }, { method: 'u2f', userId: 'alice' }), {
      access_token: token,
      user_id: 'alice',
    });
  });
});
