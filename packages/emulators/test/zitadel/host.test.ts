import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAuthenticator } from './authenticator.js';
import { assertRefused, setUp } from './support.js';

interface Case {
  readonly name: string;
  readonly at: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly domain?: string;
  readonly rpId: string;
  readonly origin: string;
}

const cases: readonly Case[] = [
  {
    name: 'the request’s own host',
    at: 'https://idp.example:8443',
    rpId: 'idp.example',
    origin: 'https://idp.example:8443',
  },
  {
    name: 'the domain of the instance',
    at: 'http://127.0.0.1:8092',
    domain: 'localhost:3000',
    rpId: 'localhost',
    origin: 'http://localhost:3000',
  },
  {
    name: 'the public host that a proxy names',
    at: 'http://zitadel:8080',
    headers: { 'x-zitadel-public-host': 'login.acme.example', 'x-forwarded-proto': 'https' },
    rpId: 'login.acme.example',
    origin: 'https://login.acme.example',
  },
  {
    name: 'the instance that a proxy names',
    at: 'https://zitadel.internal',
    headers: { 'x-zitadel-instance-host': 'acme.example' },
    domain: 'other.example',
    rpId: 'acme.example',
    origin: 'https://acme.example',
  },
  {
    name: 'the public host rather than the instance',
    at: 'https://zitadel.internal',
    headers: {
      'x-zitadel-instance-host': 'acme.example',
      'x-zitadel-public-host': 'login.acme.example:444',
      'x-forwarded-host': 'ignored.example',
    },
    rpId: 'login.acme.example',
    origin: 'https://login.acme.example:444',
  },
  {
    name: 'the first of the forwarded hosts',
    at: 'https://zitadel.internal',
    headers: { 'x-forwarded-host': 'acme.example, proxy.internal' },
    rpId: 'acme.example',
    origin: 'https://acme.example',
  },
  {
    name: 'the request’s own host where a header makes no sense',
    at: 'https://idp.example',
    headers: { 'x-zitadel-public-host': 'a b', 'x-forwarded-host': ' ' },
    rpId: 'idp.example',
    origin: 'https://idp.example',
  },
];

suite('the host that ZITADEL is reached on', () => {
  for (const { name, at, headers = {}, domain, rpId, origin } of cases) {
    test(`is ${name}`, async () => {
      const { add, verify } = setUp({ domain });
      const path = 'auth_factors/u2f';
      const options = await add(path, { at, headers });
      assert.equal(options.rp.id, rpId);
      const stranger = createAuthenticator('https://elsewhere.example').register(options);
      assertRefused(await verify(stranger, path, { at, headers }), 500, 13, 'WEBAU-3Vb9s');
      const credential = createAuthenticator(origin).register(options);
      assert.equal((await verify(credential, path, { at, headers })).status, 200);
    });
  }

  test('binds a key of the v2 API, when no domain was asked for', async () => {
    const { post, challenge, register } = setUp();
    await register('/v2/users/1001/u2f', {});
    const { options } = await challenge({ domain: 'idp.example' });
    assert.equal(options.allowCredentials.length, 1);
    const challenges = { webAuthN: {} };
    const checks = { user: { userId: '1001' } };
    const reply = await post('/v2/sessions', { checks, challenges });
    assertRefused(reply, 500, 13, 'WEBAU-4G8sw');
  });

  test('is the instance’s for keys of the v1 API, whatever the public host', async () => {
    const { add, post, verify } = setUp({ domain: 'acme.example' });
    const headers = { 'x-zitadel-public-host': 'login.acme.example' };
    const options = await add('auth_factors/u2f', { headers });
    const credential = createAuthenticator('https://login.acme.example').register(options);
    assert.equal((await verify(credential, 'auth_factors/u2f', { headers })).status, 200);
    const checks = { user: { userId: '1001' } };
    for (const [domain, status] of [
      ['acme.example', 201],
      ['login.acme.example', 500],
    ] as const) {
      const challenges = { webAuthN: { domain } };
      const reply = await post('/v2/sessions', { checks, challenges }, { headers });
      assert.equal(reply.status, status);
    }
  });
});
