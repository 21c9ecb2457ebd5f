import { assert } from 'chai';
import { zitadel, type ZitadelOptions } from '../../src/providers/zitadel.js';
import { type Answers, answering, siteThat } from '../sites.js';
import { failureOf } from '../support.js';
import { created, creation, registration, request, token, url, used } from './zitadel-fixtures.js';

/** v2 for alice, on a server that answers so. */
function v2(options: Partial<ZitadelOptions>, ...answers: Answers) {
  const server = siteThat(...answers);
  const provider = zitadel({ url, token, userId: '1001', fetch: server.fetch, ...options });
  return { server, provider };
}

/** The answers of a good v2. */
const began = { u2fId: '2001', publicKeyCredentialCreationOptions: { publicKey: creation } };
const asked = {
  sessionId: '3001',
  sessionToken: 'first',
  challenges: {
    webAuthN: { publicKeyCredentialRequestOptions: { publicKey: request } },
  },
};

suite('ZITADEL v2', () => {
  test('begins a registration for the user and the page’s host', async () => {
    const { provider, server } = v2({}, answering(began));
    const { publicKey, state } = await provider.beginRegistration({});
    assert.deepEqual(server.routes(), [`POST ${url}/v2/users/1001/u2f`]);
    assert.deepEqual(await server.json(0), { domain: 'localhost' });
    assert.equal(state, '2001');
    assert.deepInclude(publicKey, { challenge: 'AQID', user: creation.user });
  });

  test('begins for another user and another domain', async () => {
    const { provider, server } = v2({ domain: 'acme.example' }, answering(began));
    await provider.beginRegistration({ userId: 'a/b' });
    assert.deepEqual(server.routes(), [`POST ${url}/v2/users/a%2Fb/u2f`]);
    assert.deepEqual(await server.json(0), { domain: 'acme.example' });
  });

  for (const [what, given, userVerification] of [
    ['no PIN', {}, 'discouraged'],
    ['a PIN where that is wanted', { userVerification: 'required' }, 'required'],
  ] as const) {
    test(`asks a new key for ${what}, and leaves the rest of the selection`, async () => {
      const { provider } = v2(given, answering(began));
      const { publicKey } = await provider.beginRegistration({});
      assert.deepNestedInclude(publicKey, {
        authenticatorSelection: { residentKey: 'discouraged', userVerification },
      });
    });
  }

  test('takes the credential as an object, with the members that it reads and a name', async () => {
    const { provider, server } = v2({}, answering({ details: {} }));
    const answer = await provider.finishRegistration(created, { name: 'Blue', state: '2001' });
    assert.deepEqual(answer, { details: {} });
    assert.deepEqual(server.routes(), [`POST ${url}/v2/users/1001/u2f/2001`]);
    assert.deepEqual(await server.json(0), {
      publicKeyCredential: registration,
      tokenName: 'Blue',
    });
  });

  for (const name of [undefined, '', ' ']) {
    test(`is given a name for a key whose owner gave it ${JSON.stringify(name)}`, async () => {
      const { provider, server } = v2({}, answering({}));
      await provider.finishRegistration(created, { name, state: '2001' });
      assert.propertyVal(await server.json(0), 'tokenName', 'Security key');
    });
  }

  for (const { what, options, given, checked, requirement } of [
    {
      what: 'its user, second factor',
      options: {},
      given: {},
      checked: { userId: '1001' },
      requirement: 'DISCOURAGED',
    },
    {
      what: 'another user by the id',
      options: { loginName: 'bob@acme' },
      given: { userId: '1002', mode: 'second-factor' },
      checked: { userId: '1002' },
      requirement: 'DISCOURAGED',
    },
    {
      what: 'a user by the login name',
      options: { loginName: 'alice@acme' },
      given: {},
      checked: { loginName: 'alice@acme' },
      requirement: 'DISCOURAGED',
    },
    {
      what: 'a passkey',
      options: { userId: undefined, loginName: 'alice@acme' },
      given: { mode: 'passwordless' },
      checked: { loginName: 'alice@acme' },
      requirement: 'REQUIRED',
    },
    ...['user_id', 'username'].map((field) => ({
      what: `the name that was typed as ${field}, whatever else is known`,
      options: { loginName: 'bob@acme' },
      given: { userId: '1001', fields: { [field]: 'alice@acme' } },
      checked: { loginName: 'alice@acme' },
      requirement: 'DISCOURAGED',
    })),
    {
      what: 'its user where nothing was typed',
      options: {},
      given: { userId: '', fields: { username: '' } },
      checked: { userId: '1001' },
      requirement: 'DISCOURAGED',
    },
  ] as const) {
    test(`begins a session for ${what}`, async () => {
      const { provider, server } = v2(options, answering(asked, { status: 201 }));
      const answer = await provider.beginAuthentication(given);
      assert.deepEqual(answer, { publicKey: request, state: '3001' });
      assert.deepEqual(server.routes(), [`POST ${url}/v2/sessions`]);
      assert.deepEqual(await server.json(0), {
        checks: { user: checked },
        challenges: {
          webAuthN: {
            domain: 'localhost',
            userVerificationRequirement: `USER_VERIFICATION_REQUIREMENT_${requirement}`,
          },
        },
      });
    });
  }

  for (const [what, userHandle, posted] of [
    ['its user handle', 'CA', 'CA'],
    ['an empty text for none', undefined, ''],
  ] as const) {
    test(`checks an assertion with ${what}, and tells the session with its token`, async () => {
      const { provider, server } = v2({}, answering({ details: {}, sessionToken: 'second' }));
      const rest = { clientDataJSON: 'CQ', authenticatorData: 'Bg', signature: 'Bw' };
      const response = { ...rest, ...(userHandle && { userHandle }) };
      const answer = await provider.finishAuthentication({ ...used, response }, { state: '3001' });
      assert.deepEqual(answer, { sessionId: '3001', details: {}, sessionToken: 'second' });
      assert.deepEqual(server.routes(), [`PATCH ${url}/v2/sessions/3001`]);
      assert.deepEqual(await server.json(0), {
        checks: {
          webAuthN: {
            credentialAssertionData: { ...registration, response: { ...rest, userHandle: posted } },
          },
        },
      });
    });
  }

  test('lists the keys that are ready', async () => {
    const { provider, server } = v2(
      {},
      answering({
        result: [
          { state: 'AUTH_FACTOR_STATE_READY', u2f: { id: '1', name: 'Blue' } },
          { state: 'AUTH_FACTOR_STATE_NOT_READY', u2f: { id: '2', name: 'Begun' } },
          { state: 'AUTH_FACTOR_STATE_READY', otp: {} },
          { state: 'AUTH_FACTOR_STATE_READY', u2f: { id: '3' } },
          { state: 'AUTH_FACTOR_STATE_READY', u2f: { name: 'Without an id' } },
          null,
        ],
      }),
    );
    const none = { created: undefined, lastUsed: undefined };
    assert.deepEqual(await provider.listKeys(), [
      { id: '1', name: 'Blue', ...none },
      { id: '3', name: '', ...none },
    ]);
    assert.deepEqual(server.routes(), [`POST ${url}/v2/users/1001/authentication_factors/_search`]);
    assert.deepEqual(await server.json(0), {
      authFactors: ['U2F'],
      states: ['AUTH_FACTOR_STATE_READY'],
    });
  });

  for (const answer of [{}, { result: null }, { details: {} }]) {
    test(`lists no keys where it answers ${JSON.stringify(answer)}`, async () => {
      assert.deepEqual(await v2({}, answering(answer)).provider.listKeys(), []);
    });
  }

  test('removes a key, and has no way to rename one', async () => {
    const { provider, server } = v2({}, answering({ details: {} }));
    await provider.removeKey('20/01');
    assert.deepEqual(server.routes(), [`DELETE ${url}/v2/users/1001/u2f/20%2F01`]);
    assert.isUndefined(provider.renameKey);
  });

  for (const [name, run] of [
    ['beginRegistration', (it: ReturnType<typeof zitadel>) => it.beginRegistration({})],
    [
      'finishRegistration',
      (it: ReturnType<typeof zitadel>) => it.finishRegistration(created, { state: '2001' }),
    ],
    ['beginAuthentication', (it: ReturnType<typeof zitadel>) => it.beginAuthentication({})],
    ['listKeys', (it: ReturnType<typeof zitadel>) => it.listKeys()],
    ['removeKey', (it: ReturnType<typeof zitadel>) => it.removeKey('2001')],
  ] as const) {
    test(`${name} rejects, and asks nothing, where it does not know the user`, async () => {
      const { provider, server } = v2({ userId: undefined }, answering({}));
      const outcome = run(provider);
      assert.instanceOf(outcome, Promise);
      const error = await failureOf(() => outcome);
      assert.include(error, { code: 'invalid_options', path: 'userId' });
      assert.lengthOf(server.requests, 0);
    });
  }

  for (const answer of [
    null,
    {},
    { u2fId: '2001' },
    { u2fId: 2001, publicKeyCredentialCreationOptions: { publicKey: creation } },
    { publicKeyCredentialCreationOptions: { publicKey: creation } },
    { u2fId: '2001', publicKeyCredentialCreationOptions: creation },
    { u2fId: '2001', publicKeyCredentialCreationOptions: { publicKey: 'text' } },
    { sessionId: '3001' },
    { sessionId: '3001', challenges: {} },
    { sessionId: '3001', challenges: { webAuthN: null } },
    { ...asked, sessionId: undefined },
    'text',
  ]) {
    test(`is "bad_response" when it answers ${JSON.stringify(answer)}`, async () => {
      const { provider } = v2({}, answering(answer));
      for (const run of [
        () => provider.beginRegistration({}),
        () => provider.beginAuthentication({}),
      ]) {
        assert.include(await failureOf(run), { code: 'bad_response', phase: 'begin' });
      }
    });
  }
});
