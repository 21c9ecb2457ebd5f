import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { forgedStates } from '../support/forged-state.js';
import { scriptOmpass, succeed } from '../support/scripted-ompass.js';
import { codeOf, openSite, rightLogin, type Site } from '../support/site.js';

const { fetch } = scriptOmpass(({ path }) =>
  path.endsWith('token-verification') ? succeed({ user_id: 'alice' }) : undefined,
);
const secure = '__Host-ompass-flow';

async function begin(site: Site): Promise<string> {
  const [cookie = ''] = (await site.post('/auth/ompass/begin', rightLogin)).headers.getSetCookie();
  return cookie;
}

function verify(site: Site): Promise<Response> {
  return site.post('/auth/ompass/verify', { access_token: 'token' });
}

suite('the cookie', () => {
  const value = '[\\w-]+\\.\\.[\\w-]+\\.[\\w-]+\\.[\\w-]+';
  const strict = 'Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Strict';
  const cases = [
    { from: 'https://site.example', cookie: `${secure}=${value}; ${strict}` },
    {
      from: 'http://localhost:3000',
      cookie: `ompass-flow=${value}; ${strict.replace(' Secure;', '')}`,
    },
    {
      from: 'https://site.example',
      embedded: true,
      cookie: `${secure}=${value}; ${strict.replace('Strict', 'None; Partitioned')}`,
    },
    {
      from: 'http://localhost:3000',
      embedded: true,
      cookie: `ompass-flow=${value}; ${strict.replace('Strict', 'None; Partitioned')}`,
    },
  ];
  for (const { from, embedded = false, cookie } of cases) {
    test(`has the strictest attributes for ${from}${embedded ? ', embedded' : ''}`, async () => {
      const site = openSite({ fetch, embedded }, from);
      assert.match(await begin(site), new RegExp(`^${cookie}$`));
      const [, removal] = (await verify(site)).headers.getSetCookie();
      const removed = cookie.replace(value, '').replace('Max-Age=600', 'Max-Age=0');
      assert.equal(removal, removed);
    });
  }

  test('is secure behind a proxy that ends TLS', async () => {
    const headers = { Origin: 'https://site.example' };
    for (const init of [{ headers }, { headers: { 'Sec-Fetch-Site': 'same-origin' } }]) {
      const site = openSite({ fetch, origins: ['https://site.example'] }, 'http://10.0.0.7:8080');
      const response = await site.post('/auth/ompass/begin', rightLogin, init);
      assert.match(response.headers.getSetCookie().join(), /^__Host-.*Secure/);
      const verified = await site.post('/auth/ompass/verify', { access_token: 'token' }, init);
      assert.equal(verified.status, 201);
    }
  });

  test('is not taken under its plain name on https', async () => {
    const site = openSite({ fetch });
    await begin(site);
    site.cookies.set('ompass-flow', site.cookies.get(secure) ?? '');
    site.cookies.delete(secure);
    assert.equal(await codeOf(await verify(site)), 'challenge_expired');
  });

  test('shows nobody what it holds', async () => {
    const site = openSite({ fetch });
    await begin(site);
    const [head = '', ...parts] = (site.cookies.get(secure) ?? '').split('.');
    assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()), {
      alg: 'dir',
      enc: 'A256GCM',
      typ: 'second-factor-flow+jwt',
    });
    for (const part of parts) {
      assert.doesNotMatch(Buffer.from(part, 'base64url').toString('latin1'), /alice|u2f|verify/);
    }
  });

  test('is different each time', async () => {
    const site = openSite({ fetch, now: () => 1_000_000 });
    assert.notEqual(await begin(site), await begin(site));
  });
});

suite('verify without the right cookie', () => {
  async function refuse(change: (site: Site, token: string) => void | Promise<void>) {
    const site = openSite({ fetch });
    await begin(site);
    await change(site, site.cookies.get(secure) ?? '');
    const response = await verify(site);
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'challenge_expired');
    assert.deepEqual(site.sessions, []);
    assert.match(response.headers.getSetCookie().join(), /Max-Age=0/);
  }

  test('is refused when there is none', () => refuse((site) => site.cookies.clear()));

  test('is refused when it is empty or no token', async () => {
    for (const value of ['', 'x', 'a.b.c', '..', 'e30.e30.', 'x'.repeat(8000)]) {
      await refuse((site) => void site.cookies.set(secure, value));
    }
  });

  test('is refused when any part of it was altered', async () => {
    for (const part of [0, 1, 2, 3, 4]) {
      await refuse((site, token) => {
        const parts = token.split('.');
        const text = parts[part] ?? '';
        parts[part] = (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
        site.cookies.set(secure, parts.join('.'));
      });
    }
  });

  test('is refused when it was made without the secret, or with the bare one', async () => {
    const now = Math.floor(Date.now() / 1000);
    const issued = { iss: '@second-factor/server', jti: crypto.randomUUID(), iat: now };
    const claims = { ...issued, aud: '/auth/ompass/verify', exp: now + 600 };
    const login = { method: 'u2f', sub: 'alice' };
    const forged = await forgedStates('second-factor-flow+jwt', { ...claims, ...login });
    for (const [, token] of forged) {
      await refuse((site) => void site.cookies.set(secure, token));
    }
  });

  test('is refused when it comes from another endpoint with the same secret', async () => {
    const elsewhere = openSite({ fetch, basePath: '/other' });
    await elsewhere.post('/other/begin', rightLogin);
    await refuse((site) => void site.cookies.set(secure, elsewhere.cookies.get(secure) ?? ''));
  });
});

suite('the rotation of secrets', () => {
  const old = 'an old secret that has 32 bytes or more';
  const fresh = 'a fresh secret that has 32 bytes or more';

  test('takes what an old secret has sealed, and seals with the first', async () => {
    const before = openSite({ fetch, cookieSecret: old });
    await begin(before);
    const during = openSite({ fetch, cookieSecret: [fresh, old] });
    during.cookies.set(secure, before.cookies.get(secure) ?? '');
    assert.equal((await verify(during)).status, 201);
    await begin(during);
    const after = openSite({ fetch, cookieSecret: [fresh] });
    after.cookies.set(secure, during.cookies.get(secure) ?? '');
    assert.equal((await verify(after)).status, 201);
  });

  test('refuses what a secret sealed that is gone', async () => {
    const before = openSite({ fetch, cookieSecret: old });
    await begin(before);
    const after = openSite({ fetch, cookieSecret: fresh });
    after.cookies.set(secure, before.cookies.get(secure) ?? '');
    assert.equal(await codeOf(await verify(after)), 'challenge_expired');
  });
});
