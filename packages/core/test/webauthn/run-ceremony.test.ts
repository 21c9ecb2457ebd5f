import { assert } from 'chai';
import { SecondFactorError } from '../../src/errors.js';
import { type CeremonyKind, readOptions } from '../../src/webauthn/read-options.js';
import { type CeremonyOptions, runCeremony } from '../../src/webauthn/run-ceremony.js';
import { slotIsFree } from '../../src/webauthn/slot.js';
import {
  credentialOf,
  never,
  rejectWith,
  replaceCredentials,
  restoreCredentials,
  untilAborted,
} from '../credentials.js';
import { addKey, creationOptions, removeKeys, requestOptions, setTouch } from '../keys.js';
import { eventually, failureOf } from '../support.js';
import { watchTimers } from './timers.js';

/** The module once more, with all it imports: a second copy of this package on the page. */
const otherCopy = (await import(
  new URL('../../src/webauthn/run-ceremony.ts?copy', import.meta.url).href
)) as { readonly runCeremony: typeof runCeremony };

const kinds = ['create', 'get'] as const;

/** Runs a ceremony with good options. */
function run(
  kind: CeremonyKind,
  options: CeremonyOptions = {},
  { conditional = false, changes = {}, copy = { runCeremony } } = {},
): Promise<PublicKeyCredential> {
  const json = kind === 'create' ? creationOptions(changes) : requestOptions(changes);
  return copy.runCeremony(kind, readOptions(json, kind), options, conditional);
}

/** What the browser's signal was aborted with. */
function reasonOf(call: { request: { signal?: AbortSignal } } | undefined): unknown {
  return call?.request.signal?.reason;
}

teardown(async () => {
  restoreCredentials();
  await removeKeys();
  await slotIsFree();
});

suite('runCeremony', () => {
  for (const kind of kinds) {
    test(`hands ${kind}() the options, the time and a signal`, async () => {
      const calls = replaceCredentials();
      await run(kind, {}, { changes: { hints: ['hybrid'] } });
      assert.lengthOf(calls, 1);
      const { request } = calls[0] ?? assert.fail();
      assert.deepInclude(request.publicKey, { timeout: 300_000, hints: ['hybrid'] } as object);
      assert.instanceOf(request.signal, AbortSignal);
      assert.notProperty(request, 'mediation');
      assert.equal(calls[0]?.kind, kind);
    });

    test(`gives what ${kind}() gives`, async () => {
      const credential = credentialOf(kind);
      replaceCredentials({ [kind]: () => credential });
      assert.strictEqual(await run(kind), credential);
    });

    test(`asks ${kind}() in this very task when no other ceremony is under way`, () => {
      const calls = replaceCredentials();
      void run(kind);
      assert.lengthOf(calls, 1);
    });

    test(`asks a conditional ${kind}() without a time limit`, async () => {
      const calls = replaceCredentials();
      await run(kind, {}, { conditional: true });
      assert.propertyVal(calls[0]?.request, 'mediation', 'conditional');
      assert.isUndefined(calls[0]?.request.publicKey?.timeout);
    });
  }

  for (const { what, given, changes, timeout } of [
    { what: 'as the caller says', given: { timeout: 7000 }, changes: {}, timeout: 7000 },
    { what: 'as the server says', given: {}, changes: { timeout: 8000 }, timeout: 8000 },
    {
      what: 'as the caller says, whatever the server says',
      given: { timeout: 7000 },
      changes: { timeout: 8000 },
      timeout: 7000,
    },
    { what: 'five minutes', given: {}, changes: { timeout: null }, timeout: 300_000 },
  ]) {
    test(`gives a person ${what}`, async () => {
      const calls = replaceCredentials();
      await run('get', given, { changes });
      assert.equal(calls[0]?.request.publicKey?.timeout, timeout);
    });
  }

  for (const { what, answer } of [
    { what: 'null', answer: null },
    { what: 'nothing', answer: undefined },
    { what: 'a password', answer: { id: 'alice', type: 'password' } },
    { what: 'no bytes of an id', answer: credentialOf('create', { rawId: undefined }) },
    { what: 'no response', answer: { rawId: new ArrayBuffer(2), type: 'public-key' } },
    {
      what: 'no client data',
      answer: credentialOf('create', { response: { clientDataJSON: null } }),
    },
    {
      what: 'neither attestation nor signature',
      answer: credentialOf('create', { response: { attestationObject: undefined } }),
    },
    {
      what: 'a response that throws',
      answer: Object.defineProperty({ rawId: new ArrayBuffer(2) }, 'response', {
        get() {
          throw new RangeError('broken');
        },
      }),
    },
  ]) {
    test(`fails as "authenticator_error" when it gets ${what}`, async () => {
      replaceCredentials({ create: () => answer });
      const error = await failureOf(() => run('create'));
      assert.include(error, { code: 'authenticator_error', phase: 'ceremony' });
    });
  }

  for (const { what, thrown } of [
    { what: 'undefined', thrown: undefined },
    { what: 'a text', thrown: 'cancelled' },
    { what: 'an object', thrown: { code: 7 } },
  ]) {
    test(`fails with its own error, cause kept, when the browser rejects with ${what}`, async () => {
      replaceCredentials({
        get: () => rejectWith(thrown),
      });
      const error = await failureOf(() => run('get'));
      assert.include(error, { code: 'authenticator_error', phase: 'ceremony', immediate: true });
      assert.strictEqual(error.cause, thrown);
    });
  }

  test('fails with its own error where the call itself throws', async () => {
    const cause = new TypeError('Illegal invocation');
    Object.defineProperty(navigator, 'credentials', {
      configurable: true,
      value: {
        get() {
          throw cause;
        },
      },
    });
    const error = await failureOf(() => run('get'));
    assert.strictEqual(error.cause, cause);
    assert.isUndefined(error.status);
    await slotIsFree();
  });
});

suite('a ceremony that is aborted', () => {
  const reasons = [
    { what: 'an Error', reason: new Error('The person left') },
    { what: 'a DOMException', reason: new DOMException('The person left', 'AbortError') },
    { what: 'a text', reason: 'the person left' },
    { what: 'an object', reason: { why: 'the person left' } },
    { what: 'nothing', reason: undefined },
  ];

  for (const kind of kinds) {
    for (const { what, reason } of reasons) {
      test(`before ${kind}(), with ${what}, never reaches the browser`, async () => {
        const calls = replaceCredentials();
        const signal = AbortSignal.abort(reason);
        const error = await failureOf(() => run(kind, { signal }));
        assert.include(error, { code: 'aborted', phase: 'ceremony', by: 'caller' });
        assert.strictEqual(error.cause, signal.reason);
        assert.lengthOf(calls, 0);
      });

      test(`during ${kind}(), with ${what}, keeps it as its cause`, async () => {
        const calls = replaceCredentials({ [kind]: untilAborted });
        const controller = new AbortController();
        const { signal } = controller;
        const outcome = failureOf(() => run(kind, { signal }));
        controller.abort(reason);
        const error = await outcome;
        assert.include(error, { code: 'aborted', phase: 'ceremony', by: 'caller' });
        assert.strictEqual(error.cause, signal.reason);
        // The browser rejects with whatever it is handed, and some stand-ins read its name.
        assert.propertyVal(reasonOf(calls[0]), 'name', 'AbortError');
        assert.instanceOf(reasonOf(calls[0]), DOMException);
      });
    }

    test(`ends within 50 ms while a person is asked by ${kind}()`, async () => {
      const id = await addKey({ automaticPresenceSimulation: false });
      const controller = new AbortController();
      const outcome = failureOf(() => run(kind, { signal: controller.signal }));
      await setTouch(id, false);
      const start = performance.now();
      controller.abort('the person left');
      assert.include(await outcome, { code: 'aborted', by: 'caller', cause: 'the person left' });
      // Far from any deadline; how fast exactly is up to the machine.
      assert.isBelow(performance.now() - start, 2000);
    });
  }

  test('tells by whom, where the reason does', async () => {
    const reason = new SecondFactorError('aborted', 'The element left', { by: 'disconnected' });
    const error = await failureOf(() => run('get', { signal: AbortSignal.abort(reason) }));
    assert.include(error, { code: 'aborted', by: 'disconnected' });
    assert.strictEqual(error.cause, reason);
  });

  test('is told so even where nothing listens to its signal', async () => {
    replaceCredentials({ get: never });
    const controller = new AbortController();
    const outcome = failureOf(() => run('get', { signal: controller.signal }));
    controller.abort();
    assert.include(await outcome, { code: 'aborted', by: 'caller' });
  });

  test('stays aborted when the answer comes all the same', async () => {
    let answer: ((credential: unknown) => void) | undefined;
    replaceCredentials({ get: () => new Promise((resolve) => (answer = resolve)) });
    const controller = new AbortController();
    const outcome = failureOf(() => run('get', { signal: controller.signal }));
    controller.abort();
    answer?.(credentialOf('get'));
    assert.equal((await outcome).code, 'aborted');
  });

  test('after its end changes nothing', async () => {
    const calls = replaceCredentials();
    const controller = new AbortController();
    await run('get', { signal: controller.signal });
    const before = reasonOf(calls[0]);
    controller.abort();
    assert.strictEqual(reasonOf(calls[0]), before);
  });
});

suite('a ceremony’s time', () => {
  test('is over when the browser says so at its end', async () => {
    const id = await addKey({ automaticPresenceSimulation: false });
    await setTouch(id, false);
    const error = await failureOf(() => run('create', { timeout: 300 }));
    assert.include(error, { code: 'timeout', phase: 'ceremony', retryable: true });
    assert.isFalse(error.immediate);
    assert.isAtLeast(error.elapsed ?? 0, 250);
    assert.propertyVal(error.cause, 'name', 'NotAllowedError');
  });

  test('is not over when the browser refuses before its end', async () => {
    await addKey();
    const error = await failureOf(() => run('get', { timeout: 60_000 }));
    assert.equal(error.code, 'not_allowed');
    assert.isBelow(error.elapsed ?? Infinity, 59_000);
    // How fast a real browser refuses is up to the machine.
    assert.equal(error.immediate, (error.elapsed ?? Infinity) < 100);
  });

  for (const [elapsed, immediate] of [
    [99, true],
    [100, false],
    [30_000, false],
  ] as const) {
    test(`is ${immediate ? 'too short' : 'enough'} for a person at ${elapsed} ms`, async () => {
      let now = 5000;
      Object.defineProperty(performance, 'now', { value: () => now, configurable: true });
      replaceCredentials({
        get() {
          now += elapsed;
          throw new DOMException('', 'NotAllowedError');
        },
      });
      try {
        const error = await failureOf(() => run('get', { timeout: 60_000 }));
        assert.include(error, { code: 'not_allowed', immediate, elapsed });
      } finally {
        Reflect.deleteProperty(performance, 'now');
      }
    });
  }

  test('is over five seconds later when nothing at all answers', async () => {
    const answers: ((credential: unknown) => void)[] = [];
    const calls = replaceCredentials({
      get: () => new Promise((resolve) => answers.push(resolve)),
    });
    const start = performance.now();
    const error = await failureOf(() => run('get', { timeout: 100 }));
    assert.include(error, { code: 'timeout', phase: 'ceremony', retryable: true });
    assert.isAtLeast(performance.now() - start, 5095);
    assert.isAtLeast(error.elapsed ?? 0, 5095);
    assert.propertyVal(reasonOf(calls[0]), 'name', 'AbortError');
    // A late answer has nobody to go to.
    answers[0]?.(credentialOf('get'));
    await slotIsFree();
  });

  for (const timeout of [NaN, -1, -Infinity, 2 ** 31, 2 ** 40, '1 s' as never]) {
    test(`can't be ${timeout} ms by the caller, who is told before the browser is asked`, async () => {
      const calls = replaceCredentials();
      const error: unknown = await run('get', { timeout }).catch((cause: unknown) => cause);
      assert.instanceOf(error, TypeError);
      assert.match(error.message, /^timeout: /);
      assert.lengthOf(calls, 0);
    });
  }

  for (const { what, given, changes, asked, waited } of [
    {
      what: 'is as long as a timer can be',
      given: { timeout: 2 ** 31 - 1 },
      changes: {},
      asked: 2 ** 31 - 1,
      waited: [2 ** 31 - 1],
    },
    {
      what: 'is the browser’s own where the caller sets no limit',
      given: { timeout: Infinity },
      changes: { timeout: 8000 },
      asked: undefined,
      waited: [],
    },
    {
      what: 'is as long as a timer can be where the server says more than browsers can count',
      given: {},
      changes: { timeout: 2 ** 40 },
      asked: 2 ** 31 - 1,
      waited: [2 ** 31 - 1],
    },
    {
      what: 'is five minutes, and five seconds, where the server says what is none',
      given: {},
      changes: { timeout: -1 },
      asked: 300_000,
      waited: [305_000],
    },
  ]) {
    test(what, async () => {
      let answer: ((credential: unknown) => void) | undefined;
      const calls = replaceCredentials({ get: () => new Promise((resolve) => (answer = resolve)) });
      const timers = watchTimers();
      try {
        const outcome = run('get', given, { changes });
        assert.equal(calls[0]?.request.publicKey?.timeout, asked);
        assert.deepEqual(timers.delays, waited);
        answer?.(credentialOf('get'));
        assert.equal((await outcome).type, 'public-key');
      } finally {
        timers.stop();
      }
    });
  }

  test('has no end for a conditional one', async () => {
    replaceCredentials({ get: untilAborted });
    const controller = new AbortController();
    const { signal } = controller;
    const timers = watchTimers();
    const outcome = failureOf(() => run('get', { signal, timeout: 1 }, { conditional: true }));
    timers.stop();
    assert.deepEqual(timers.delays, []);
    controller.abort();
    assert.equal((await outcome).code, 'aborted');
  });
});

/** Counts how often the browser's own function is called. */
function watchCreate(): { readonly count: number; stop(): void } {
  const { credentials } = navigator;
  const native = credentials.create.bind(credentials);
  let count = 0;
  credentials.create = (options) => {
    count++;
    return native(options);
  };
  return {
    get count() {
      return count;
    },
    stop: () => Reflect.deleteProperty(credentials, 'create'),
  };
}

suite('two ceremonies of a page', () => {
  for (const [name, copy] of [
    ['of this copy', { runCeremony }],
    ['of two copies of the package', otherCopy],
  ] as const) {
    test(`${name}, both asked in one task: the last one wins`, async () => {
      await addKey();
      const first = failureOf(() => run('create'));
      const second = run('create', {}, { copy });
      assert.include(await first, { code: 'aborted', by: 'superseded' });
      assert.equal((await second).type, 'public-key');
    });

    test(`${name}, one in a field and then one by a click: the click wins`, async () => {
      await addKey();
      await run('create', {}, { changes: { authenticatorSelection: { residentKey: 'required' } } });
      const field = failureOf(() => run('get', {}, { conditional: true }));
      const click = run('get', {}, { copy });
      assert.include(await field, { code: 'aborted', by: 'superseded' });
      assert.equal((await click).type, 'public-key');
    });

    test(`${name}, the first one long under way: the last one wins`, async () => {
      const id = await addKey({ automaticPresenceSimulation: false });
      await setTouch(id, false);
      const asked = watchCreate();
      const first = failureOf(() => run('create'));
      await eventually(() => asked.count === 1);
      const controller = new AbortController();
      const second = failureOf(() => run('create', { signal: controller.signal }, { copy }));
      assert.include(await first, { code: 'aborted', by: 'superseded' });
      // Had the browser taken one only, it would have refused the second at once.
      await eventually(() => asked.count === 2);
      controller.abort('by the test');
      assert.include(await second, { code: 'aborted', cause: 'by the test' });
      asked.stop();
    });
  }

  test('become one, however many were asked for in one task', async () => {
    await addKey();
    const outcomes = Array.from({ length: 8 }, () => failureOf(() => run('create')));
    const last = run('create');
    for (const error of await Promise.all(outcomes)) {
      assert.include(error, { code: 'aborted', by: 'superseded' });
    }
    assert.equal((await last).type, 'public-key');
  });

  test('never ask the browser at the same time', async () => {
    let pending = 0;
    let most = 0;
    let mayLetGo = false;
    const calls = replaceCredentials({
      async get(request) {
        most = Math.max(most, ++pending);
        // A browser takes a moment to let go.
        await untilAborted(request as { signal: AbortSignal }).catch(() => undefined);
        await eventually(() => mayLetGo);
        pending--;
        throw new DOMException('', 'AbortError');
      },
    });
    const controller = new AbortController();
    const outcomes = Array.from({ length: 4 }, () =>
      failureOf(() => run('get', { signal: controller.signal })),
    );
    // By now the last one waits for the first one, whose caller knows already.
    assert.include(await (outcomes[0] ?? assert.fail()), { by: 'superseded' });
    assert.lengthOf(calls, 1);
    mayLetGo = true;
    await eventually(() => calls.length === 2);
    controller.abort();
    await Promise.all(outcomes);
    assert.equal(most, 1);
  });

  test('wait a second at most for one that never ends', async () => {
    let count = 0;
    replaceCredentials({ get: () => (count++ === 0 ? never() : credentialOf('get')) });
    const first = failureOf(() => run('get'));
    const start = performance.now();
    await run('get');
    assert.isAtLeast(performance.now() - start, 995);
    assert.include(await first, { code: 'aborted', by: 'superseded' });
  });

  test('leave the page free though one of them never ends', async () => {
    replaceCredentials({ get: never });
    const controller = new AbortController();
    const outcome = failureOf(() => run('get', { signal: controller.signal }));
    controller.abort();
    await outcome;
    const start = performance.now();
    await slotIsFree();
    assert.isBelow(performance.now() - start, 5000);
  });

  test('are not asked of the browser when they were aborted while they waited', async () => {
    const calls = replaceCredentials({ get: untilAborted });
    const first = failureOf(() => run('get'));
    const controller = new AbortController();
    const second = failureOf(() => run('get', { signal: controller.signal }));
    controller.abort('never mind');
    assert.include(await first, { by: 'superseded' });
    assert.include(await second, { by: 'caller', cause: 'never mind' });
    await slotIsFree();
    assert.lengthOf(calls, 1);
  });

  test('one of which is not ours: "busy", and worth another try', async () => {
    const id = await addKey();
    await setTouch(id, false);
    const controller = new AbortController();
    const publicKey = readOptions(requestOptions(), 'get');
    const foreign = navigator.credentials
      .get({ publicKey, signal: controller.signal })
      .catch((error: unknown) => error);
    const error = await failureOf(() => run('get'));
    assert.include(error, { code: 'busy', retryable: true });
    controller.abort();
    await foreign;
  });
});

suite('two hundred ceremonies', () => {
  test('leave no timer and no listener behind', async () => {
    let round = 0;
    replaceCredentials({
      get(request) {
        if (round % 3 === 0) return credentialOf('get');
        if (round % 3 === 1) throw new DOMException('', 'NotAllowedError');
        return untilAborted(request);
      },
    });
    const { signal } = new AbortController();
    const listeners = new Set<AbortSignal | undefined>();
    const listen = signal.addEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof listen>): void => {
      listeners.add((given[2] as AddEventListenerOptions).signal);
      listen(...given);
    };
    const timers = watchTimers();
    try {
      for (; round < 200; round++) {
        const one = run('get', { signal }).catch(() => undefined);
        if (round % 3 === 2) await run('create').catch(() => undefined);
        await one;
      }
    } finally {
      timers.stop();
    }
    assert.isAtLeast(timers.delays.length, 200);
    assert.equal(timers.pending.size, 0);
    assert.equal(listeners.size, 200);
    assert.isTrue([...listeners].every((ended) => ended?.aborted));
  });
});
