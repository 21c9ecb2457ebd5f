import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAuthenticator } from '../authenticator.js';
import type { Credential, Deviation } from '../authenticator.js';
import { assertRefused, origin, setUp, site } from '../support.js';

const edit = (credential: Credential, fields: object, response: object = {}): object => ({
  ...credential,
  ...fields,
  response: { ...credential.response, ...response },
});

const toHandle = (userId: string): string => Buffer.from(userId).toString('base64url');

suite('a login with a key of ZITADEL', () => {
  for (const [problem, change] of [
    ['no ID', (credential: Credential) => edit(credential, { id: '' })],
    ['a padded ID', (credential: Credential) => edit(credential, { id: `${credential.id}=` })],
    ['another type', (credential: Credential) => edit(credential, { type: 'password' })],
    ['no client data', (credential: Credential) => edit(credential, {}, { clientDataJSON: '' })],
    [
      'too little authenticator data',
      (credential: Credential) => edit(credential, {}, { authenticatorData: 'AAAA' }),
    ],
    [
      'a signature in the standard alphabet',
      (credential: Credential) => edit(credential, {}, { signature: 'MEUCIQ+/' }),
    ],
    [
      'a user handle in the standard alphabet',
      (credential: Credential) => edit(credential, {}, { userHandle: '+/+/' }),
    ],
  ] as const) {
    test(`cannot be parsed with ${problem}`, async () => {
      const { answer, challenge, register } = setUp();
      const { authenticator } = await register();
      const { sessionId, options } = await challenge();
      const reply = await answer(sessionId, change(authenticator.authenticate(options)));
      assertRefused(reply, 500, 13, 'WEBAU-ADgv4');
    });
  }

  for (const [problem, deviation] of [
    ['another challenge', { challenge: 'AAAA' }],
    ['another RP ID', { rpId: 'evil.example' }],
    ['another type', { type: 'webauthn.create' }],
    ['a forged signature', { forges: true }],
    ['nobody there', { userPresent: false }],
    ['another person’s handle', { userHandle: toHandle('1002') }],
    ['a handle that is longer', { userHandle: toHandle('10010') }],
  ] as const satisfies readonly (readonly [string, Deviation])[]) {
    test(`is rejected with ${problem}`, async () => {
      const { answer, call, challenge, register } = setUp();
      const { authenticator } = await register();
      const { sessionId, options } = await challenge();
      const credential = authenticator.authenticate(options, deviation);
      assertRefused(await answer(sessionId, credential), 500, 13, 'WEBAU-3M9si');
      const { body } = await call('GET', `/v2/sessions/${sessionId}`);
      assert.equal(body.session?.factors?.webAuthN, undefined);
    });
  }

  test('is rejected with a key that is not known', async () => {
    const { answer, challenge, register } = setUp();
    await register();
    const { sessionId, options } = await challenge();
    const stranger = createAuthenticator(site).authenticate(options);
    assertRefused(await answer(sessionId, stranger), 500, 13, 'WEBAU-3M9si');
  });

  test('is rejected with a key that was removed meanwhile', async () => {
    const { answer, call, challenge, register } = setUp();
    const { id, authenticator } = await register();
    const { sessionId, options } = await challenge();
    await call('DELETE', `/v2/users/1001/u2f/${id}`);
    const reply = await answer(sessionId, authenticator.authenticate(options));
    assertRefused(reply, 500, 13, 'WEBAU-3M9si');
  });

  test('is rejected with a key of another person', async () => {
    const { answer, challenge, register } = setUp();
    await register();
    const { authenticator } = await register('/v2/users/1002/u2f');
    const { sessionId, options } = await challenge();
    const reply = await answer(sessionId, authenticator.authenticate(options));
    assertRefused(reply, 500, 13, 'WEBAU-3M9si');
  });

  for (const [name, deviation] of [
    ['the person’s own handle', { userHandle: toHandle('1001') }],
    ['a padded handle', { userHandle: `${toHandle('1001')}==` }],
    ['an empty handle', { userHandle: '' }],
    ['a counter that stands still', { counter: 0 }],
    ['any origin', { origin: 'https://elsewhere.example' }],
    ['a frame in another site', { topOrigin: 'https://elsewhere.example' }],
  ] as const satisfies readonly (readonly [string, Deviation])[]) {
    test(`is taken with ${name}`, async () => {
      const { answer, challenge, register } = setUp();
      const { authenticator } = await register();
      const { sessionId, options } = await challenge();
      const reply = await answer(sessionId, authenticator.authenticate(options, deviation));
      assert.equal(reply.status, 200, reply.body.message);
    });
  }

  test('is taken when the counter went back, as a clone’s would', async () => {
    const { answer, challenge, register } = setUp();
    const { authenticator } = await register(undefined, undefined, { counter: 9 });
    for (const counter of [20, 3]) {
      const { sessionId, options } = await challenge();
      const reply = await answer(sessionId, authenticator.authenticate(options, { counter }));
      assert.equal(reply.status, 200, reply.body.message);
    }
  });

  test('looks the key up by its raw ID', async () => {
    const { answer, challenge, register } = setUp();
    const { authenticator } = await register();
    const { sessionId, options } = await challenge();
    const credential = authenticator.authenticate(options);
    const nameless = await answer(sessionId, edit(credential, { rawId: undefined }));
    assertRefused(nameless, 500, 13, 'WEBAU-3M9si');
    assert.equal((await answer(sessionId, edit(credential, { id: 'AAAA' }))).status, 200);
  });

  test('is rejected with another origin where no RP ID was asked for', async () => {
    const { add, answer, challenge, verify } = setUp();
    const authenticator = createAuthenticator(origin);
    await verify(authenticator.register(await add()));
    const { sessionId, options } = await challenge({});
    const foreign = authenticator.authenticate(options, { origin: site });
    assertRefused(await answer(sessionId, foreign), 500, 13, 'WEBAU-3M9si');
    assert.equal((await answer(sessionId, authenticator.authenticate(options))).status, 200);
  });

  for (const [requirement, path, userVerified, status] of [
    ['REQUIRED', 'passkeys', true, 200],
    ['REQUIRED', 'passkeys', false, 500],
    ['PREFERRED', 'u2f', false, 200],
    ['DISCOURAGED', 'u2f', false, 200],
  ] as const) {
    test(`ends with ${status} for ${requirement} when UV is ${userVerified}`, async () => {
      const { answer, call, challenge, register } = setUp();
      const { authenticator } = await register(`/v2/users/1001/${path}`);
      const { sessionId, options } = await challenge({
        domain: 'app.example',
        userVerificationRequirement: `USER_VERIFICATION_REQUIREMENT_${requirement}`,
      });
      const credential = authenticator.authenticate(options, { userVerified });
      const reply = await answer(sessionId, credential);
      assert.equal(reply.status, status, reply.body.message);
      if (status === 500) return void assertRefused(reply, 500, 13, 'WEBAU-3M9si');
      const { body } = await call('GET', `/v2/sessions/${sessionId}`);
      const { webAuthN } = body.session?.factors ?? {};
      assert.equal(webAuthN?.userVerified, userVerified ? true : undefined);
    });
  }
});
