import { assert } from 'chai';
import { netiq, type NetiqOptions } from '../../src/providers/netiq.js';
import { type Answers, answering, siteThat } from '../sites.js';
import { failureOf } from '../support.js';
import { created } from './zitadel-fixtures.js';

const appId = location.origin;
const endpoint = '/auth/u2f';
const request = { version: 'U2F_V2', challenge: 'Y2hhbGxlbmdl', appId } as const;
const registration = { registrationData: 'BQ', clientData: 'e30', ...request };
const signature = { keyHandle: 'AQ', signatureData: 'AQ', clientData: 'e30' };

/** NetIQ's begin and do on a server that answers so. */
function server(options: Partial<NetiqOptions>, ...answers: Answers) {
  const site = siteThat(...answers);
  return { site, provider: netiq({ endpoint, fetch: site.fetch, ...options }) };
}

suite('a server in the manner of NetIQ’s', () => {
  test('begins a registration, and excludes the keys that are there', async () => {
    const known = { ...request, keyHandle: 'AQ' };
    const { provider, site } = server(
      { userId: 'alice' },
      answering({ status: 'MORE_DATA', registerRequests: [request], signRequests: [known] }),
    );
    assert.deepEqual(await provider.beginRegistration({ fields: { a: 'b', user_id: 'eve' } }), {
      u2f: { registerRequests: [request], signRequests: [known] },
    });
    assert.deepEqual(site.routes(), [`POST /auth/u2f/enroll/begin`]);
    assert.deepEqual(await site.json(0), { a: 'b', user_id: 'alice', appId });
  });

  test('takes the key’s messages and its name', async () => {
    const done = { status: 'OK', msg: 'Enrolled' };
    const { provider, site } = server({}, answering(done), answering(done));
    const answer = await provider.finishRegistration(registration, { name: 'Blue', state: 0 });
    assert.deepEqual(answer, done);
    assert.deepEqual(site.routes(), [`POST /auth/u2f/enroll/do`]);
    assert.deepEqual(await site.json(0), { registerResponse: registration, name: 'Blue' });
    await provider.finishRegistration(registration, { state: 0 });
    assert.deepEqual(await site.json(1), { registerResponse: registration });
  });

  test('logs in', async () => {
    const { provider, site } = server(
      {},
      answering({ status: 'MORE_DATA', signRequests: [{ ...request, keyHandle: 'AQ' }] }),
      answering({ status: 'OK', msg: 'Logged on' }),
    );
    const { u2f } = await provider.beginAuthentication({ fields: { user_id: 'alice' } });
    assert.deepEqual(u2f, { signRequests: [{ ...request, keyHandle: 'AQ' }] });
    await provider.finishAuthentication(signature, { state: undefined });
    assert.deepEqual(site.routes(), [`POST /auth/u2f/logon/begin`, `POST /auth/u2f/logon/do`]);
    assert.deepEqual(await site.json(0), { user_id: 'alice', appId });
    assert.deepEqual(await site.json(1), { signResponse: signature });
  });

  test('has another App ID, and other paths', async () => {
    const { provider, site } = server(
      { appId: 'https://acme.example', routes: { beginAuthentication: '/processes/1' } },
      answering({ status: 'MORE_DATA', signRequests: [] }),
    );
    await provider.beginAuthentication({});
    assert.deepEqual(site.routes(), [`POST /auth/u2f/processes/1`]);
    assert.deepEqual(await site.json(0), { appId: 'https://acme.example' });
  });

  test('lists and removes keys', async () => {
    const created = '2026-11-22T05:00:00Z';
    const { provider, site } = server(
      { userId: 'alice@acme.example' },
      answering({ status: 'OK', keys: [{ id: 'a/b', name: 'Blue', created }] }),
      answering({ status: 'OK', msg: 'Deleted' }),
    );
    assert.deepEqual(await provider.listKeys(), [
      { id: 'a/b', name: 'Blue', created: new Date(created), lastUsed: undefined },
    ]);
    await provider.removeKey('a/b');
    assert.deepEqual(site.routes(), [
      `GET /auth/u2f/keys?user_id=alice%40acme.example`,
      `DELETE /auth/u2f/keys/a%2Fb?user_id=alice%40acme.example`,
    ]);
    assert.isUndefined(provider.renameKey);
  });

  for (const [reason, code] of [
    ['ALREADY_ENROLLED', 'already_registered'],
    ['APPID_INVALID', 'invalid_app_id'],
    ['CHALLENGE_INVALID', 'challenge_expired'],
    ['NOT_ENROLLED', 'not_registered'],
    ['WRONG_ANSWER', 'provider_refused'],
    ['constructor', 'provider_refused'],
  ] as const) {
    test(`is "${code}" for its ${reason}, and is asked once`, async () => {
      const refusal = answering({ status: 'FAILED', reason, msg: 'It was refused' });
      const { provider, site } = server({}, refusal, refusal);
      const error = await failureOf(() =>
        provider.finishAuthentication(signature, { state: undefined }),
      );
      assert.include(error, { code, phase: 'verify', message: 'It was refused' });
      assert.deepEqual(error.provider, { name: 'netiq', code: reason, message: 'It was refused' });
      assert.lengthOf(site.routes(), 1);
    });
  }

  for (const answer of [null, [], 'text', {}, { status: 7 }]) {
    test(`is "bad_response" when it answers ${JSON.stringify(answer)}`, async () => {
      const { provider } = server({}, answering(answer));
      const error = await failureOf(() => provider.beginRegistration({}));
      assert.include(error, { code: 'bad_response', phase: 'begin' });
    });
  }

  test('does not take OK for a question, nor a question for OK', async () => {
    const { provider } = server(
      {},
      answering({ status: 'OK' }),
      answering({ status: 'MORE_DATA' }),
    );
    assert.equal((await failureOf(() => provider.beginRegistration({}))).code, 'provider_refused');
    const finish = () => provider.finishAuthentication(signature, { state: undefined });
    assert.equal((await failureOf(finish)).code, 'provider_refused');
  });

  test('is sent no credential of WebAuthn’s', async () => {
    const { provider, site } = server({});
    const error: unknown = await Promise.resolve()
      .then(() => provider.finishRegistration(created, { state: undefined }))
      .catch((reason: unknown) => reason);
    assert.propertyVal(error, 'code', 'unsupported');
    assert.isEmpty(site.routes());
  });

  test('is on the page’s own origin', () => {
    assert.throws(() => netiq({ endpoint: 'https://elsewhere.example/' }), TypeError);
  });
});
