import { assert } from 'chai';
import { askBrowserApi, findBrowserApi } from '../../src/u2f/browser-api.js';
import { failureOf } from '../support.js';
import { makeToken, type Token } from './token.js';

const version = 'U2F_V2' as const;
const appId = 'https://localhost/app-id.json';
const request = { version, challenge: 'Y2hhbGxlbmdl', appId };
const registering = { appId, registerRequests: [request], signRequests: [] };

function signingBy({ keys }: Token) {
  const signRequests = keys.map(({ keyHandle }) => ({ ...request, keyHandle }));
  return { appId, registerRequests: [], signRequests };
}

const { u2f: real } = await makeToken();
const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow') ?? {};

/** Puts a `u2f` into the page, and another into every window that is made, as a browser would. */
function install(page: unknown, fresh?: unknown): void {
  Object.defineProperty(globalThis, 'u2f', { value: page, configurable: true });
  if (!fresh) return;
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    configurable: true,
    get(this: HTMLIFrameElement) {
      return Object.assign(own.get?.call(this) as object, { u2f: fresh });
    },
  });
}

teardown(() => {
  Reflect.deleteProperty(globalThis, 'u2f');
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', own);
});

/** What `u2f-api.js` comes to today: it waits for an extension that is no more. */
const polyfill = { register: nothing, sign: nothing };
function nothing(): void {
  // It never calls back.
}

suite('the browser’s own u2f', () => {
  test('is there where every window has it, and it answers', async () => {
    const { u2f } = await makeToken();
    install(u2f, (await makeToken()).u2f);
    assert.strictEqual(await findBrowserApi(undefined), u2f);
    assert.lengthOf(document.querySelectorAll('iframe'), 0);
  });

  test('is not there in this browser', async () => {
    const error = await failureOf(() => findBrowserApi(undefined));
    assert.include(error, { code: 'unsupported', reason: 'no-api', phase: 'ceremony' });
  });

  for (const [what, page, fresh] of [
    ['of a script of the page', real, undefined],
    ['of a script of the page over the browser’s', polyfill, real],
    [
      'of bound functions, which say that they are native',
      { register: nothing.bind(null), sign: nothing.bind(null) },
      undefined,
    ],
    [
      'of bound functions, over the browser’s',
      { register: nothing.bind(null), sign: nothing.bind(null) },
      real,
    ],
    ['with half of it', { register: nothing }, { register: nothing }],
    ['that is nothing', null, null],
    ['that is a text', 'u2f', 'u2f'],
  ] as const) {
    test(`is not a u2f ${what}`, async () => {
      install(page, fresh);
      const start = performance.now();
      assert.equal((await failureOf(() => findBrowserApi(undefined))).code, 'unsupported');
      assert.isBelow(performance.now() - start, 900);
    });
  }

  test('is not one that throws when it is looked at', async () => {
    const thrower = {
      get register(): never {
        throw new RangeError('broken');
      },
    };
    install({ register: nothing, sign: nothing }, thrower);
    assert.equal((await failureOf(() => findBrowserApi(undefined))).code, 'unsupported');
  });

  test('is not one that does not answer within a second', async () => {
    install(polyfill, polyfill);
    const start = performance.now();
    assert.equal((await failureOf(() => findBrowserApi(undefined))).code, 'unsupported');
    assert.isAtLeast(performance.now() - start, 990);
    assert.isBelow(performance.now() - start, 3000);
  });

  test('is not one that answers no object', async () => {
    const odd = {
      register: nothing,
      sign: (_: unknown, answer: (value: unknown) => void) => answer(5),
    };
    install(odd, odd);
    assert.equal((await failureOf(() => findBrowserApi(undefined))).code, 'unsupported');
  });

  test('is asked nothing that a person would notice', async () => {
    const token = await makeToken();
    await findBrowserApi(token.u2f);
    assert.deepEqual(token.calls, []);
  });
});

suite('a key that the browser’s u2f asks', () => {
  for (const form of ['1.0', '1.1'] as const) {
    test(`registers and signs by version ${form}`, async () => {
      const token = await makeToken({ version: form });
      const api = await findBrowserApi(token.u2f);
      const made = await askBrowserApi(api, 'register', registering, { timeout: 2500 });
      assert.hasAllKeys(made, ['version', 'registrationData', 'clientData']);
      const signed = await askBrowserApi(api, 'sign', signingBy(token), { timeout: 2500 });
      assert.propertyVal(signed, 'keyHandle', token.keys[0]?.keyHandle);
      // Whole seconds, as the interface has it, and none too few.
      assert.deepEqual(
        token.calls,
        ['register', 'sign'].map((operation) => ({ operation, timeout: 3 })),
      );
    });

    test(`is registered once only by version ${form}`, async () => {
      const token = await makeToken({ version: form });
      const api = await findBrowserApi(token.u2f);
      await askBrowserApi(api, 'register', registering);
      const { signRequests } = signingBy(token);
      const again = { ...registering, signRequests };
      const error = await failureOf(() => askBrowserApi(api, 'register', again));
      assert.equal(error.code, 'already_registered');
    });

    for (const [errorCode, code] of [
      [1, 'authenticator_error'],
      [2, 'invalid_app_id'],
      [3, 'unsupported'],
      [4, 'not_registered'],
      [5, 'timeout'],
    ] as const) {
      test(`ends as ${code} for ${errorCode} by version ${form}`, async () => {
        const token = await makeToken({ version: form });
        const api = await findBrowserApi(token.u2f);
        await token.register([request]);
        token.fail(errorCode);
        const error = await failureOf(() => askBrowserApi(api, 'sign', signingBy(token)));
        const provider = { name: 'u2f', code: `${errorCode}`, message: `Error ${errorCode}` };
        assert.include(error, { code, phase: 'ceremony' });
        assert.deepEqual(error.provider, provider);
      });
    }
  }

  test('ends in time when it never calls back', async () => {
    const token = await makeToken();
    const api = await findBrowserApi(token.u2f);
    token.hang();
    const error = await failureOf(() =>
      askBrowserApi(api, 'register', registering, { timeout: 100 }),
    );
    assert.equal(error.code, 'timeout');
  });

  test('ends when the caller does', async () => {
    const token = await makeToken();
    const api = await findBrowserApi(token.u2f);
    token.hang();
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = failureOf(() => askBrowserApi(api, 'register', registering, { signal }));
    controller.abort('the person left');
    assert.include(await outcome, { code: 'aborted', cause: 'the person left' });
  });

  test('answers once, however often it calls back', async () => {
    const api = {
      register: nothing,
      sign(_requests: unknown, callback: (value: unknown) => void) {
        callback({ keyHandle: 'first' });
        callback({ keyHandle: 'second' });
        callback({ errorCode: 1 });
      },
    } as never;
    const answer = await askBrowserApi(api, 'sign', signingBy(await makeToken()));
    assert.deepEqual(answer, { keyHandle: 'first' });
  });

  test('fails with our own error when the function throws', async () => {
    const cause = new RangeError('broken');
    const api = {
      register: nothing,
      sign() {
        throw cause;
      },
    };
    const error = await failureOf(async () =>
      askBrowserApi(api, 'sign', signingBy(await makeToken())),
    );
    assert.include(error, { code: 'authenticator_error', cause });
  });

  for (const value of [undefined, null, 5, 'yes', false]) {
    test(`fails as bad_response when it is called back with ${String(value)}`, async () => {
      const api = {
        register: nothing,
        sign: (_requests: unknown, callback: (value: unknown) => void) => {
          callback(value);
        },
      } as never;
      const question = signingBy(await makeToken());
      assert.equal(
        (await failureOf(() => askBrowserApi(api, 'sign', question))).code,
        'bad_response',
      );
    });
  }

  test('is refused different challenges for its keys where there is room for one', async () => {
    const token = await makeToken();
    await token.register([request]);
    await token.register([request]);
    const { signRequests, ...rest } = signingBy(token);
    const each = signRequests.map((key, index) => ({ ...key, challenge: `AAA${index}` }));
    const question = { ...rest, signRequests: each };
    const api = await findBrowserApi(token.u2f);
    const error = await failureOf(() => askBrowserApi(api, 'sign', question));
    assert.include(error, { code: 'unsupported', reason: 'no-conversion' });
    const old = await makeToken({ version: '1.0' });
    const [made] = [await old.register([request]), old.keys[0]?.keyHandle ?? ''].slice(1) as [
      string,
    ];
    const [first = each[0]] = each;
    const both = { ...rest, signRequests: [...each, { ...request, ...first, keyHandle: made }] };
    const signed = await askBrowserApi(await findBrowserApi(old.u2f), 'sign', both);
    assert.propertyVal(signed, 'keyHandle', made);
  });
});
