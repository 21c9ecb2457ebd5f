import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sessionOf, setUp } from './support.js';

const jwt = String.raw`[\w-]+\.[\w-]+\.[\w-]+`;

/** Approves and answers the redirect as it stands in the header. */
async function redirect(options: Parameters<typeof setUp>[0], userId: string, extra = '') {
  const { begin, decide, read, send } = setUp(options);
  const uri = await begin(userId);
  await read(uri + extra);
  await decide(uri, 'approve');
  const response = await send(`/finish/${sessionOf(uri)}`);
  return response.headers.get('Location') ?? '';
}

suite('the OMPASS redirect', () => {
  test('carries the user name, its stray space and the token', async () => {
    const location = await redirect({}, 'alice');
    const expected = `^https://site\\.example/ompass\\?username=alice%20&access_token=${jwt}$`;
    assert.match(location, new RegExp(expected));
  });

  test('names the token "token" in the parameters of v2', async () => {
    const location = await redirect({ parameters: 'v2' }, 'alice');
    assert.match(location, new RegExp(`\\?username=alice%20&token=${jwt}$`));
  });

  test('encodes the user name', async () => {
    const location = await redirect({}, 'ä b&c=d#<e>');
    assert.match(location, /\?username=%C3%A4%20b%26c%3Dd%23%3Ce%3E%20&access_token=/);
    assert.equal(new URL(location).searchParams.get('username'), 'ä b&c=d#<e> ');
  });

  test('keeps the query and the hash of the redirect URI', async () => {
    const location = await redirect(
      { redirectUri: 'http://localhost:3000/cb?a=1&b=%20#top' },
      'al',
    );
    const expected = `^http://localhost:3000/cb\\?a=1&b=%20&username=al%20&access_token=${jwt}#top$`;
    assert.match(location, new RegExp(expected));
  });

  test('carries no foreign parameters by default', async () => {
    assert.doesNotMatch(await redirect({}, 'alice', '&authorization=x'), /authorization/);
  });

  test('echoes foreign parameters, but none in the place of its own', async () => {
    const extra = '&authorization=a%20b&x=1&x=2&username=mallory&access_token=evil&lang=KR';
    const location = await redirect({ echoParameters: true }, 'alice', extra);
    const expected = `\\?username=alice%20&access_token=${jwt}&authorization=a%20b&x=1&x=2$`;
    assert.match(location, new RegExp(expected));
  });

  test('happens once', async () => {
    const { begin, decide, finish, read, send } = setUp();
    const uri = await begin('alice');
    await decide(uri, 'approve');
    await finish(uri);
    const again = await send(`/finish/${sessionOf(uri)}`);
    assert.equal(again.status, 303);
    assert.match(await read(again.headers.get('Location') ?? ''), /data-state="finished"/);
  });

  test('happens once for two requests at the same time', async () => {
    const { begin, decide, send } = setUp();
    const uri = await begin('alice');
    await decide(uri, 'approve');
    const path = `/finish/${sessionOf(uri)}`;
    const responses = await Promise.all([send(path), send(path)]);
    assert.deepEqual(responses.map(({ status }) => status).sort(), [302, 303]);
  });

  for (const decision of [undefined, 'deny'] as const) {
    test(`does not happen ${decision ? 'after a denial' : 'before the phone answers'}`, async () => {
      const { begin, decide, send } = setUp();
      const uri = await begin('alice');
      if (decision) await decide(uri, decision);
      const response = await send(`/finish/${sessionOf(uri)}`);
      assert.equal(response.status, 303);
      assert.match(response.headers.get('Location') ?? '', /^\/register\/did\/1\?do=/);
    });
  }

  test('does not happen for an approval whose time is over', async () => {
    const { begin, clock, decide, send } = setUp();
    const uri = await begin('alice');
    await decide(uri, 'approve');
    clock.now += 300_000;
    assert.equal((await send(`/finish/${sessionOf(uri)}`)).status, 303);
  });
});
