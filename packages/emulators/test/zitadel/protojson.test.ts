import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createAuthenticator } from './authenticator.js';
import { origin, setUp, site, toBytes } from './support.js';

suite('the JSON of the ZITADEL API', () => {
  test('takes the names of protobuf as well', async () => {
    const { begin, call, post } = setUp();
    const { id, options } = await begin();
    const authenticator = createAuthenticator(site);
    const credential = authenticator.register(options);
    const body = { public_key_credential: credential, token_name: 'My key' };
    assert.equal((await post(`/v2/users/1001/u2f/${id}`, body)).status, 200);
    const opened = await post('/v2/sessions', {
      checks: { user: { user_id: '1001' } },
      challenges: {
        web_auth_n: {
          domain: 'app.example',
          user_verification_requirement: 'USER_VERIFICATION_REQUIREMENT_PREFERRED',
        },
      },
    });
    const { sessionId = '', challenges } = opened.body;
    const request = challenges?.webAuthN?.publicKeyCredentialRequestOptions.publicKey;
    assert.equal(request?.userVerification, 'preferred');
    const assertion = { credential_assertion_data: authenticator.authenticate(request) };
    const checks = { web_auth_n: assertion };
    assert.equal((await call('PATCH', `/v2/sessions/${sessionId}`, { checks })).status, 200);
  });

  test('takes the names of protobuf in the v1 API as well', async () => {
    const { add, post } = setUp();
    const credential = createAuthenticator(origin).register(await add());
    const reply = await post(
      '/auth/v1/users/me/auth_factors/u2f/_verify',
      { verification: { public_key_credential: toBytes(credential), token_name: 'My key' } },
      { token: 'alice-token' },
    );
    assert.equal(reply.status, 200, reply.body.message);
  });

  test('ignores fields that it does not know, and takes null for nothing', async () => {
    const { begin } = setUp();
    const { options } = await begin('/v2/users/1001/u2f', { domain: null, unknown: [{}] });
    assert.equal(options.rp.id, 'idp.example');
  });

  test('has counts as text, which grow with each change', async () => {
    const { post } = setUp();
    for (const sequence of ['2', '3', '4']) {
      const { body } = await post('/v2/users/1001/u2f');
      assert.equal(body.details?.sequence, sequence);
    }
    assert.equal((await post('/v2/users/1002/u2f')).body.details?.sequence, '2');
  });

  test('is labelled as JSON', async () => {
    const { headers } = await setUp().post('/v2/users/1001/u2f');
    assert.match(headers.get('Content-Type') ?? '', /^application\/json/);
  });
});
