import { assert } from 'chai';
import { type CeremonyKind, readOptions } from '../../src/webauthn/read-options.js';
import { withHex } from '../credentials.js';
import { creationOptions, requestOptions } from '../keys.js';
import { failureOf } from '../support.js';

const key = { type: 'public-key', id: 'AQID' };
const other = { type: 'public-key', id: 'BAUG' };

function optionsFor(kind: CeremonyKind, changes: object): Record<string, unknown> {
  return kind === 'create' ? creationOptions(changes) : requestOptions(changes);
}

suite('readOptions', () => {
  for (const kind of ['create', 'get'] as const) {
    suite(`for ${kind}()`, () => {
      const options = optionsFor(kind, {});

      for (const { what, given } of [
        { what: 'alone', given: options },
        { what: 'in publicKey', given: { publicKey: options } },
        { what: 'in options', given: { options } },
        { what: 'in optionsJSON', given: { optionsJSON: options } },
        { what: 'in options.publicKey', given: { options: { publicKey: options } } },
        { what: 'beside other things', given: { publicKey: options, state: 'x', mediation: null } },
      ]) {
        test(`reads options ${what}`, () => {
          const { challenge, ...rest } = readOptions(given, kind);
          assert.equal(withHex(challenge), 'hex 000102030405060708090a0b0c0d0e0f');
          assert.equal(kind === 'create' ? rest.rp?.id : rest.rpId, 'localhost');
        });
      }

      for (const { what, given, path } of [
        { what: 'nothing', given: undefined, path: 'options' },
        { what: 'null', given: null, path: 'options' },
        { what: 'text', given: JSON.stringify(options), path: 'options' },
        { what: 'a number', given: 7, path: 'options' },
        { what: 'a list', given: [options], path: 'options' },
        { what: 'a function', given: () => options, path: 'options' },
        { what: 'a number too large for JSON', given: { challenge: 7n }, path: 'options' },
        { what: 'an empty object', given: {}, path: 'challenge' },
        { what: 'publicKey with nothing', given: { publicKey: null }, path: 'challenge' },
        { what: 'publicKey with text', given: { publicKey: 'text' }, path: 'challenge' },
        { what: 'publicKey without a challenge', given: { publicKey: {} }, path: 'challenge' },
        {
          what: 'envelopes in envelopes',
          given: { options: { options: { options: { options } } } },
          path: 'challenge',
        },
        {
          what: 'envelopes with a number',
          given: { options: { options: { options: 7 } } },
          path: 'challenge',
        },
      ]) {
        test(`refuses ${what}, naming ${path}`, async () => {
          const error = await failureOf(() => readOptions(given, kind));
          assert.include(error, { code: 'invalid_options', path, phase: 'begin' });
        });
      }

      test('refuses an object that contains itself', async () => {
        const given: Record<string, unknown> = { ...options };
        given['self'] = given;
        assert.equal((await failureOf(() => readOptions(given, kind))).path, 'options');
      });

      test('takes null for a member that is left out, as servers write it', () => {
        const nulls = {
          timeout: null,
          rpId: null,
          hints: null,
          attestation: null,
          attestationFormats: null,
          userVerification: null,
          authenticatorSelection: null,
          allowCredentials: null,
          excludeCredentials: null,
          extensions: null,
        };
        const without = optionsFor(kind, nulls);
        for (const name of Object.keys(nulls)) Reflect.deleteProperty(without, name);
        assert.deepEqual(
          withHex(readOptions(optionsFor(kind, nulls), kind)),
          withHex(readOptions(without, kind)),
        );
      });

      test('takes null for what is left out further inside', () => {
        const list = kind === 'create' ? 'excludeCredentials' : 'allowCredentials';
        const read = readOptions(
          optionsFor(kind, {
            [list]: [{ ...key, transports: null }],
            extensions: { prf: null, largeBlob: null, appid: null, appidExclude: null },
          }),
          kind,
        );
        assert.deepEqual(Object.keys(read[list]?.[0] ?? {}).sort(), ['id', 'type']);
        assert.deepEqual(read.extensions, {});
      });

      test('shares nothing with what it was given, be it proxies all the way down', () => {
        const given = deepProxy(
          optionsFor(kind, {
            extensions: { unknown: { list: [{ a: 1 }] } },
            excludeCredentials: [{ ...key, transports: ['usb'] }],
            allowCredentials: [{ ...key, transports: ['usb'] }],
          }),
        );
        assert.throws(() => structuredClone(given), DOMException);
        assert.doesNotThrow(() => structuredClone(readOptions(given, kind)));
      });

      test('leaves what it was given as it was', () => {
        const given = optionsFor(kind, { extensions: { prf: { eval: { first: 'AQI=' } } } });
        const before = structuredClone(given);
        readOptions(given, kind);
        assert.deepEqual(given, before);
      });
    });
  }

  for (const { kind, path, changes } of [
    { kind: 'create', path: 'challenge', changes: { challenge: undefined } },
    { kind: 'create', path: 'challenge', changes: { challenge: 7 } },
    { kind: 'create', path: 'challenge', changes: { challenge: 'AAAAA' } },
    { kind: 'create', path: 'challenge', changes: { challenge: new Uint8Array([1, 2]) } },
    { kind: 'create', path: 'rp', changes: { rp: undefined } },
    { kind: 'create', path: 'rp', changes: { rp: 'localhost' } },
    { kind: 'create', path: 'rp', changes: { rp: [] } },
    { kind: 'create', path: 'user', changes: { user: undefined } },
    { kind: 'create', path: 'user', changes: { user: 'alice' } },
    { kind: 'create', path: 'user.id', changes: { user: { name: 'alice' } } },
    { kind: 'create', path: 'user.id', changes: { user: { id: 'a user', name: 'alice' } } },
    { kind: 'create', path: 'user.name', changes: { user: { id: 'AQ' } } },
    { kind: 'create', path: 'user.name', changes: { user: { id: 'AQ', name: 5 } } },
    { kind: 'create', path: 'pubKeyCredParams', changes: { pubKeyCredParams: undefined } },
    { kind: 'create', path: 'pubKeyCredParams', changes: { pubKeyCredParams: { alg: -7 } } },
    { kind: 'create', path: 'excludeCredentials', changes: { excludeCredentials: 'AQID' } },
    { kind: 'create', path: 'excludeCredentials[0].id', changes: { excludeCredentials: ['AQ'] } },
    {
      kind: 'create',
      path: 'excludeCredentials[1].id',
      changes: { excludeCredentials: [key, { type: 'public-key' }] },
    },
    { kind: 'create', path: 'extensions', changes: { extensions: [] } },
    { kind: 'create', path: 'extensions', changes: { extensions: 'prf' } },
    {
      kind: 'create',
      path: 'extensions.appid',
      changes: { extensions: { appid: 'https://localhost/' } },
    },
    {
      kind: 'create',
      path: 'extensions.prf.evalByCredential',
      changes: { extensions: { prf: { evalByCredential: { AQID: { first: 'AQ' } } } } },
    },
    {
      kind: 'create',
      path: 'extensions.largeBlob.write',
      changes: { extensions: { largeBlob: { write: 'AQ' } } },
    },
    { kind: 'create', path: 'extensions.prf', changes: { extensions: { prf: true } } },
    {
      kind: 'create',
      path: 'extensions.prf.eval',
      changes: { extensions: { prf: { eval: 'x' } } },
    },
    { kind: 'create', path: 'extensions.largeBlob', changes: { extensions: { largeBlob: 'x' } } },
    { kind: 'get', path: 'challenge', changes: { challenge: undefined } },
    { kind: 'get', path: 'allowCredentials', changes: { allowCredentials: { id: 'AQID' } } },
    { kind: 'get', path: 'allowCredentials[0].id', changes: { allowCredentials: [null] } },
    { kind: 'get', path: 'allowCredentials[0].id', changes: { allowCredentials: [{ id: '?' }] } },
    {
      kind: 'get',
      path: 'extensions.appidExclude',
      changes: { extensions: { appidExclude: 'https://localhost/' } },
    },
    {
      kind: 'get',
      path: 'extensions.prf.evalByCredential',
      changes: {
        allowCredentials: [key],
        extensions: { prf: { evalByCredential: { BAUG: { first: 'AQ' } } } },
      },
    },
    {
      kind: 'get',
      path: 'extensions.prf.evalByCredential',
      changes: { extensions: { prf: { evalByCredential: { AQID: { first: 'AQ' } } } } },
    },
    {
      kind: 'get',
      path: 'extensions.largeBlob.write',
      changes: { extensions: { largeBlob: { write: 'AQ' } } },
    },
    {
      kind: 'get',
      path: 'extensions.largeBlob.write',
      changes: { allowCredentials: [], extensions: { largeBlob: { write: 'AQ' } } },
    },
    {
      kind: 'get',
      path: 'extensions.largeBlob.write',
      changes: { allowCredentials: [key, other], extensions: { largeBlob: { write: 'AQ' } } },
    },
  ] as const) {
    test(`refuses ${JSON.stringify(changes)} for ${kind}(), naming ${path}`, async () => {
      const error = await failureOf(() => readOptions(optionsFor(kind, changes), kind));
      assert.include(error, { code: 'invalid_options', path, phase: 'begin' });
      assert.include(error.message, path);
    });
  }

  for (const { kind, extension } of [
    { kind: 'create', extension: 'appidExclude' },
    { kind: 'get', extension: 'appid' },
  ] as const) {
    test(`refuses an ${extension} of another site for ${kind}()`, async () => {
      const extensions = { [extension]: 'https://example.com/app-id.json' };
      const error = await failureOf(() => readOptions(optionsFor(kind, { extensions }), kind));
      assert.include(error, { code: 'invalid_app_id', path: 'extensions.appid' });
    });

    test(`takes an ${extension} of this site for ${kind}()`, () => {
      const extensions = { [extension]: 'https://localhost/app-id.json' };
      const read = readOptions(optionsFor(kind, { extensions }), kind);
      assert.deepEqual(withHex(read.extensions), extensions);
    });
  }

  for (const [length, isRight] of [
    [0, false],
    [1, true],
    [64, true],
    [65, false],
  ] as const) {
    test(`${isRight ? 'takes' : 'refuses'} a user.id of ${length} bytes`, async () => {
      const id = btoa('x'.repeat(length));
      const options = creationOptions({ user: { id, name: 'alice', displayName: 'Alice' } });
      if (isRight) {
        assert.equal(readOptions(options, 'create').user?.id.byteLength, length);
      } else {
        const error = await failureOf(() => readOptions(options, 'create'));
        assert.include(error, { code: 'invalid_options', path: 'user.id' });
      }
    });
  }

  test('shows a person by the name where there is no displayName', () => {
    const user = { id: 'AQ', name: 'alice@example.com' };
    const read = readOptions(creationOptions({ user }), 'create');
    assert.equal(read.user?.displayName, 'alice@example.com');
  });

  test('takes a credential without a type for a public key', () => {
    const read = readOptions(requestOptions({ allowCredentials: [{ id: 'AQID' }] }), 'get');
    assert.equal(read.allowCredentials?.[0]?.type, 'public-key');
  });

  test('reads every binary member however it is encoded', () => {
    const given = creationOptions({
      challenge: '+/+/\n',
      user: { id: '+/8=', name: 'alice', displayName: 'Alice' },
      excludeCredentials: [{ type: 'public-key', id: '/w==' }],
    });
    const { challenge, user, excludeCredentials } = readOptions(given, 'create');
    assert.deepEqual(withHex([challenge, user?.id, excludeCredentials?.[0]?.id]), [
      'hex fbffbf',
      'hex fbff',
      'hex ff',
    ]);
  });

  test('knows an id of allowCredentials again however both are encoded', () => {
    const given = requestOptions({
      allowCredentials: [{ type: 'public-key', id: '+/8=' }],
      extensions: { prf: { evalByCredential: { '+/8=': { first: 'AQ' } } } },
    });
    assert.deepEqual(withHex(readOptions(given, 'get').extensions), {
      prf: { evalByCredential: { '-_8': { first: 'hex 01' } } },
    });
  });

  test('lets a secret in a wrong place show nowhere', async () => {
    for (const changes of [
      { challenge: 'the secret!' },
      { user: { id: 'the secret!', name: 'alice' } },
      { excludeCredentials: 'the secret!' },
      { extensions: { prf: { eval: { first: 'the secret!' } } } },
      { extensions: { appid: 'the secret!' } },
      { extensions: { appidExclude: 'the secret!' } },
    ]) {
      const error = await failureOf(() => readOptions(creationOptions(changes), 'create'));
      assert.notInclude(
        [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n'),
        'the secret!',
      );
    }
  });
});

/** What frameworks make of their state: a proxy around every object inside. */
function deepProxy<T extends object>(target: T): T {
  return new Proxy(target, {
    get(object, name, receiver): unknown {
      const value: unknown = Reflect.get(object, name, receiver);
      return typeof value === 'object' && value !== null ? deepProxy(value) : value;
    },
  });
}

/** The browser's own readers, which are strict about base64url and know fewer members. */
interface Native {
  parseCreationOptionsFromJSON(options: unknown): object;
  parseRequestOptionsFromJSON(options: unknown): object;
}
const native = PublicKeyCredential as unknown as Native;

/** What the browser adds where nothing is given; it does so in `create()` and `get()`, too. */
const defaults = {
  attestation: 'none',
  excludeCredentials: [],
  allowCredentials: [],
  hints: [],
  userVerification: 'preferred',
};
const extensionDefaults = { credProps: false, enforceCredentialProtectionPolicy: false };

suite('readOptions gives what the browser reads itself', () => {
  for (const { what, kind, changes, unknown = [], unknownExtensions = [] } of [
    { what: 'the least', kind: 'create', changes: {} },
    { what: 'the least', kind: 'get', changes: {} },
    { what: 'an empty challenge', kind: 'get', changes: { challenge: '' } },
    { what: 'no algorithms', kind: 'create', changes: { pubKeyCredParams: [] } },
    {
      what: 'every member',
      kind: 'create',
      changes: {
        timeout: 60_000,
        hints: ['security-key', 'hybrid'],
        attestation: 'direct',
        excludeCredentials: [
          { ...key, transports: ['usb', 'nfc', 'of-tomorrow'] },
          { type: 'public-key', id: 'BAUG' },
        ],
        authenticatorSelection: {
          authenticatorAttachment: 'cross-platform',
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
      },
    },
    {
      what: 'every member',
      kind: 'get',
      changes: {
        timeout: 60_000,
        hints: ['client-device'],
        userVerification: 'required',
        allowCredentials: [{ ...key, transports: ['internal', 'of-tomorrow'] }, other],
      },
    },
    {
      what: 'attestation of a kind that nobody knows',
      kind: 'create',
      changes: { attestation: 'of-tomorrow' },
    },
    {
      what: 'prf, largeBlob, credProps and the rest that it knows',
      kind: 'create',
      changes: {
        extensions: {
          appidExclude: 'https://localhost/app-id.json',
          credBlob: 'AQID',
          credProps: true,
          credentialProtectionPolicy: 'userVerificationOptional',
          enforceCredentialProtectionPolicy: true,
          hmacCreateSecret: true,
          largeBlob: { support: 'preferred' },
          minPinLength: true,
          prf: { eval: { first: 'AQIDBA', second: 'BQYH' } },
        },
      },
    },
    {
      what: 'prf for each credential, largeBlob to write and appid',
      kind: 'get',
      changes: {
        allowCredentials: [key],
        extensions: {
          appid: 'https://localhost/app-id.json',
          getCredBlob: true,
          largeBlob: { write: 'AQID' },
          prf: {
            eval: { first: 'AQIDBA' },
            evalByCredential: { AQID: { first: 'AQID', second: 'AQIDBA' } },
          },
        },
      },
    },
    {
      what: 'largeBlob to read and prf with nothing',
      kind: 'get',
      changes: {
        extensions: { largeBlob: { read: true }, prf: {} },
      },
    },
    {
      what: 'members that it does not know',
      kind: 'create',
      changes: {
        attestationFormats: ['packed', 'fido-u2f'],
        ofTomorrow: { a: ['b'] },
        extensions: { ofTomorrow: { a: ['b'] }, uvm: true },
      },
      unknown: ['attestationFormats', 'ofTomorrow'],
      unknownExtensions: ['ofTomorrow', 'uvm'],
    },
    {
      what: 'members that it does not know',
      kind: 'get',
      changes: {
        ofTomorrow: 1,
        extensions: { ofTomorrow: 2 },
      },
      unknown: ['ofTomorrow'],
      unknownExtensions: ['ofTomorrow'],
    },
  ] as const) {
    test(`for ${kind}() with ${what}`, () => {
      const json = optionsFor(kind, changes);
      const ours = withHex(readOptions(json, kind)) as Members;
      const parsed =
        kind === 'create'
          ? native.parseCreationOptionsFromJSON(json)
          : native.parseRequestOptionsFromJSON(json);
      const theirs = withHex(parsed) as Members;
      compare(ours, theirs, json, unknown, defaults);
      const { extensions } = ours;
      if (!extensions) return;
      compare(
        extensions as Members,
        theirs['extensions'] as Members,
        json['extensions'] as Members,
        unknownExtensions,
        extensionDefaults,
      );
    });
  }
});

type Members = Record<string, unknown>;

/** Compares all but what only one of both has: what we let through, and what the browser adds. */
function compare(
  ours: Members,
  theirs: Members,
  json: Members,
  unknown: readonly string[],
  added: Members,
): void {
  for (const name of unknown) assert.notProperty(theirs, name);
  const passed = Object.fromEntries(unknown.map((name) => [name, json[name]]));
  const absent = Object.fromEntries(
    Object.entries(added).filter(([name]) => name in theirs && !(name in json)),
  );
  // Compared by themselves: they have additions of their own.
  const inside = { extensions: undefined };
  assert.deepEqual({ ...ours, ...absent, ...inside }, { ...theirs, ...passed, ...inside });
}
