import { assert } from 'chai';
import { readOptions } from '../../src/webauthn/read-options.js';
import { toJson } from '../../src/webauthn/to-json.js';
import { bytes, credentialOf, type CredentialChanges, fromHex } from '../credentials.js';
import { addKey, addU2fKey, creationOptions, removeKeys, requestOptions } from '../keys.js';
import { prfShapes, prfVector, type VectorResponse, vectors } from './vectors.js';

/** The JSON, of no type that would let a test compare it with its own kind only. */
interface Shown {
  readonly [member: string]: unknown;
  readonly response: unknown;
  readonly clientExtensionResults: unknown;
}

function shown(credential: PublicKeyCredential, includePrf = false) {
  const { credential: json, prf } = toJson(credential, includePrf);
  return { credential: json as unknown as Shown, prf };
}

/** A credential of a stand-in as JSON. */
function jsonOf(kind: 'create' | 'get', changes: CredentialChanges = {}, includePrf = false) {
  return shown(credentialOf(kind, changes), includePrf);
}

/** What no test here changes. */
const created = {
  id: 'AQI',
  rawId: 'AQI',
  type: 'public-key',
  authenticatorAttachment: 'cross-platform',
  clientExtensionResults: {},
  response: {
    clientDataJSON: 'CQ',
    attestationObject: 'AwQ',
    authenticatorData: 'Bg',
    publicKey: 'BQ',
    publicKeyAlgorithm: -7,
    transports: ['usb'],
  },
};
const used = {
  id: 'AQI',
  rawId: 'AQI',
  type: 'public-key',
  authenticatorAttachment: 'cross-platform',
  clientExtensionResults: {},
  response: { clientDataJSON: 'CQ', authenticatorData: 'Bg', signature: 'Bw', userHandle: 'CA' },
};

suite('toJson gives what the credential’s own toJSON() gives', () => {
  teardown(removeKeys);

  /** What a real browser and a virtual key make of these options. */
  async function create(changes: object): Promise<PublicKeyCredential> {
    const publicKey = readOptions(creationOptions(changes), 'create');
    return (await navigator.credentials.create({
      publicKey: publicKey as PublicKeyCredentialCreationOptions,
    })) as PublicKeyCredential;
  }
  async function get(changes: object): Promise<PublicKeyCredential> {
    const publicKey = readOptions(requestOptions(changes), 'get');
    return (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  }

  /** Compares, and tells the outputs of the extensions. */
  function compare(credential: PublicKeyCredential): Record<string, unknown> {
    const theirs = credential.toJSON() as unknown as Shown;
    assert.deepEqual(shown(credential, true).credential, theirs);
    return { ...(theirs.clientExtensionResults as object) };
  }

  for (const [name, add] of [
    ['a CTAP2 key', addKey],
    ['a U2F key', addU2fKey],
  ] as const) {
    for (const attestation of ['none', 'direct'] as const) {
      test(`for ${name} that registers with attestation ${attestation}, and signs`, async () => {
        await add();
        const credential = await create({ attestation });
        compare(credential);
        const allowCredentials = [{ type: 'public-key', id: credential.id }];
        compare(await get({ allowCredentials }));
      });
    }
  }

  test('for each algorithm that a key has', async () => {
    await addKey();
    for (const alg of [-7, -257]) {
      compare(await create({ pubKeyCredParams: [{ type: 'public-key', alg }] }));
    }
  });

  test('for a discoverable credential with credProps and a user handle', async () => {
    await addKey();
    const authenticatorSelection = { residentKey: 'required', userVerification: 'required' };
    const outputs = compare(
      await create({ authenticatorSelection, extensions: { credProps: true } }),
    );
    assert.deepEqual(outputs['credProps'], { rk: true });
    const credential = await get({});
    compare(credential);
    assert.propertyVal(shown(credential).credential.response, 'userHandle', 'AQIDBA');
  });

  test('for the built-in key of a computer', async () => {
    await addKey({ transport: 'internal' });
    const credential = await create({});
    compare(credential);
    assert.equal(shown(credential).credential['authenticatorAttachment'], 'platform');
  });

  test('for prf at both, whose secrets stay out unless they are asked for', async () => {
    await addKey({ hasPrf: true });
    const extensions = { prf: { eval: { first: 'AQIDBA', second: 'BQYH' } } };
    const credential = await create({
      extensions,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { results } = compare(credential)['prf'] as { results?: { first?: string } };
    assert.lengthOf(results?.first ?? '', 43);
    const assertion = await get({ extensions, userVerification: 'required' });
    compare(assertion);
    for (const made of [credential, assertion]) {
      const { credential: json, prf } = shown(made);
      assert.equal(prf?.first.byteLength, 32);
      assert.equal(prf?.second?.byteLength, 32);
      assert.notInclude(JSON.stringify(json), results?.first ?? '');
      assert.notProperty((json.clientExtensionResults as { prf: object }).prf, 'results');
    }
  });

  test('for largeBlob that is written and read', async () => {
    await addKey({ hasLargeBlob: true, ctap2Version: 'ctap2_1' });
    const credential = await create({
      extensions: { largeBlob: { support: 'required' } },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    assert.deepEqual(compare(credential)['largeBlob'], { supported: true });
    const allowCredentials = [{ type: 'public-key', id: credential.id }];
    const how = { allowCredentials, userVerification: 'required' };
    const written = await get({ ...how, extensions: { largeBlob: { write: 'AQIDBA' } } });
    assert.deepEqual(compare(written)['largeBlob'], { written: true });
    const read = await get({ ...how, extensions: { largeBlob: { read: true } } });
    assert.deepEqual(compare(read)['largeBlob'], { blob: 'AQIDBA' });
  });
});

suite('toJson', () => {
  test('gives all that a new credential has', () => {
    assert.deepEqual(jsonOf('create').credential, created);
  });

  test('gives all that an assertion has', () => {
    assert.deepEqual(jsonOf('get').credential, used);
  });

  test('takes the id from rawId where the two differ', () => {
    const { credential } = jsonOf('create', { id: 'not-this-one=', rawId: bytes(0xfb, 0xff) });
    assert.include(credential, { id: '-_8', rawId: '-_8' });
  });

  test('takes views for bytes wherever a password manager hands them in', () => {
    const view = new Uint8Array(bytes(9, 1, 2, 9), 1, 2);
    const { credential } = jsonOf('get', {
      rawId: view,
      response: {
        clientDataJSON: view,
        authenticatorData: view,
        signature: view,
        userHandle: view,
      },
    });
    assert.deepEqual(credential, {
      ...used,
      response: {
        clientDataJSON: 'AQI',
        authenticatorData: 'AQI',
        signature: 'AQI',
        userHandle: 'AQI',
      },
    });
  });

  for (const userHandle of [null, undefined]) {
    test(`leaves out a userHandle that is ${userHandle}`, () => {
      const { credential } = jsonOf('get', { response: { userHandle } });
      assert.notProperty(credential.response, 'userHandle');
    });
  }

  test('keeps a userHandle of no bytes', () => {
    const { credential } = jsonOf('get', { response: { userHandle: bytes() } });
    assert.propertyVal(credential.response, 'userHandle', '');
  });

  for (const authenticatorAttachment of [null, undefined]) {
    test(`leaves out an attachment that is ${authenticatorAttachment}`, () => {
      const { credential } = jsonOf('get', { authenticatorAttachment });
      assert.notProperty(credential, 'authenticatorAttachment');
    });
  }

  test('keeps transports and an attachment that nobody knows yet', () => {
    const { credential } = jsonOf('create', {
      authenticatorAttachment: 'implanted',
      response: { getTransports: () => ['usb', 'of-tomorrow'] },
    });
    assert.propertyVal(credential, 'authenticatorAttachment', 'implanted');
    assert.deepEqual((credential.response as { transports?: unknown }).transports, [
      'usb',
      'of-tomorrow',
    ]);
  });

  test('keeps transports of which there are none', () => {
    const { credential } = jsonOf('create', { response: { getTransports: () => [] } });
    assert.deepEqual((credential.response as { transports?: unknown }).transports, []);
  });

  suite('does without', () => {
    const getters = {
      getTransports: 'transports',
      getPublicKey: 'publicKey',
      getPublicKeyAlgorithm: 'publicKeyAlgorithm',
      getAuthenticatorData: 'authenticatorData',
    };
    const failing = () => {
      throw new TypeError('Illegal invocation');
    };

    for (const [getter, member] of Object.entries(getters)) {
      const rest = Object.fromEntries(
        Object.entries(created.response).filter(([name]) => name !== member),
      );
      for (const [what, value] of [
        ['is missing', undefined],
        ['throws', failing],
        ['gives null', () => null],
        ['is no function', 'text'],
      ] as const) {
        test(`${getter}() that ${what}`, () => {
          const { credential } = jsonOf('create', { response: { [getter]: value } });
          assert.deepEqual(credential.response, rest);
        });
      }
    }

    for (const [what, value] of [
      ['is missing', undefined],
      ['throws', failing],
      ['gives nothing', () => undefined],
      ['gives null', () => null],
    ] as const) {
      test(`getClientExtensionResults() that ${what}`, () => {
        const { credential, prf } = jsonOf('create', { getClientExtensionResults: value });
        assert.deepEqual(credential, created);
        assert.isUndefined(prf);
      });
    }

    test('toJSON(), whether it is missing or throws', () => {
      assert.deepEqual(jsonOf('create', { toJSON: undefined }).credential, created);
      assert.deepEqual(jsonOf('create', { toJSON: failing }).credential, created);
    });

    test('all of it at once', () => {
      const without = Object.fromEntries(Object.keys(getters).map((name) => [name, failing]));
      const { credential } = jsonOf('create', {
        id: undefined,
        authenticatorAttachment: undefined,
        getClientExtensionResults: undefined,
        response: without,
      });
      assert.deepEqual(credential, {
        id: 'AQI',
        rawId: 'AQI',
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: 'CQ', attestationObject: 'AwQ' },
      });
    });
  });

  test('calls each method on its own object', () => {
    const seen: unknown[] = [];
    const credential = credentialOf('create', {
      getClientExtensionResults(this: unknown) {
        seen.push(this);
      },
      response: {
        getTransports(this: unknown) {
          seen.push(this);
        },
      },
    });
    toJson(credential);
    assert.strictEqual(seen[0], credential.response);
    assert.strictEqual(seen[1], credential);
    assert.lengthOf(seen, 2);
  });

  suite('keeps the secrets of prf', () => {
    const first = bytes(1, 2, 3);
    const getClientExtensionResults = () => ({
      credProps: { rk: true },
      prf: { enabled: true, results: { first } },
    });

    test('out of the JSON, and gives them to the caller', () => {
      const { credential, prf } = jsonOf('get', { getClientExtensionResults });
      assert.deepEqual(credential.clientExtensionResults, {
        credProps: { rk: true },
        prf: { enabled: true },
      });
      assert.strictEqual(prf?.first, first);
    });

    test('in the JSON when they are asked for, and gives them all the same', () => {
      const { credential, prf } = jsonOf('get', { getClientExtensionResults }, true);
      assert.deepEqual(credential.clientExtensionResults, {
        credProps: { rk: true },
        prf: { enabled: true, results: { first: 'AQID' } },
      });
      assert.strictEqual(prf?.first, first);
    });
  });

  for (const { kind, input, outputs } of prfShapes) {
    for (const prf of outputs) {
      const { results, ...rest } = prf as { results?: object };
      const shape = JSON.stringify({ ...rest, ...(results && { results: Object.keys(results) }) });
      test(`reads ${shape}, which may follow on prf ${JSON.stringify(input)}`, () => {
        const changes = { getClientExtensionResults: () => ({ prf }) };
        const read = jsonOf(kind, changes);
        assert.deepEqual(read.credential.clientExtensionResults, { prf: rest });
        assert.strictEqual(read.prf, results);
      });
    }
  }
});

suite('toJson gives the JSON of the specification’s vectors', () => {
  /** The members of a vector, by hex or as JSON. */
  function membersOf(response: VectorResponse, form: 'hex' | 'text'): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(response).map(([name, { hex, text }]) => [
        name,
        form === 'hex' ? fromHex(hex) : text,
      ]),
    );
  }

  for (const { name, rawId, id, created, used } of vectors) {
    for (const [what, response] of [
      ['registration', created],
      ['authentication', used],
    ] as const) {
      test(`${name}, ${what}`, () => {
        const credential = {
          rawId: fromHex(rawId),
          type: 'public-key',
          response: membersOf(response, 'hex'),
        } as unknown as PublicKeyCredential;
        assert.deepEqual<unknown>(shown(credential).credential, {
          id,
          rawId: id,
          type: 'public-key',
          clientExtensionResults: {},
          response: membersOf(response, 'text'),
        });
      });
    }
  }

  test('prf, outputs of two kinds of view', () => {
    const results = {
      first: new Uint8Array(fromHex(prfVector.outputHex)),
      second: new Uint32Array(fromHex(prfVector.outputHex)),
    };
    const changes = { getClientExtensionResults: () => ({ prf: { results } }) };
    assert.deepEqual(jsonOf('get', changes, true).credential.clientExtensionResults, {
      prf: { results: { first: prfVector.output, second: prfVector.output } },
    });
  });
});
