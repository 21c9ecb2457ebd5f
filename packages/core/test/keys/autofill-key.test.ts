import { assert } from 'chai';
import { autofillKey } from '../../src/keys/autofill-key.js';
import type { AutofillOptions } from '../../src/keys/offer-keys.js';
import { signInWithKey } from '../../src/keys/sign-in-with-key.js';
import type { KeyChallenge } from '../../src/providers/key-provider.js';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { capabilities } from '../../src/webauthn/capabilities.js';
import { register } from '../../src/webauthn/register.js';
import { slotIsFree } from '../../src/webauthn/slot.js';
import {
  type Call,
  credentialOf,
  rejectWith,
  replaceCredentials,
  restoreCredentials,
  untilAborted,
} from '../credentials.js';
import { addKey, creationOptions, removeKeys, requestOptions, setTouch } from '../keys.js';
import { replaceStatics, restoreStatics } from '../statics.js';
import { eventually, failureOf } from '../support.js';
import { failing, standIn } from './stand-in.js';

/** Ends what a test has left running. */
let controller = new AbortController();
const warnings: unknown[][] = [];
const { warn } = console;

setup(async () => {
  // A browser under remote control says no where it has no key of its own.
  replaceStatics({ getClientCapabilities: () => Promise.resolve({ conditionalGet: true }) });
  await capabilities(true);
  controller = new AbortController();
  warnings.length = 0;
  console.warn = (...given: unknown[]) => warnings.push(given);
  document.body.insertAdjacentHTML(
    'beforeend',
    '<input id="field" autocomplete="username webauthn">',
  );
});

teardown(async () => {
  controller.abort();
  console.warn = warn;
  document.querySelector('#field')?.remove();
  restoreCredentials();
  restoreStatics();
  Reflect.deleteProperty(document, 'visibilityState');
  await removeKeys();
  await slotIsFree();
  await capabilities(true);
});

/** Offers keys until the test is over. */
function offer(provider = standIn().provider, options: AutofillOptions = {}) {
  return autofillKey(provider, { signal: controller.signal, ...options });
}

/** The person looks at the page, or at another one. */
function setVisible(isVisible: boolean): void {
  const value = isVisible ? 'visible' : 'hidden';
  Object.defineProperty(document, 'visibilityState', { value, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

function isConditional({ request }: Call): boolean {
  return request.mediation === 'conditional';
}

/** A browser whose person picks nothing in a field, and answers at once when asked by a click. */
function browserWithoutPick(): readonly Call[] {
  return replaceCredentials({
    get: (request) =>
      request.mediation === 'conditional' ? untilAborted(request) : credentialOf('get'),
  });
}

/** Resolves after whatever a timer of the page begins until then: timers fire in the order they are due. */
async function after(delay: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, delay));
}

/** Lets everything happen that waits for no timer and for no answer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await after(0);
}

suite('autofillKey', () => {
  test('signs in with the key that is picked in a real browser', async () => {
    await addKey({ transport: 'internal' });
    await register(creationOptions({ authenticatorSelection: { residentKey: 'required' } }));
    const { provider, calls } = standIn();
    const { credential, response } = await offer(provider);
    assert.equal(credential?.response.userHandle, 'AQIDBA');
    assert.deepEqual(response, { user: 'alice' });
    assert.deepInclude(calls[0]?.given[0], { mode: 'passwordless' });
    assert.lengthOf(calls, 2);
  });

  test('waits in a real browser until somebody picks one, and gives way to a click', async () => {
    const key = await addKey({ transport: 'internal' });
    await register(creationOptions({ authenticatorSelection: { residentKey: 'required' } }));
    await setTouch(key, false);
    const { provider, names } = standIn();
    const outcome = failureOf(() => offer(provider));
    await eventually(() => names().length === 1);
    const click = new AbortController();
    const clicked = failureOf(() => authenticate(requestOptions(), { signal: click.signal }));
    // The offer comes back by itself, once the click is over.
    await settle();
    assert.lengthOf(names(), 1);
    click.abort('by the test');
    assert.include(await clicked, { by: 'caller', cause: 'by the test' });
    await eventually(() => names().length === 2);
    controller.abort('the page left');
    assert.include(await outcome, { code: 'aborted', cause: 'the page left' });
    assert.notInclude(names(), 'finishAuthentication');
  });

  test('tells each step, and hands over the fields', async () => {
    replaceCredentials();
    const statuses: string[] = [];
    const { provider, calls } = standIn();
    const fields = { remember: 'on' };
    await offer(provider, { fields, onStatus: (status) => statuses.push(status) });
    assert.deepEqual(statuses, ['asking', 'prompting', 'posting', 'done']);
    assert.deepInclude(calls[0]?.given[0], { fields });
  });

  test('reports a key that the site does not know, if it may', async () => {
    const signals: unknown[] = [];
    replaceStatics({
      signalUnknownCredential: (signal: unknown) => Promise.resolve(signals.push(signal)),
    });
    let count = 0;
    replaceCredentials({
      get: (request) => (count++ ? untilAborted(request) : credentialOf('get')),
    });
    const { provider } = standIn({ finishAuthentication: failing('not_registered', 404) });
    const errors: string[] = [];
    const onError = ({ code }: { code: string }) => errors.push(code);
    void offer(provider, { signalUnknown: true, onError }).catch(() => undefined);
    await eventually(() => count === 2);
    assert.deepEqual(errors, ['not_registered']);
    controller.abort();
    await eventually(() => signals.length === 1);
  });

  suite('without what it needs', () => {
    test('is "unsupported" where the browser offers none in fields', async () => {
      replaceStatics({ getClientCapabilities: () => Promise.resolve({ conditionalGet: false }) });
      await capabilities(true);
      const { provider, names } = standIn();
      const error = await failureOf(() => offer(provider));
      assert.include(error, { code: 'unsupported', reason: 'no-conditional' });
      assert.lengthOf(names(), 0);
    });

    test('says once that the page has no field for it, and goes on', async () => {
      document.querySelector('#field')?.remove();
      const calls = browserWithoutPick();
      void offer(standIn().provider, { challengeLifetime: 20 }).catch(() => undefined);
      await eventually(() => calls.length === 3);
      assert.lengthOf(warnings, 1);
      assert.include(String(warnings[0]), 'autocomplete="username webauthn"');
    });

    test('says nothing where there is one', async () => {
      replaceCredentials();
      await offer();
      assert.lengthOf(warnings, 0);
    });
  });

  suite('beside a click', () => {
    test('comes back with a new challenge', async () => {
      const calls = browserWithoutPick();
      const { provider, names } = standIn();
      void offer(provider).catch(() => undefined);
      await eventually(() => calls.length === 1);
      await signInWithKey(standIn().provider);
      await eventually(() => calls.length === 3);
      assert.deepEqual(calls.map(isConditional), [true, false, true]);
      assert.deepEqual(names(), ['beginAuthentication', 'beginAuthentication']);
    });

    test('asks for nothing while the person is asked', async () => {
      const calls = replaceCredentials({
        get: (request) => untilAborted(request),
      });
      const click = new AbortController();
      const clicked = failureOf(() => authenticate(requestOptions(), { signal: click.signal }));
      const { provider, names } = standIn();
      void offer(provider).catch(() => undefined);
      await settle();
      assert.lengthOf(names(), 0);
      click.abort();
      await clicked;
      await eventually(() => calls.length === 2);
      assert.deepEqual(calls.map(isConditional), [false, true]);
    });

    test('does not end a click that came while the site was asked', async () => {
      const calls = replaceCredentials({
        get: (request) => untilAborted(request),
      });
      let answer: ((challenge: KeyChallenge) => void) | undefined;
      const { provider } = standIn({
        beginAuthentication: () => new Promise((resolve) => (answer = resolve)),
      });
      void offer(provider).catch(() => undefined);
      await eventually(() => answer !== undefined);
      const click = new AbortController();
      const clicked = failureOf(() => authenticate(requestOptions(), { signal: click.signal }));
      answer?.({ publicKey: requestOptions() });
      await settle();
      assert.deepEqual(calls.map(isConditional), [false]);
      click.abort('by the test');
      assert.include(await clicked, { by: 'caller', cause: 'by the test' });
      await eventually(() => calls.length === 2);
      assert.deepEqual(calls.map(isConditional), [false, true]);
    });

    test('ends at once when it is aborted while the person is asked', async () => {
      replaceCredentials({ get: (request) => untilAborted(request) });
      const click = new AbortController();
      const clicked = failureOf(() => authenticate(requestOptions(), { signal: click.signal }));
      const outcome = failureOf(() => offer());
      await settle();
      controller.abort('the page left');
      assert.include(await outcome, { code: 'aborted', cause: 'the page left' });
      click.abort();
      await clicked;
    });
  });

  suite('over time', () => {
    test('renews the challenge at three quarters of its life', async () => {
      const calls = browserWithoutPick();
      const times: number[] = [];
      const { provider, names } = standIn({
        beginAuthentication() {
          times.push(performance.now());
          return Promise.resolve({ publicKey: requestOptions() });
        },
      });
      void offer(provider, { challengeLifetime: 400 }).catch(() => undefined);
      await eventually(() => calls.length === 3);
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      for (const gap of gaps) assert.isAtLeast(gap, 295);
      assert.isTrue(calls.slice(0, 2).every(({ request }) => request.signal?.aborted));
      assert.notInclude(names(), 'finishAuthentication');
    });

    test('holds a challenge of a long life, longer than a timer can be', async () => {
      const calls = browserWithoutPick();
      void offer(standIn().provider, { challengeLifetime: 2 ** 40 }).catch(() => undefined);
      await eventually(() => calls.length === 1);
      await settle();
      assert.lengthOf(calls, 1);
      assert.isFalse(calls[0]?.request.signal?.aborted);
    });

    test('tells nobody that it was renewed', async () => {
      const calls = browserWithoutPick();
      const errors: unknown[] = [];
      const onError = (error: unknown) => errors.push(error);
      void offer(standIn().provider, { challengeLifetime: 20, onError }).catch(() => undefined);
      await eventually(() => calls.length === 8);
      assert.lengthOf(errors, 0);
    });

    test('offers nothing while nobody sees the page, and offers again when somebody does', async () => {
      const calls = browserWithoutPick();
      const { provider, names } = standIn();
      void offer(provider, { challengeLifetime: 40 }).catch(() => undefined);
      await eventually(() => calls.length === 1);
      setVisible(false);
      const before = names().length;
      await after(100);
      assert.isTrue(calls[0]?.request.signal?.aborted);
      assert.lengthOf(names(), before);
      setVisible(true);
      await eventually(() => calls.length === 2);
      assert.lengthOf(names(), before + 1);
    });

    test('waits for a page that opens in the background', async () => {
      const calls = browserWithoutPick();
      setVisible(false);
      const { provider, names } = standIn();
      void offer(provider).catch(() => undefined);
      await settle();
      assert.lengthOf(names(), 0);
      setVisible(true);
      await eventually(() => calls.length === 1);
    });

    test('gives up no answer that is on its way to the site', async () => {
      replaceCredentials();
      let answer: ((value: unknown) => void) | undefined;
      let signal: AbortSignal | undefined;
      const { provider, names } = standIn({
        finishAuthentication(_credential, _request, given) {
          signal = given;
          return new Promise((resolve) => (answer = resolve));
        },
      });
      const outcome = offer(provider, { challengeLifetime: 40 });
      await eventually(() => signal !== undefined);
      setVisible(false);
      await after(80);
      assert.isFalse(signal?.aborted);
      answer?.({ user: 'alice' });
      assert.deepEqual((await outcome).response, { user: 'alice' });
      assert.lengthOf(names(), 2);
    });
  });

  suite('that fails', () => {
    /** Collects what the page is told. */
    function watched(): { readonly errors: string[]; readonly onError: (e: Error) => void } {
      const errors: string[] = [];
      return { errors, onError: (error) => errors.push((error as Error & { code: string }).code) };
    }

    for (const [what, refuse] of [
      ['as "challenge_expired"', failing('challenge_expired', 403)],
      ['with 410', failing('http', 410)],
    ] as const) {
      test(`${what} offers again with a new challenge, and tells nobody`, async () => {
        replaceCredentials();
        let count = 0;
        const { provider, names } = standIn({
          finishAuthentication: () => (count++ ? Promise.resolve({ user: 'alice' }) : refuse()),
        });
        const { errors, onError } = watched();
        assert.deepEqual((await offer(provider, { onError })).response, { user: 'alice' });
        assert.deepEqual(errors, []);
        assert.deepEqual(names(), [
          'beginAuthentication',
          'finishAuthentication',
          'beginAuthentication',
          'finishAuthentication',
        ]);
      });
    }

    test('at the site tells the page, and offers again', async () => {
      replaceCredentials();
      let count = 0;
      const { provider } = standIn({
        finishAuthentication: () =>
          count++ ? Promise.resolve({ user: 'alice' }) : failing('http', 403)(),
      });
      const { errors, onError } = watched();
      await offer(provider, { onError });
      assert.deepEqual(errors, ['http']);
    });

    for (const [what, methods, get, code] of [
      [
        'the site is out of reach',
        { beginAuthentication: failing('network') },
        undefined,
        'network',
      ],
      [
        'the challenge is always too old',
        { finishAuthentication: failing('challenge_expired', 403) },
        undefined,
        'challenge_expired',
      ],
      [
        'the browser always refuses',
        {},
        () => rejectWith(new DOMException('', 'NotAllowedError')),
        'not_allowed',
      ],
      [
        'every key that is picked fails',
        {},
        () => rejectWith(new DOMException('', 'UnknownError')),
        'authenticator_error',
      ],
      [
        'the browser always says that it was aborted',
        {},
        () => rejectWith(new DOMException('', 'AbortError')),
        'aborted',
      ],
    ] as const) {
      test(`for the fifth time, since ${what}, ends`, async () => {
        replaceCredentials({ ...(get && { get }) });
        const { provider, names } = standIn(methods);
        const { errors, onError } = watched();
        const error = await failureOf(() => offer(provider, { onError, retryDelay: 1 }));
        assert.equal(error.code, code);
        assert.lengthOf(
          names().filter((name) => name === 'beginAuthentication'),
          5,
        );
        assert.deepEqual(errors, code === 'authenticator_error' ? Array(4).fill(code) : []);
      });
    }

    for (const [what, methods, get, code] of [
      ['refuses', { beginAuthentication: failing('http', 403) }, undefined, 'http'],
      [
        'has options that are wrong',
        {},
        () => rejectWith(new DOMException('', 'SecurityError')),
        'invalid_rp_id',
      ],
    ] as const) {
      test(`at once, since the site ${what}, is not repeated`, async () => {
        replaceCredentials({ ...(get && { get }) });
        const { provider, names } = standIn(methods);
        const { errors, onError } = watched();
        const error = await failureOf(() => offer(provider, { onError }));
        assert.equal(error.code, code);
        assert.deepEqual(names(), ['beginAuthentication']);
        assert.deepEqual(errors, []);
      });
    }

    test('waits twice as long each time before a site is asked again', async () => {
      const times: number[] = [];
      const { provider } = standIn({
        beginAuthentication() {
          times.push(performance.now());
          return failing('network')();
        },
      });
      await failureOf(() => offer(provider, { retryDelay: 20 }));
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      for (const [index, gap] of gaps.entries()) assert.isAtLeast(gap, 20 * 2 ** index - 2);
    });

    for (const challengeLifetime of [0, -1, NaN]) {
      test(`is a TypeError for a challenge that lives ${challengeLifetime} ms`, async () => {
        const { provider, names } = standIn();
        const error: unknown = await offer(provider, { challengeLifetime }).catch(
          (reason: unknown) => reason,
        );
        assert.instanceOf(error, TypeError);
        assert.isEmpty(names());
      });
    }

    test('in a provider’s own code passes that on', async () => {
      const { provider } = standIn({
        beginAuthentication() {
          throw new RangeError('broken');
        },
      });
      const error: unknown = await offer(provider).catch((reason: unknown) => reason);
      assert.instanceOf(error, RangeError);
    });
  });

  suite('when it is aborted', () => {
    test('before, asks nobody', async () => {
      const calls = replaceCredentials();
      const { provider, names } = standIn();
      const signal = AbortSignal.abort('the page left');
      const error = await failureOf(() => offer(provider, { signal }));
      assert.include(error, { code: 'aborted', by: 'caller', cause: 'the page left' });
      assert.lengthOf(calls, 0);
      assert.lengthOf(names(), 0);
    });

    for (const [what, arrange, isReady] of [
      ['while the field waits', () => undefined, (calls: readonly Call[]) => calls.length === 1],
      ['while nobody sees the page', () => setVisible(false), () => true],
    ] as const) {
      test(`${what}, ends and leaves nothing`, async () => {
        const calls = browserWithoutPick();
        arrange();
        const { provider, names } = standIn();
        const outcome = failureOf(() => offer(provider, { challengeLifetime: 40 }));
        await eventually(() => isReady(calls));
        controller.abort('the page left');
        const error = await outcome;
        assert.include(error, { code: 'aborted', by: 'caller', cause: 'the page left' });
        const before = names().length;
        setVisible(true);
        await after(80);
        assert.lengthOf(names(), before);
        assert.isTrue(calls.every(({ request }) => request.signal?.aborted));
        await slotIsFree();
      });
    }

    test('while the site is asked, ends with its reason', async () => {
      const { provider } = standIn({
        beginAuthentication: (_request, signal) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason as Error));
          }),
      });
      const outcome = offer(provider).catch((reason: unknown) => reason);
      await settle();
      controller.abort(new Error('the page left'));
      assert.propertyVal(await outcome, 'message', 'the page left');
    });
  });
});
