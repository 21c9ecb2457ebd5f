import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAuthenticator } from '../authenticator.js';
import { assertRefused, origin, serviceToken, setUp, toBytes } from '../support.js';

const kinds = [
  {
    path: 'auth_factors/u2f',
    name: 'second factors',
    userVerification: 'discouraged',
    timeout: 120_000,
  },
  { path: 'passwordless', name: 'passkeys', userVerification: 'required', timeout: 300_000 },
] as const;

const alice = { token: 'alice-token' };
const bob = { token: 'bob-token' };

for (const { path, name, userVerification, timeout } of kinds) {
  suite(`the ZITADEL v1 API of ${name}`, () => {
    test('answers creation options as base64 of JSON', async () => {
      const { post } = setUp();
      const { status, body } = await post(`/auth/v1/users/me/${path}`, {}, alice);
      assert.equal(status, 200);
      const text = body.key?.publicKey ?? '';
      assert.match(text, /^[A-Za-z0-9+/]+={0,2}$/);
      const json = Buffer.from(text, 'base64').toString();
      const { publicKey } = JSON.parse(json) as { publicKey: Record<string, unknown> };
      const { challenge, ...rest } = publicKey;
      assert.match(String(challenge), /^[\w-]{43}$/);
      assert.deepEqual(rest, {
        rp: { name: 'ZITADEL', id: 'idp.example' },
        user: {
          name: 'alice@acme.example',
          displayName: 'Alice',
          id: Buffer.from('1001').toString('base64url'),
        },
        pubKeyCredParams: [-7, -35, -36, -257, -258, -259, -37, -38, -39, -8].map((alg) => ({
          type: 'public-key',
          alg,
        })),
        timeout,
        authenticatorSelection: { userVerification },
        attestation: 'none',
      });
      assert.deepEqual(body.details, {
        sequence: '2',
        changeDate: '2026-01-01T00:00:00Z',
        resourceOwner: '100000000000000001',
      });
    });

    test('registers a key, which the list then shows', async () => {
      const { add, clock, post, verify } = setUp();
      const credential = createAuthenticator(origin).register(await add(path));
      clock.now += 1_500;
      const { status, body } = await verify(credential, path);
      assert.equal(status, 200, JSON.stringify(body));
      assert.deepEqual(body, {
        details: {
          sequence: '3',
          creationDate: '2026-01-01T00:00:00Z',
          changeDate: '2026-01-01T00:00:01.500Z',
          resourceOwner: '100000000000000001',
        },
      });
      const list = await post(`/auth/v1/users/me/${path.replace('/u2f', '')}/_search`, {}, alice);
      const [factor] = list.body.result ?? [];
      const { id } = factor?.u2f ?? factor ?? {};
      assert.match(id ?? '', /^\d{18}$/);
      const state = 'AUTH_FACTOR_STATE_READY';
      assert.deepEqual(list.body, {
        result: [
          path === 'passwordless'
            ? { id, state, name: 'My key' }
            : { state, u2f: { id, name: 'My key' } },
        ],
      });
    });

    test('lists nothing as an empty object', async () => {
      const { add, post } = setUp();
      await add(path);
      const list = path.replace('/u2f', '');
      assert.deepEqual((await post(`/auth/v1/users/me/${list}/_search`, {}, alice)).body, {});
    });

    test('excludes the keys that are there, but not the other kind', async () => {
      const { add, verify } = setUp();
      const authenticator = createAuthenticator(origin);
      assert.equal((await verify(authenticator.register(await add(path)), path)).status, 200);
      const other = kinds.find((kind) => kind.path !== path)?.path;
      assert.deepEqual((await add(path)).excludeCredentials, [
        { type: 'public-key', id: authenticator.id },
      ]);
      assert.equal((await add(other)).excludeCredentials, undefined);
    });

    test('removes a key of the caller only', async () => {
      const { add, call, post, verify } = setUp();
      await verify(createAuthenticator(origin).register(await add(path)), path);
      const list = `/auth/v1/users/me/${path.replace('/u2f', '')}/_search`;
      const [factor] = (await post(list, {}, alice)).body.result ?? [];
      const key = `/auth/v1/users/me/${path}/${(factor?.u2f ?? factor)?.id ?? ''}`;
      assertRefused(await call('DELETE', key, undefined, bob), 404, 5, 'COMMAND-DAfb2');
      const { status, body } = await call('DELETE', key, undefined, alice);
      assert.deepEqual(
        { status, sequence: body.details?.sequence },
        { status: 200, sequence: '4' },
      );
      assert.deepEqual((await post(list, {}, alice)).body, {});
      assertRefused(await call('DELETE', key, undefined, alice), 404, 5, 'COMMAND-DAfb2');
    });

    test('verifies the latest registration only', async () => {
      const { add, verify } = setUp();
      const authenticator = createAuthenticator(origin);
      const first = authenticator.register(await add(path));
      const second = authenticator.register(await add(path));
      assertRefused(await verify(first, path), 500, 13, 'WEBAU-3Vb9s');
      assert.equal((await verify(second, path)).status, 200);
      assertRefused(await verify(second, path), 500, 13, 'WEBAU-5M9so');
    });

    test('keeps one pending registration for each person', async () => {
      const { add, verify } = setUp();
      const credential = createAuthenticator(origin).register(await add(path));
      await add(path, bob);
      assert.equal((await verify(credential, path)).status, 200);
    });

    for (const [problem, publicKeyCredential] of [
      ['neither alphabet', '!'.repeat(80)],
      ['both alphabets', '-/'.repeat(40)],
      ['an impossible length', 'A'.repeat(81)],
      ['half the padding', `${'A'.repeat(78)}=`],
      ['a number', 7],
      ['nothing', undefined],
      ['54 bytes', toBytes('x'.repeat(54))],
      ['over a megabyte', toBytes('x'.repeat(1_048_577))],
    ] as const) {
      test(`refuses a credential of ${problem} before anything else`, async () => {
        const { post } = setUp();
        const verification = { publicKeyCredential, tokenName: 'My key' };
        const reply = await post(`/auth/v1/users/me/${path}/_verify`, { verification }, alice);
        assertRefused(reply, 400, 3);
      });
    }

    for (const [problem, text] of [
      ['no JSON', 'x'.repeat(55)],
      ['no object', JSON.stringify('x'.repeat(55))],
    ] as const) {
      test(`cannot parse a credential that is ${problem}`, async () => {
        const { add, verify } = setUp();
        await add(path);
        assertRefused(await verify(text, path), 500, 13, 'WEBAU-sEr8c');
      });
    }

    for (const [form, encode] of [
      ['the standard alphabet', (bytes: Buffer) => bytes.toString('base64')],
      [
        'the standard alphabet, unpadded',
        (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, ''),
      ],
      ['the URL alphabet', (bytes: Buffer) => bytes.toString('base64url')],
      [
        'the URL alphabet, padded',
        (bytes: Buffer) => bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
      ],
    ] as const) {
      test(`takes a credential in ${form}`, async () => {
        const { add, post } = setUp();
        const credential = createAuthenticator(origin).register(await add(path));
        // Here, at this place, the two letters come up that the alphabets disagree about.
        const json = JSON.stringify({ extra: '~~~???', ...credential });
        assert.match(Buffer.from(json).toString('base64'), /\+.*\//);
        const publicKeyCredential = encode(Buffer.from(json));
        const verification = { publicKeyCredential, tokenName: 'My key' };
        const reply = await post(`/auth/v1/users/me/${path}/_verify`, { verification }, alice);
        assert.equal(reply.status, 200, reply.body.message);
      });
    }

    for (const [problem, tokenName] of [
      ['no name', undefined],
      ['an empty name', ''],
      ['a name of 201 characters', 'ä'.repeat(201)],
      ['a name that is no text', 7],
    ] as const) {
      test(`refuses ${problem}`, async () => {
        const { add, post } = setUp();
        const credential = createAuthenticator(origin).register(await add(path));
        const verification = { publicKeyCredential: toBytes(credential), tokenName };
        const reply = await post(`/auth/v1/users/me/${path}/_verify`, { verification }, alice);
        assertRefused(reply, 400, 3);
      });
    }

    test('takes a name of 200 characters, however many bytes they have', async () => {
      const { add, post } = setUp();
      const credential = createAuthenticator(origin).register(await add(path));
      const tokenName = '🔑'.repeat(200);
      const verification = { publicKeyCredential: toBytes(credential), tokenName };
      const reply = await post(`/auth/v1/users/me/${path}/_verify`, { verification }, alice);
      assert.equal(reply.status, 200, reply.body.message);
    });

    test('refuses a message without its verification', async () => {
      const reply = await setUp().post(`/auth/v1/users/me/${path}/_verify`, {}, alice);
      assertRefused(reply, 400, 3);
    });

    test('knows the service user as no person', async () => {
      const { call, post } = setUp();
      const service = { token: serviceToken };
      const list = path.replace('/u2f', '');
      assertRefused(await post(`/auth/v1/users/me/${path}`, {}, service), 404, 5, 'COMMAND-M9dsd');
      assert.deepEqual((await post(`/auth/v1/users/me/${list}/_search`, {}, service)).body, {});
      const reply = await call('DELETE', `/auth/v1/users/me/${path}/1`, undefined, service);
      assertRefused(reply, 404, 5, 'COMMAND-DAfb2');
    });
  });
}
