import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { assertRefused, setUp } from '../support.js';

const path = '/v2/users/1001/passkeys';
const alice = { token: 'alice-token' };

suite('the ZITADEL v2 API of passkeys', () => {
  for (const [authenticator, attachment] of [
    [undefined, undefined],
    ['PASSKEY_AUTHENTICATOR_UNSPECIFIED', undefined],
    ['PASSKEY_AUTHENTICATOR_PLATFORM', 'platform'],
    ['PASSKEY_AUTHENTICATOR_CROSS_PLATFORM', 'cross-platform'],
    [1, 'platform'],
    ['PASSKEY_AUTHENTICATOR_OF_TOMORROW', undefined],
  ] as const) {
    test(`asks for the attachment ${attachment} for ${authenticator}`, async () => {
      const { options } = await setUp().begin(path, { domain: 'app.example', authenticator });
      assert.deepEqual(options.authenticatorSelection, {
        ...(attachment && { authenticatorAttachment: attachment }),
        userVerification: 'required',
      });
    });
  }

  test('refuses an authenticator that is no enum', async () => {
    assertRefused(await setUp().post(path, { authenticator: {} }), 400, 3);
  });

  test('registers, lists and removes a passkey', async () => {
    const { call, post, register } = setUp();
    const { id } = await register(path);
    const timestamp = '2026-01-01T00:00:00Z';
    assert.deepEqual((await post(`${path}/_search`)).body, {
      details: { totalResult: '1', timestamp },
      result: [{ id, state: 'AUTH_FACTOR_STATE_READY', name: 'My key' }],
    });
    assert.equal((await call('DELETE', `${path}/${id}`)).status, 200);
    assert.deepEqual((await post(`${path}/_search`)).body, { details: { timestamp } });
  });

  test('lists no passkeys of others, and refuses nothing', async () => {
    const { post, register } = setUp();
    await register(path);
    assert.equal((await post(`${path}/_search`, {}, alice)).body.result?.length, 1);
    const { status, body } = await post(`${path}/_search`, {}, { token: 'bob-token' });
    assert.deepEqual({ status, result: body.result }, { status: 200, result: undefined });
  });

  test('wants a passkey’s name', async () => {
    const { begin, post } = setUp();
    const { id } = await begin(path);
    assertRefused(await post(`${path}/${id}`, { publicKeyCredential: {}, tokenName: 'x' }), 400, 3);
  });

  test('returns a code that lets somebody else register once', async () => {
    const { call, post } = setUp();
    const link = await post(`${path}/registration_link`, { returnCode: {} });
    assert.equal(link.status, 200);
    const { code } = link.body as unknown as { code: { id: string; code: string } };
    const how = { token: 'bob-token' };
    const wrong = { ...code, code: 'wrong' };
    assertRefused(await post(path, { code: wrong }, how), 400, 3, 'COMMAND-Eeb2a');
    const elsewhere = await post('/v2/users/1002/passkeys', { code }, how);
    assertRefused(elsewhere, 400, 3, 'COMMAND-Eeb2a');
    assert.equal((await post(path, { code }, how)).status, 200);
    assertRefused(await post(path, { code }, how), 400, 3, 'COMMAND-Eeb2a');
    assert.equal((await call('DELETE', `${path}/1`)).status, 404);
  });

  test('forgets a code after an hour', async () => {
    const { clock, post } = setUp();
    const { body } = await post(`${path}/registration_link`, { returnCode: {} });
    clock.now += 3_600_000;
    const { code } = body as unknown as { code: object };
    assertRefused(await post(path, { code }), 400, 3, 'COMMAND-Eeb2a');
  });

  for (const body of [{}, { sendLink: { urlTemplate: 'https://app.example/{{.Code}}' } }]) {
    test(`keeps the code of a link to itself for ${JSON.stringify(body)}`, async () => {
      const reply = await setUp().post(`${path}/registration_link`, body);
      assert.equal(reply.status, 200);
      assert.deepEqual(Object.keys(reply.body), ['details']);
    });
  }

  test('makes links for the service only, and for people there are', async () => {
    const { post } = setUp();
    const own = await post(`${path}/registration_link`, {}, alice);
    assertRefused(own, 403, 7, 'AUTH-AWfge');
    const nobody = await post('/v2/users/1/passkeys/registration_link');
    assertRefused(nobody, 404, 5, 'COMMAND-M9dsd');
  });
});
