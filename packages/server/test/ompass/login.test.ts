import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openOmpass } from '../support/phone.js';
import { codeOf, openSite, rightLogin, secretKey } from '../support/site.js';

interface Begun {
  readonly ompass_uri: string;
  readonly register?: boolean;
  readonly user_id?: string;
}

suite('a login at the emulated OMPASS', () => {
  test('registers at first, authenticates then, and opens a session each time', async () => {
    const provider = openOmpass();
    const site = openSite({ fetch: provider.fetch });
    for (const register of [false, true]) {
      const begun = (await (await site.post('/auth/ompass/begin', rightLogin)).json()) as Begun;
      assert.equal(begun.register, register);
      assert.equal(begun.user_id, 'alice');
      const { username, access_token } = await provider.approve(begun.ompass_uri);
      assert.equal(username, 'alice ');
      const verified = await site.post('/auth/ompass/verify', { access_token, user_id: username });
      assert.equal(verified.status, 201);
      assert.deepEqual(await verified.json(), { name: 'alice' });
      assert.ok(verified.headers.getSetCookie().includes('session=abc; HttpOnly; Path=/'));
    }
    assert.deepEqual(
      site.sessions.map(({ userId, method }) => ({ userId, method })),
      [
        { userId: 'alice', method: 'u2f' },
        { userId: 'alice', method: 'u2f' },
      ],
    );
    assert.deepEqual(site.failures, []);
  });
});
