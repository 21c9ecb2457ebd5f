import { assert } from 'chai';
import type { SecondFactorErrorCode } from '../../src/errors.js';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { type Asked, explainError } from '../../src/webauthn/explain-error.js';
import { register } from '../../src/webauthn/register.js';
import { callElsewhere } from '../elsewhere.js';
import { addKey, creationOptions, removeKeys, requestOptions, setVerified } from '../keys.js';
import { closeFrames, failureOf } from '../support.js';

/** What was asked, to be changed by a test. */
function asked(changes: Partial<Asked> = {}): Asked {
  return {
    kind: 'create',
    options: { challenge: new ArrayBuffer(1), rp: { id: 'localhost', name: 'Test' } },
    timeout: 60_000,
    elapsed: 500,
    wasActive: true,
    ...changes,
  };
}

const trouble = ['authenticator_error', 'authenticator_error'] as const;
const wrong = ['invalid_options', 'invalid_options'] as const;

/** Every name of WebIDL, with what it becomes at `create()` and at `get()`. */
const names: Readonly<Record<string, readonly [SecondFactorErrorCode, SecondFactorErrorCode]>> = {
  AbortError: ['aborted', 'aborted'],
  ConstraintError: ['constraint', 'constraint'],
  DataCloneError: wrong,
  DataError: trouble,
  EncodingError: wrong,
  HierarchyRequestError: trouble,
  InUseAttributeError: trouble,
  IndexSizeError: trouble,
  InvalidAccessError: trouble,
  InvalidCharacterError: trouble,
  InvalidModificationError: trouble,
  InvalidNodeTypeError: trouble,
  InvalidStateError: ['already_registered', 'authenticator_error'],
  NamespaceError: trouble,
  NetworkError: trouble,
  NoModificationAllowedError: trouble,
  NotAllowedError: ['not_allowed', 'not_allowed'],
  NotFoundError: trouble,
  NotReadableError: trouble,
  NotSupportedError: ['unsupported_algorithm', 'invalid_options'],
  OperationError: ['busy', 'busy'],
  OptOutError: trouble,
  QuotaExceededError: trouble,
  ReadOnlyError: trouble,
  SecurityError: ['invalid_rp_id', 'invalid_rp_id'],
  SyntaxError: wrong,
  TimeoutError: ['timeout', 'timeout'],
  TransactionInactiveError: trouble,
  TypeMismatchError: trouble,
  URLMismatchError: trouble,
  UnknownError: trouble,
  VersionError: trouble,
  WrongDocumentError: trouble,
};

suite('explainError', () => {
  for (const [name, [atCreate, atGet]] of Object.entries(names)) {
    for (const [kind, code] of [
      ['create', atCreate],
      ['get', atGet],
    ] as const) {
      test(`says ${code} for ${name} of ${kind}(), cause kept`, () => {
        const cause = new DOMException('Some text of the browser', name);
        const error = explainError(cause, asked({ kind }));
        assert.include(error, { code, phase: 'ceremony', elapsed: 500 });
        assert.strictEqual(error.cause, cause);
        assert.isNotEmpty(error.message);
        assert.notInclude(error.message, 'Some text of the browser');
      });
    }
  }

  for (const { what, cause, code } of [
    { what: 'a TypeError', cause: new TypeError('x'), code: 'invalid_options' },
    { what: 'a RangeError', cause: new RangeError('x'), code: 'authenticator_error' },
    { what: 'undefined', cause: undefined, code: 'authenticator_error' },
    { what: 'null', cause: null, code: 'authenticator_error' },
    { what: 'a text', cause: 'NotAllowedError', code: 'authenticator_error' },
    { what: 'a number', cause: 7, code: 'authenticator_error' },
    { what: 'a symbol', cause: Symbol('x'), code: 'authenticator_error' },
    { what: 'an empty object', cause: {}, code: 'authenticator_error' },
    {
      what: 'a plain object of that name',
      cause: { name: 'NotAllowedError' },
      code: 'not_allowed',
    },
    {
      what: 'a name that is none',
      cause: { name: 'OfTomorrowError' },
      code: 'authenticator_error',
    },
    { what: 'constructor', cause: { name: 'constructor' }, code: 'authenticator_error' },
    { what: '__proto__', cause: { name: '__proto__' }, code: 'authenticator_error' },
    { what: 'toString', cause: { name: 'toString' }, code: 'authenticator_error' },
    { what: 'hasOwnProperty', cause: { name: 'hasOwnProperty' }, code: 'authenticator_error' },
    { what: 'a name of null', cause: { name: null, message: null }, code: 'authenticator_error' },
    { what: 'a name that is a number', cause: { name: 0 }, code: 'authenticator_error' },
    {
      what: 'an object without prototype',
      cause: { __proto__: null },
      code: 'authenticator_error',
    },
    { what: 'a function', cause: () => undefined, code: 'authenticator_error' },
  ] as const) {
    for (const kind of ['create', 'get'] as const) {
      test(`says ${code} for ${what} at ${kind}()`, () => {
        const error = explainError(cause, asked({ kind }));
        assert.include(error, { code, phase: 'ceremony' });
        assert.strictEqual(error.cause, cause);
        assert.isNotEmpty(error.message);
      });
    }
  }
});

suite('a NotAllowedError', () => {
  const explain = (changes: Partial<Asked>, message = '') =>
    explainError(new DOMException(message, 'NotAllowedError'), asked(changes));

  for (const { elapsed, code } of [
    { elapsed: 0, code: 'not_allowed' },
    { elapsed: 949, code: 'not_allowed' },
    { elapsed: 950, code: 'timeout' },
    { elapsed: 1003, code: 'timeout' },
  ]) {
    test(`after ${elapsed} of 1000 ms is "${code}"`, () => {
      assert.equal(explain({ elapsed, timeout: 1000 }).code, code);
    });
  }

  for (const [elapsed, isImmediate] of [
    [0, true],
    [99, true],
    [100, false],
  ] as const) {
    test(`after ${elapsed} ms is ${isImmediate ? '' : 'not '}immediate`, () => {
      assert.equal(explain({ elapsed }).immediate, isImmediate);
    });
  }

  test('is never the end of a time without an end', () => {
    assert.equal(explain({ elapsed: 1e9, timeout: Infinity }).code, 'not_allowed');
  });

  test('that speaks of certificates is "insecure_tls"', () => {
    const message = 'WebAuthn is not supported on sites with TLS certificate errors.';
    assert.equal(explain({}, message).code, 'insecure_tls');
  });

  test('on this page is no policy’s, whether it was clicked or not', () => {
    for (const wasActive of [true, false, undefined]) {
      assert.equal(explain({ elapsed: 1, wasActive }).code, 'not_allowed');
    }
  });
});

suite('a SecurityError', () => {
  const explain = (options: object, kind: Asked['kind'] = 'create') =>
    explainError(
      new DOMException('This is an invalid domain.', 'SecurityError'),
      asked({ kind, options: { challenge: new ArrayBuffer(1), ...options } }),
    ).code;

  for (const { what, kind, options, code } of [
    {
      what: 'another host',
      kind: 'create',
      options: { rp: { id: 'example.com', name: 'Test' } },
      code: 'invalid_rp_id',
    },
    { what: 'another host', kind: 'get', options: { rpId: 'example.com' }, code: 'invalid_rp_id' },
    {
      what: 'a host that only ends like this one',
      kind: 'get',
      options: { rpId: 'host' },
      code: 'invalid_rp_id',
    },
    {
      what: 'another host and an App ID',
      kind: 'get',
      options: { rpId: 'example.com', extensions: { appid: 'https://localhost/' } },
      code: 'invalid_rp_id',
    },
    {
      what: 'this host and an App ID',
      kind: 'get',
      options: { rpId: 'localhost', extensions: { appid: 'https://localhost/' } },
      code: 'invalid_app_id',
    },
    {
      what: 'no host and an App ID to exclude',
      kind: 'create',
      options: { rp: { name: 'Test' }, extensions: { appidExclude: 'https://localhost/' } },
      code: 'invalid_app_id',
    },
    { what: 'no host, by http', kind: 'get', options: {}, code: 'invalid_rp_id' },
  ] as const) {
    test(`of ${kind}() for ${what} is "${code}"`, () => {
      assert.equal(explain(options, kind), code);
    });
  }

  test('is about the App ID when the browser can’t even read that', () => {
    const extensions = { appid: 'https://' };
    const options = { challenge: new ArrayBuffer(1), extensions };
    const cause = new DOMException('', 'SyntaxError');
    const error = explainError(cause, asked({ kind: 'get', options }));
    assert.equal(error.code, 'invalid_app_id');
  });
});

suite('a real browser’s refusal', () => {
  teardown(async () => {
    closeFrames();
    await removeKeys();
  });

  for (const [kind, run] of [
    ['create', (id: string) => register(creationOptions({ rp: { id, name: 'Test' } }))],
    ['get', (id: string) => authenticate(requestOptions({ rpId: id }))],
  ] as const) {
    for (const id of ['example.com', 'host', 'com', 'a.localhost', 'LOCALHOST.', '']) {
      test(`of the RP ID ${JSON.stringify(id)} at ${kind}() is "invalid_rp_id"`, async () => {
        await addKey();
        const error = await failureOf(() => run(id));
        assert.include(error, { code: 'invalid_rp_id', phase: 'ceremony' });
        assert.propertyVal(error.cause, 'name', 'SecurityError');
      });
    }
  }

  test('of an App ID on http://localhost is "invalid_app_id"', async () => {
    await addKey();
    const extensions = { appid: 'https://localhost/app-id.json' };
    const error = await failureOf(() => authenticate(requestOptions({ extensions })));
    assert.include(error, { code: 'invalid_app_id', phase: 'ceremony' });
    assert.propertyVal(error.cause, 'name', 'SecurityError');
  });

  for (const [kind, module, name, options] of [
    ['create', 'webauthn/register.ts', 'register', creationOptions({ rp: { name: 'Test' } })],
    ['get', 'webauthn/authenticate.ts', 'authenticate', requestOptions({ rpId: undefined })],
  ] as const) {
    test(`by a Permissions-Policy is "policy_blocked" at ${kind}()`, async () => {
      const allow = `publickey-credentials-${kind} 'none'`;
      const { error } = await callElsewhere({ allow }, module, name, options);
      assert.deepInclude(error, { code: 'policy_blocked', cause: 'NotAllowedError' });
    });

    test(`by a frame of another site that may not is "policy_blocked" at ${kind}()`, async () => {
      const { error } = await callElsewhere({ host: 'site.localhost' }, module, name, options);
      assert.deepInclude(error, { code: 'policy_blocked', cause: 'NotAllowedError' });
    });
  }

  test('of a page at an IP address is "invalid_domain"', async () => {
    const { error } = await callElsewhere(
      { host: '127.0.0.1', allow: 'publickey-credentials-get *' },
      'webauthn/authenticate.ts',
      'authenticate',
      requestOptions({ rpId: undefined }),
    );
    assert.deepInclude(error, { code: 'invalid_domain', cause: 'SecurityError' });
  });

  test('of a frame of another site where nobody has clicked is "policy_blocked"', async () => {
    const elsewhere = { host: 'site.localhost', allow: 'publickey-credentials-create *' };
    const { error } = await callElsewhere(
      elsewhere,
      'webauthn/register.ts',
      'register',
      creationOptions({ rp: { name: 'Test' } }),
    );
    assert.deepInclude(error, { code: 'policy_blocked', cause: 'NotAllowedError' });
  });

  test('of a key that is registered already is "already_registered"', async () => {
    await addKey();
    const { id } = (await register(creationOptions())).credential;
    const excludeCredentials = [{ type: 'public-key', id }];
    const error = await failureOf(() => register(creationOptions({ excludeCredentials })));
    assert.include(error, { code: 'already_registered', phase: 'ceremony', retryable: false });
    assert.propertyVal(error.cause, 'name', 'InvalidStateError');
  });

  test('of a wrong PIN is "not_allowed"', async () => {
    const key = await addKey();
    await setVerified(key, false);
    const authenticatorSelection = { userVerification: 'required' };
    const error = await failureOf(() => register(creationOptions({ authenticatorSelection })));
    assert.include(error, { code: 'not_allowed', phase: 'ceremony' });
  });

  test('of a key that is not here is "not_allowed"', async () => {
    await addKey();
    const allowCredentials = [{ type: 'public-key', id: 'AQIDBAUGBwgJCgsMDQ4PEA' }];
    const error = await failureOf(() => authenticate(requestOptions({ allowCredentials })));
    assert.include(error, { code: 'not_allowed', phase: 'ceremony' });
  });

  test('of options that it does not understand is "invalid_options"', async () => {
    await addKey();
    for (const changes of [{ rp: { id: 'localhost' } }, { hints: 7 }]) {
      const error = await failureOf(() => register(creationOptions(changes)));
      assert.include(error, { code: 'invalid_options', phase: 'ceremony' });
      assert.instanceOf(error.cause, TypeError);
    }
  });

  test('of algorithms that no key has is "not_allowed", as browsers won’t say more', async () => {
    await addKey();
    const pubKeyCredParams = [{ type: 'public-key', alg: -65_000 }];
    const { code } = await failureOf(() => register(creationOptions({ pubKeyCredParams })));
    assert.oneOf(code, ['not_allowed', 'unsupported_algorithm']);
  });
});
