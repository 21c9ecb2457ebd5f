import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAuthenticator } from '../authenticator.js';
import { assertRefused, origin, setUp } from '../support.js';

const user = { userId: '1001' };
const discouraged = 'USER_VERIFICATION_REQUIREMENT_DISCOURAGED';
const required = 'USER_VERIFICATION_REQUIREMENT_REQUIRED';

suite('a challenge of a ZITADEL session', () => {
  for (const [requirement, userVerification, timeout] of [
    [undefined, 'discouraged', 120_000],
    ['USER_VERIFICATION_REQUIREMENT_UNSPECIFIED', 'discouraged', 120_000],
    [discouraged, 'discouraged', 120_000],
    [3, 'discouraged', 120_000],
    ['USER_VERIFICATION_REQUIREMENT_PREFERRED', 'preferred', 300_000],
  ] as const) {
    test(`asks second factors for ${requirement}`, async () => {
      const { challenge, register } = setUp();
      const { authenticator } = await register();
      await register('/v2/users/1001/passkeys');
      const webAuthN = { domain: 'app.example', userVerificationRequirement: requirement };
      const { options } = await challenge(webAuthN);
      const { challenge: text, ...rest } = options;
      assert.match(text, /^[\w-]{43}$/);
      assert.deepEqual(rest, {
        timeout,
        rpId: 'app.example',
        allowCredentials: [{ type: 'public-key', id: authenticator.id }],
        userVerification,
      });
    });
  }

  test(`asks passkeys for ${required}`, async () => {
    const { challenge, register } = setUp();
    await register();
    const { authenticator } = await register('/v2/users/1001/passkeys');
    const webAuthN = { domain: 'app.example', userVerificationRequirement: required };
    const { options } = await challenge(webAuthN);
    assert.equal(options.userVerification, 'required');
    assert.equal(options.timeout, 300_000);
    assert.deepEqual(options.allowCredentials, [{ type: 'public-key', id: authenticator.id }]);
  });

  test('is written as older releases do on request', async () => {
    const { answer, challenge, register } = setUp({ challengeEncoding: 'base64' });
    const { authenticator } = await register();
    const { sessionId, options } = await challenge();
    assert.match(options.challenge, /^[A-Za-z0-9+/]{43}=$/);
    assert.equal((await answer(sessionId, authenticator.authenticate(options))).status, 200);
  });

  for (const [problem, webAuthN] of [
    ['another RP ID', { domain: 'other.example' }],
    ['no RP ID', {}],
    ['a passkey', { domain: 'app.example', userVerificationRequirement: required }],
  ] as const) {
    test(`finds no key of the v2 API for ${problem}, and changes nothing`, async () => {
      const { post, register } = setUp();
      await register();
      const reply = await post('/v2/sessions', { checks: { user }, challenges: { webAuthN } });
      assertRefused(reply, 500, 13, 'WEBAU-4G8sw');
      assert.equal((await post('/v2/sessions/search')).body.sessions, undefined);
    });
  }

  for (const [domain, expected] of [
    ['idp.example', 'idp.example'],
    [undefined, 'idp.example'],
    ['app.example', undefined],
  ] as const) {
    test(`${expected ? 'finds' : 'misses'} a key of the v1 API for ${domain}`, async () => {
      const { add, answer, post, verify } = setUp();
      const authenticator = createAuthenticator(origin);
      await verify(authenticator.register(await add()));
      const challenges = { webAuthN: { domain } };
      const reply = await post('/v2/sessions', { checks: { user }, challenges });
      if (!expected) return void assertRefused(reply, 500, 13, 'WEBAU-4G8sw');
      const { sessionId = '', challenges: made } = reply.body;
      const options = made?.webAuthN?.publicKeyCredentialRequestOptions.publicKey;
      assert.equal(options?.rpId, expected);
      assert.equal((await answer(sessionId, authenticator.authenticate(options))).status, 200);
    });
  }

  test('replaces the one before it', async () => {
    const { answer, call, challenge, register } = setUp();
    const { authenticator } = await register();
    const { sessionId, options } = await challenge();
    const challenges = { webAuthN: { domain: 'app.example' } };
    const { body } = await call('PATCH', `/v2/sessions/${sessionId}`, { challenges });
    const next = body.challenges?.webAuthN?.publicKeyCredentialRequestOptions.publicKey;
    assert.ok(next);
    const old = authenticator.authenticate(options);
    assertRefused(await answer(sessionId, old), 500, 13, 'WEBAU-3M9si');
    assert.equal((await answer(sessionId, authenticator.authenticate(next))).status, 200);
  });

  test('can be asked for with its check in one call', async () => {
    const { call, challenge, register } = setUp();
    const { authenticator } = await register();
    const { sessionId, options } = await challenge();
    const { body } = await call('PATCH', `/v2/sessions/${sessionId}`, {
      checks: { webAuthN: { credentialAssertionData: authenticator.authenticate(options) } },
      challenges: { webAuthN: { domain: 'app.example' } },
    });
    const next = body.challenges?.webAuthN?.publicKeyCredentialRequestOptions.publicKey.challenge;
    assert.ok(next && next !== options.challenge);
  });

  test('needs a user', async () => {
    const challenges = { webAuthN: { domain: 'app.example' } };
    const reply = await setUp().post('/v2/sessions', { challenges });
    assertRefused(reply, 400, 9, 'COMMAND-eeR2e');
  });

  test('needs a domain that can be an RP ID', async () => {
    const challenges = { webAuthN: { domain: '%zz' } };
    const reply = await setUp().post('/v2/sessions', { checks: { user }, challenges });
    assertRefused(reply, 500, 13, 'WEBAU-UX9ta');
  });

  test('is not there when none is asked for', async () => {
    const { body } = await setUp().post('/v2/sessions', { checks: { user }, challenges: {} });
    assert.deepEqual(body.challenges, {});
  });

  for (const other of ['otpSms', 'otp_email']) {
    test(`cannot be one by ${other}`, async () => {
      const challenges = { [other]: {} };
      const reply = await setUp().post('/v2/sessions', { checks: { user }, challenges });
      assertRefused(reply, 501, 12);
    });
  }
});
