import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { attestationObject, createAuthenticator } from '../authenticator.js';
import type { Credential, Deviation } from '../authenticator.js';
import { assertRefused, origin, setUp, site } from '../support.js';

/** A credential with other fields, which may break it. */
const edit = (credential: Credential, fields: object, response: object = {}): object => ({
  ...credential,
  ...fields,
  response: { ...credential.response, ...response },
});

const broken: readonly (readonly [problem: string, change: (credential: Credential) => object])[] =
  [
    ['no ID', (credential) => edit(credential, { id: undefined })],
    ['an empty ID', (credential) => edit(credential, { id: '' })],
    ['a padded ID', (credential) => edit(credential, { id: `${credential.id}=` })],
    ['an ID in the standard alphabet', (credential) => edit(credential, { id: '+/+/' })],
    ['an ID that is no text', (credential) => edit(credential, { id: 7 })],
    ['no type', (credential) => edit(credential, { type: undefined })],
    ['another type', (credential) => edit(credential, { type: 'Public-Key' })],
    ['a raw ID in the standard alphabet', (credential) => edit(credential, { rawId: '+/+/' })],
    ['no response', (credential) => ({ ...credential, response: undefined })],
    ['a response that is no object', (credential) => ({ ...credential, response: 'x' })],
    ['client data that is no text', (credential) => edit(credential, {}, { clientDataJSON: 7 })],
    [
      'client data that is no JSON',
      (credential) => edit(credential, {}, { clientDataJSON: 'AAAA' }),
    ],
    [
      'client data that is no object',
      (credential) =>
        edit(credential, {}, { clientDataJSON: Buffer.from('[]').toString('base64url') }),
    ],
    [
      'client data of the wrong types',
      (credential) =>
        edit(credential, {}, { clientDataJSON: Buffer.from('{"origin":7}').toString('base64url') }),
    ],
    [
      'client data in the standard alphabet',
      ({ response, ...credential }) => {
        // The raw bytes of "~~~???" need both of the letters that the URL alphabet has not.
        const json = Buffer.from(response['clientDataJSON'] ?? '', 'base64url').toString();
        const padded = json.replace('{', '{"pad":"~~~???~~~???",');
        return {
          ...credential,
          response: { ...response, clientDataJSON: Buffer.from(padded).toString('base64') },
        };
      },
    ],
    ['no attestation', (credential) => edit(credential, {}, { attestationObject: undefined })],
    [
      'an attestation that is no CBOR',
      (credential) => edit(credential, {}, { attestationObject: '_____w' }),
    ],
    [
      'an attestation without a key',
      (credential) => {
        const bare = attestationObject(
          Buffer.concat([Buffer.alloc(32), Buffer.from('0100000001', 'hex')]),
        );
        return edit(credential, {}, { attestationObject: bare.toString('base64url') });
      },
    ],
  ];

const wrong: readonly (readonly [problem: string, deviation: Deviation])[] = [
  ['another challenge', { challenge: 'AAAA' }],
  ['another RP ID', { rpId: 'evil.example' }],
  ['another type', { type: 'webauthn.get' }],
  ['nobody there', { userPresent: false }],
];

suite('a registration with ZITADEL', () => {
  for (const [problem, change] of broken) {
    test(`cannot be parsed with ${problem}`, async () => {
      const { add, begin, finish, verify } = setUp();
      const { id, options } = await begin();
      const v2 = await finish(id, change(createAuthenticator(site).register(options)));
      assertRefused(v2, 500, 13, 'WEBAU-sEr8c');
      const v1 = await verify(change(createAuthenticator(origin).register(await add())));
      assertRefused(v1, 500, 13, 'WEBAU-sEr8c');
    });
  }

  for (const [problem, deviation] of wrong) {
    test(`is rejected with ${problem}`, async () => {
      const { add, begin, finish, verify } = setUp();
      const { id, options } = await begin();
      const v2 = await finish(id, createAuthenticator(site).register(options, deviation));
      assertRefused(v2, 500, 13, 'WEBAU-3Vb9s');
      const v1 = await verify(createAuthenticator(origin).register(await add(), deviation));
      assertRefused(v1, 500, 13, 'WEBAU-3Vb9s');
    });
  }

  test('is rejected by the v1 API with another origin', async () => {
    const { add, verify } = setUp();
    const credential = createAuthenticator(site).register(await add());
    assertRefused(await verify(credential), 500, 13, 'WEBAU-3Vb9s');
  });

  test('may come from any origin with the v2 API, once the RP ID is right', async () => {
    const { begin, finish } = setUp();
    const { id, options } = await begin();
    const credential = createAuthenticator('https://elsewhere.example').register(options);
    assert.equal((await finish(id, credential)).status, 200);
  });

  for (const [problem, change] of [
    [
      'padded fields',
      (credential: Credential) => {
        const fields = Object.entries(credential.response).map(([name, text]) => [
          name,
          `${text}==`,
        ]);
        return {
          ...credential,
          rawId: `${credential.rawId}=`,
          response: Object.fromEntries(fields) as object,
        };
      },
    ],
    ['no raw ID', (credential: Credential) => edit(credential, { rawId: undefined })],
    [
      'what browsers add',
      (credential: Credential) =>
        edit(
          credential,
          { authenticatorAttachment: 'cross-platform', clientExtensionResults: {} },
          { transports: ['usb'], publicKeyAlgorithm: -7 },
        ),
    ],
  ] as const) {
    test(`is taken with ${problem}`, async () => {
      const { begin, finish } = setUp();
      const { id, options } = await begin();
      const reply = await finish(id, change(createAuthenticator(site).register(options)));
      assert.equal(reply.status, 200, reply.body.message);
    });
  }

  for (const [encoding, pattern] of [
    ['base64url', /^[\w-]{43}$/],
    ['base64', /^[A-Za-z0-9+/]{43}=$/],
  ] as const) {
    test(`works with challenges as ${encoding}`, async () => {
      const { begin, finish } = setUp({ challengeEncoding: encoding });
      const { id, options } = await begin();
      assert.match(options.challenge, pattern);
      const credential = createAuthenticator(site).register(options);
      assert.equal((await finish(id, credential)).status, 200);
    });
  }
});
