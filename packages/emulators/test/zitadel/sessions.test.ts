import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setUp } from './support.js';

suite('the ZITADEL session API', () => {
  test('checks a key that was registered, and shows it among the factors', async () => {
    const { answer, call, challenge, register } = setUp();
    const { authenticator } = await register();
    const { sessionId, sessionToken, options } = await challenge();
    const reply = await answer(sessionId, authenticator.authenticate(options));
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    assert.notEqual(reply.body.sessionToken, sessionToken);
    const { body } = await call('GET', `/v2/sessions/${sessionId}`);
    assert.deepEqual(body.session?.factors, {
      user: {
        verifiedAt: '2026-01-01T00:00:00Z',
        id: '1001',
        loginName: 'alice@acme.example',
        displayName: 'Alice',
        organizationId: '100000000000000001',
      },
      webAuthN: { verifiedAt: '2026-01-01T00:00:00Z', userVerified: true },
    });
  });
});
