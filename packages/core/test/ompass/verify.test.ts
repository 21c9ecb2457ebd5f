import { assert } from 'chai';
import type { Backend, SendOptions } from '../../src/backend/backend.js';
import { SecondFactorError } from '../../src/errors.js';
import { resultOf, verify, type VerifiableLogin } from '../../src/ompass/verify.js';
import { failureOf } from '../support.js';

const login: VerifiableLogin = {
  method: 'u2f',
  userId: 'alice',
  appState: { step: 2 },
  returnUrl: 'https://site.example/home',
};
const query = { username: 'alice', token: 'abc' };

/** A site that answers so, and what was posted to it. */
function siteThat(answer: () => unknown) {
  const calls: { path: string; body: object | undefined; how: SendOptions }[] = [];
  const site: Backend = {
    url: '/auth',
    credentials: 'same-origin',
    async send(path, body, how) {
      calls.push({ path, body, how });
      return Promise.resolve(answer());
    },
  };
  return { site, calls };
}

suite('verify', () => {
  test("gives the site's answer with all that the page knows", async () => {
    const { site } = siteThat(() => ({ session: 1 }));
    assert.deepEqual(await verify(site, query, login), {
      method: 'u2f',
      userId: 'alice',
      response: { session: 1 },
      appState: { step: 2 },
      returnUrl: 'https://site.example/home',
    });
  });

  test('posts the token once, never to be repeated', async () => {
    const { site, calls } = siteThat(() => ({}));
    const { signal } = new AbortController();
    await verify(site, query, login, signal);
    assert.deepEqual(calls, [
      {
        path: '/verify',
        body: { access_token: 'abc', user_id: 'alice' },
        how: { phase: 'verify', signal },
      },
    ]);
  });

  test('names the user of the redirect where the page knows none', async () => {
    const { site } = siteThat(() => ({}));
    const { userId } = await verify(
      site,
      { username: 'bob', token: 'abc' },
      { ...login, method: 'uaf', userId: undefined },
    );
    assert.equal(userId, 'bob');
  });

  for (const { what, refused, code } of [
    { what: 'no token', refused: { username: 'alice' }, code: 'token_missing' },
    { what: 'another user', refused: { username: 'bob', token: 'abc' }, code: 'flow_mismatch' },
    { what: 'a token twice', refused: { problem: 'token' }, code: 'bad_response' },
  ] as const) {
    test(`posts nothing for ${what}`, async () => {
      const { site, calls } = siteThat(() => ({}));
      const error = await failureOf(() => verify(site, refused, login));
      assert.include(error, { code, phase: 'callback', status: undefined });
      assert.isEmpty(calls);
    });
  }

  test("passes the site's refusal on", async () => {
    const refusal = new SecondFactorError('provider_refused', 'The token is too old');
    const { site } = siteThat(() => {
      throw refusal;
    });
    assert.strictEqual(await failureOf(() => verify(site, query, login)), refusal);
  });
});

suite('resultOf', () => {
  test('has no answer where a landing page posted it', () => {
    assert.deepEqual(resultOf(login), {
      method: 'u2f',
      userId: 'alice',
      response: undefined,
      appState: { step: 2 },
      returnUrl: 'https://site.example/home',
    });
  });
});
