import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { assertRefused, setUp } from '../support.js';

const sessions = '/v2/sessions';

suite('the checks of a ZITADEL session', () => {
  for (const user of [
    { loginName: 'alice@acme.example' },
    { loginName: 'Alice@ACME.example' },
    { login_name: 'alice@acme.example' },
    { userId: '1001' },
    { user_id: '1001' },
  ]) {
    test(`find a person by ${JSON.stringify(user)}`, async () => {
      const { call, post } = setUp();
      const { sessionId = '' } = (await post(sessions, { checks: { user } })).body;
      const { body } = await call('GET', `${sessions}/${sessionId}`);
      assert.equal(body.session?.factors?.user?.['id'], '1001');
    });
  }

  for (const user of [{ loginName: 'nobody' }, { userId: '1' }]) {
    test(`do not find ${JSON.stringify(user)}, and make no session`, async () => {
      const { post } = setUp();
      const reply = await post(sessions, { checks: { user } });
      assertRefused(reply, 404, 5, 'QUERY-Dfbg2');
      assert.equal((await post(`${sessions}/search`)).body.sessions, undefined);
    });
  }

  for (const user of [{}, { loginName: '' }, { userId: 'x'.repeat(201) }, { userId: 7 }, 'alice']) {
    test(`refuse ${JSON.stringify(user).slice(0, 40)} as a user`, async () => {
      assertRefused(await setUp().post(sessions, { checks: { user } }), 400, 3);
    });
  }

  test('keep to the person a session has', async () => {
    const { call, post } = setUp();
    const { sessionId = '' } = (await post(sessions, { checks: { user: { userId: '1001' } } }))
      .body;
    const change = (userId: string) =>
      call('PATCH', `${sessions}/${sessionId}`, { checks: { user: { userId } } });
    assertRefused(await change('1002'), 400, 3);
    assert.equal((await change('1001')).status, 200);
  });

  test('want a challenge before its answer', async () => {
    const { answer, post } = setUp();
    const { sessionId = '' } = (await post(sessions, { checks: { user: { userId: '1001' } } }))
      .body;
    assertRefused(await answer(sessionId, {}), 400, 9, 'COMMAND-Ioqu5');
  });

  test('want an answer that is an object', async () => {
    const { call, challenge, register } = setUp();
    await register();
    const { sessionId } = await challenge();
    for (const webAuthN of [{}, { credentialAssertionData: 'x' }]) {
      const reply = await call('PATCH', `${sessions}/${sessionId}`, { checks: { webAuthN } });
      assertRefused(reply, 400, 3);
    }
  });

  test('use a challenge up with its first good answer', async () => {
    const { answer, challenge, register } = setUp();
    const { authenticator } = await register();
    const { sessionId, options } = await challenge();
    const wrong = authenticator.authenticate(options, { forges: true });
    assertRefused(await answer(sessionId, wrong), 500, 13, 'WEBAU-3M9si');
    const right = authenticator.authenticate(options);
    assert.equal((await answer(sessionId, right)).status, 200);
    assertRefused(await answer(sessionId, right), 400, 9, 'COMMAND-Ioqu5');
  });

  test('use a challenge up once, even when it is answered twice at the same time', async () => {
    const { answer, challenge, register } = setUp();
    const { authenticator } = await register();
    const { sessionId, options } = await challenge();
    const credential = authenticator.authenticate(options);
    const replies = await Promise.all([
      answer(sessionId, credential),
      answer(sessionId, credential),
    ]);
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 400]);
    const refused = replies.find(({ status }) => status === 400);
    assert.ok(refused);
    assertRefused(refused, 400, 9, 'COMMAND-Ioqu5');
  });

  for (const check of ['password', 'idpIntent', 'totp', 'otpSms', 'otp_email', 'recoveryCode']) {
    test(`do not let ${check} pass unchecked`, async () => {
      const checks = { user: { userId: '1001' }, [check]: {} };
      assertRefused(await setUp().post(sessions, { checks }), 501, 12);
    });
  }
});
