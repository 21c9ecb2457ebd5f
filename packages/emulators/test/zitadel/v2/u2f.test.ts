import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAuthenticator } from '../authenticator.js';
import { assertRefused, setUp, site } from '../support.js';

const path = '/v2/users/1001/u2f';

suite('the ZITADEL v2 API of second factors', () => {
  test('answers creation options as an object, for the domain asked for', async () => {
    const { post } = setUp();
    const { status, body } = await post(path, { domain: 'app.example' });
    const { publicKey } = body.publicKeyCredentialCreationOptions ?? {};
    assert.equal(status, 200);
    assert.match(body.u2fId ?? '', /^\d{18}$/);
    assert.deepEqual(body.details, {
      sequence: '2',
      changeDate: '2026-01-01T00:00:00Z',
      resourceOwner: '100000000000000001',
    });
    assert.deepEqual(publicKey?.rp, { name: 'ZITADEL', id: 'app.example' });
    assert.deepEqual(publicKey.authenticatorSelection, { userVerification: 'required' });
    assert.equal(publicKey.timeout, 300_000);
    assert.equal(publicKey.attestation, 'none');
    assert.equal(publicKey.user.id, Buffer.from('1001').toString('base64url'));
  });

  test('takes the requested domain when none is asked for', async () => {
    const { options } = await setUp().begin(path, {});
    assert.equal(options.rp.id, 'idp.example');
  });

  test('registers a key', async () => {
    const { begin, finish } = setUp();
    const { id, options } = await begin();
    const { status, body } = await finish(id, createAuthenticator(site).register(options));
    assert.equal(status, 200, body.message);
    assert.deepEqual(body, {
      details: {
        sequence: '3',
        changeDate: '2026-01-01T00:00:00Z',
        resourceOwner: '100000000000000001',
      },
    });
  });

  test('verifies the pending registration, whatever ID the path has', async () => {
    const { begin, finish, post } = setUp();
    const first = await begin();
    const second = await begin();
    const credential = createAuthenticator(site).register(second.options);
    assert.equal((await finish(first.id, credential)).status, 200);
    const { body } = await post('/v2/users/1001/authentication_factors/_search');
    assert.deepEqual(
      body.result?.map(({ u2f }) => u2f?.id),
      [second.id],
    );
  });

  test('replaces a pending registration by the next', async () => {
    const { begin, finish } = setUp();
    const first = await begin();
    await begin();
    const credential = createAuthenticator(site).register(first.options);
    assertRefused(await finish(first.id, credential), 500, 13, 'WEBAU-3Vb9s');
  });

  test('finishes a registration once, even when it is asked twice at the same time', async () => {
    const { begin, finish } = setUp();
    const { id, options } = await begin();
    const credential = createAuthenticator(site).register(options);
    const replies = await Promise.all([finish(id, credential), finish(id, credential)]);
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 500]);
    const refused = replies.find(({ status }) => status === 500);
    assert.ok(refused);
    assertRefused(refused, 500, 13, 'WEBAU-5M9so');
  });

  test('leaves a registration pending when a credential is refused', async () => {
    const { begin, finish } = setUp();
    const { id, options } = await begin();
    const authenticator = createAuthenticator(site);
    const wrong = authenticator.register(options, { challenge: 'AAAA' });
    assertRefused(await finish(id, wrong), 500, 13, 'WEBAU-3Vb9s');
    assert.equal((await finish(id, authenticator.register(options))).status, 200);
  });

  test('has nothing pending before a registration is begun', async () => {
    const { begin, finish } = setUp();
    await begin('/v2/users/1001/passkeys');
    await begin('/v2/users/1002/u2f');
    assertRefused(await finish('1', { id: 'AA' }), 500, 13, 'WEBAU-5M9so');
  });

  test('takes over a key that asks for no PIN, for the requirement is not stored', async () => {
    const { begin, finish } = setUp();
    const { id, options } = await begin();
    const credential = createAuthenticator(site).register(options, { userVerified: false });
    assert.equal((await finish(id, credential)).status, 200);
  });

  test('excludes the ready keys of the same RP ID', async () => {
    const { begin, register } = setUp();
    const { authenticator } = await register();
    const known = [{ type: 'public-key', id: authenticator.id }];
    assert.deepEqual((await begin()).options.excludeCredentials, known);
    const other = await begin(path, { domain: 'other.example' });
    assert.equal(other.options.excludeCredentials, undefined);
    assert.equal((await begin(path, {})).options.excludeCredentials, undefined);
  });

  test('excludes keys of the v1 API for the instance, and for no domain', async () => {
    const { add, begin, verify } = setUp();
    const authenticator = createAuthenticator('https://idp.example');
    assert.equal((await verify(authenticator.register(await add()))).status, 200);
    const known = [{ type: 'public-key', id: authenticator.id }];
    for (const [domain, excluded] of [
      ['idp.example', known],
      [undefined, known],
      ['app.example', undefined],
    ] as const) {
      assert.deepEqual((await begin(path, { domain })).options.excludeCredentials, excluded);
    }
  });

  test('removes a key, and counts it as a change', async () => {
    const { call, clock, post, register } = setUp();
    const { id } = await register();
    clock.now += 1_000;
    const { status, body } = await call('DELETE', `${path}/${id}`);
    assert.equal(status, 200);
    assert.deepEqual(body.details, {
      sequence: '4',
      changeDate: '2026-01-01T00:00:01Z',
      resourceOwner: '100000000000000001',
    });
    assert.deepEqual((await post('/v2/users/1001/authentication_factors/_search')).body, {});
    assertRefused(await call('DELETE', `${path}/${id}`), 404, 5, 'COMMAND-DAfb2');
  });

  test('removes a registration that is pending', async () => {
    const { begin, call, finish } = setUp();
    const { id, options } = await begin();
    assert.equal((await call('DELETE', `${path}/${id}`)).status, 200);
    const credential = createAuthenticator(site).register(options);
    assertRefused(await finish(id, credential), 500, 13, 'WEBAU-5M9so');
  });

  test('keeps second factors and passkeys apart', async () => {
    const { call, register } = setUp();
    const { id } = await register();
    const reply = await call('DELETE', `/v2/users/1001/passkeys/${id}`);
    assertRefused(reply, 404, 5, 'COMMAND-DAfb2');
  });

  for (const [problem, body] of [
    ['a credential', { tokenName: 'My key' }],
    ['an object as credential', { tokenName: 'My key', publicKeyCredential: 'AAAA' }],
    ['a name', { publicKeyCredential: {} }],
    ['a name of at most 200 characters', { publicKeyCredential: {}, tokenName: 'x'.repeat(201) }],
  ] as const) {
    test(`wants ${problem}`, async () => {
      const { begin, post } = setUp();
      const { id } = await begin();
      assertRefused(await post(`${path}/${id}`, body), 400, 3);
    });
  }

  for (const domain of ['%zz', '127.0.0.1:3000', 'a\nb', ':80']) {
    test(`cannot use ${JSON.stringify(domain)} as RP ID`, async () => {
      assertRefused(await setUp().post(path, { domain }), 500, 13, 'WEBAU-UX9ta');
    });
  }

  test('refuses a domain that is no text', async () => {
    assertRefused(await setUp().post(path, { domain: 7 }), 400, 3);
  });

  test('forgets the oldest of very many keys', async () => {
    const { post, register } = setUp();
    const { id: first } = await register();
    for (let count = 0; count < 200; count += 1) await register();
    const { body } = await post('/v2/users/1001/authentication_factors/_search');
    assert.equal(body.result?.length, 200);
    assert.ok(!body.result.some(({ u2f }) => u2f?.id === first));
  });
});
