import { assert } from 'chai';
import { zitadelV1 } from '../../src/providers/zitadel-v1.js';
import { type Answers, answering, siteThat } from '../sites.js';
import { failureOf } from '../support.js';
import { created, creation, registration, token, url, used } from './zitadel-fixtures.js';

/** v1 on a server that answers so. */
function v1(...answers: Answers) {
  const server = siteThat(...answers);
  return { server, provider: zitadelV1({ url, token, fetch: server.fetch }) };
}

/** Base64 of JSON text in UTF-8, as v1 sends it. */
function base64Of(value: unknown): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))));
}

suite('ZITADEL v1', () => {
  const path = `${url}/auth/v1/users/me/auth_factors`;

  for (const [what, encode] of [
    ['standard base64 with padding', (text: string) => text],
    ['standard base64 without padding', (text: string) => text.replace(/=/g, '')],
    ['base64url', (text: string) => text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')],
  ] as const) {
    test(`begins with options in ${what}, names in UTF-8`, async () => {
      const key = { publicKey: encode(base64Of({ publicKey: creation })) };
      const { provider, server } = v1(answering({ key, details: {} }));
      assert.deepEqual(await provider.beginRegistration({}), { publicKey: creation });
      assert.deepEqual(server.routes(), [`POST ${path}/u2f`]);
      assert.deepEqual(await server.json(0), {});
    });
  }

  for (const answer of [
    {},
    { key: null },
    { key: {} },
    { key: { publicKey: 7 } },
    { key: { publicKey: '?' } },
    { key: { publicKey: btoa('no JSON') } },
    { key: { publicKey: base64Of(null) } },
    { key: { publicKey: base64Of(creation) } },
    { key: { publicKey: base64Of({ publicKey: 'text' }) } },
    null,
  ]) {
    test(`is "bad_response" when it answers ${JSON.stringify(answer)}`, async () => {
      const error = await failureOf(() => v1(answering(answer)).provider.beginRegistration({}));
      assert.include(error, { code: 'bad_response', phase: 'begin' });
      assert.isUndefined(error.cause);
    });
  }

  test('takes the credential as base64 of JSON text, and a name', async () => {
    const { provider, server } = v1(answering({ details: {} }));
    await provider.finishRegistration(created, { name: 'Blaü', state: undefined });
    assert.deepEqual(server.routes(), [`POST ${path}/u2f/_verify`]);
    const { verification } = (await server.json(0)) as {
      readonly verification: { readonly publicKeyCredential: string; readonly tokenName: string };
    };
    assert.equal(verification.tokenName, 'Blaü');
    assert.match(verification.publicKeyCredential, /^[A-Za-z0-9+/]+=*$/);
    assert.deepEqual(JSON.parse(atob(verification.publicKeyCredential)), registration);
  });

  test('is given a name for a key whose owner gave it none', async () => {
    const { provider, server } = v1(answering({}));
    await provider.finishRegistration(created, { state: undefined });
    assert.nestedPropertyVal(await server.json(0), 'verification.tokenName', 'Security key');
  });

  test('lists keys and removes them', async () => {
    const result = [{ state: 'AUTH_FACTOR_STATE_READY', u2f: { id: '1', name: 'Blue' } }];
    const { provider, server } = v1(answering({ result }));
    assert.deepInclude((await provider.listKeys())[0], { id: '1', name: 'Blue' });
    await provider.removeKey('a/b');
    assert.deepEqual(server.routes(), [`POST ${path}/_search`, `DELETE ${path}/u2f/a%2Fb`]);
  });

  test('has no sign-in by key', async () => {
    const { provider, server } = v1();
    for (const run of [
      () => provider.beginAuthentication({}),
      () => provider.finishAuthentication(used, { state: 'x' }),
    ]) {
      assert.equal((await failureOf(run)).code, 'unsupported');
    }
    assert.lengthOf(server.requests, 0);
  });
});
