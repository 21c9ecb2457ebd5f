import { assert } from 'chai';
import { registerKey } from '../../src/keys/register-key.js';
import { signInWithKey } from '../../src/keys/sign-in-with-key.js';
import type { KeyFlowOptions } from '../../src/keys/key-flow.js';
import type { KeyProvider } from '../../src/providers/key-provider.js';
import { site } from '../../src/providers/site.js';
import { slotIsFree } from '../../src/webauthn/slot.js';
import {
  credentialOf,
  never,
  rejectWith,
  replaceCredentials,
  restoreCredentials,
  untilAborted,
} from '../credentials.js';
import { creationOptions, requestOptions } from '../keys.js';
import { person } from '../popups.js';
import { answering, noNetwork, siteThat } from '../sites.js';
import { eventually, failureOf } from '../support.js';
import { failing, standIn } from './stand-in.js';

/** Both flows, which take the same steps. */
const flows = [
  {
    name: 'registerKey',
    run: (provider: KeyProvider, options: KeyFlowOptions = {}) => registerKey(provider, options),
    begin: 'beginRegistration',
    finish: 'finishRegistration',
    kind: 'create',
    publicKey: creationOptions(),
    paths: ['/register/begin', '/register/finish'],
  },
  {
    name: 'signInWithKey',
    run: (provider: KeyProvider, options: KeyFlowOptions = {}) => signInWithKey(provider, options),
    begin: 'beginAuthentication',
    finish: 'finishAuthentication',
    kind: 'get',
    publicKey: requestOptions(),
    paths: ['/authenticate/begin', '/authenticate/finish'],
  },
] as const;

for (const { name, run, begin, finish, kind, publicKey, paths } of flows) {
  suite(name, () => {
    teardown(async () => {
      restoreCredentials();
      await slotIsFree();
    });

    /** Runs the flow and collects what it tells. */
    async function statusesOf(provider: KeyProvider, options: KeyFlowOptions = {}) {
      const statuses: string[] = [];
      const onStatus = (status: string) => statuses.push(status);
      await run(provider, { ...options, onStatus }).catch(() => undefined);
      return statuses;
    }

    for (const timeout of [-1, NaN, 2 ** 31]) {
      test(`asks nobody with a timeout of ${timeout}`, async () => {
        const { provider, names } = standIn();
        const error: unknown = await run(provider, { timeout }).catch((reason: unknown) => reason);
        assert.instanceOf(error, TypeError);
        assert.isEmpty(names());
      });
    }

    test('tells each step in its order', async () => {
      replaceCredentials();
      const statuses = await statusesOf(standIn().provider);
      assert.deepEqual(statuses, ['asking', 'prompting', 'posting', 'done']);
    });

    test('gives the credential, its secrets and the provider’s own JSON', async () => {
      const first = new ArrayBuffer(32);
      const getClientExtensionResults = () => ({ prf: { results: { first } } });
      replaceCredentials({ [kind]: () => credentialOf(kind, { getClientExtensionResults }) });
      const answer = { any: 'thing' };
      const { provider } = standIn({ [finish]: () => Promise.resolve(answer) });
      const { credential, prf, response } = await run(provider);
      assert.equal(credential?.id, 'AQI');
      assert.strictEqual(prf?.first, first);
      assert.strictEqual(response, answer);
    });

    test('posts no secret of prf, unless it is told to', async () => {
      const getClientExtensionResults = () => ({ prf: { results: { first: new ArrayBuffer(3) } } });
      replaceCredentials({ [kind]: () => credentialOf(kind, { getClientExtensionResults }) });
      const { provider, calls } = standIn();
      await run(provider);
      await run(provider, { includePrfResults: true });
      const posted = calls.filter((call) => call.name === finish).map(({ given }) => given[0]);
      assert.notNestedProperty(posted[0], 'clientExtensionResults.prf.results');
      assert.nestedPropertyVal(posted[1], 'clientExtensionResults.prf.results.first', 'AAAA');
    });

    test('hands the provider the user, the fields, the signal and its own state', async () => {
      replaceCredentials();
      const { provider, calls } = standIn();
      const { signal } = new AbortController();
      const fields = { password: 'x' };
      await run(provider, { userId: 'alice', fields, signal });
      assert.deepInclude(calls[0]?.given[0], { userId: 'alice', fields });
      assert.strictEqual(calls[0]?.given[1], signal);
      assert.propertyVal(calls[1]?.given[1], 'state', 'opaque');
      assert.strictEqual(calls[1]?.given[2], signal);
      assert.lengthOf(calls, 2);
    });

    for (const [what, methods, browser, statuses, names] of [
      ['at the begin', { [begin]: failing('network') }, {}, ['asking'], [begin]],
      [
        'at the person',
        {},
        { [kind]: () => rejectWith(new DOMException('', 'NotAllowedError')) },
        ['asking', 'prompting'],
        [begin],
      ],
      [
        'on options that are none',
        { [begin]: () => Promise.resolve({ publicKey: {} }) },
        {},
        ['asking', 'prompting'],
        [begin],
      ],
      [
        'at the end',
        { [finish]: failing('http', 500) },
        {},
        ['asking', 'prompting', 'posting'],
        [begin, finish],
      ],
    ] as const) {
      test(`that fails ${what} goes no further`, async () => {
        replaceCredentials(browser);
        const { provider, names: called } = standIn(methods);
        assert.deepEqual(await statusesOf(provider), [...statuses]);
        assert.deepEqual(called(), [...names]);
      });
    }

    test('posts nothing when it is aborted before', async () => {
      const browser = replaceCredentials();
      const { provider, names } = standIn({ [begin]: failing('aborted') });
      await failureOf(() => run(provider, { signal: AbortSignal.abort() }));
      assert.notInclude(names(), finish);
      assert.lengthOf(browser, 0);
    });

    test('asks and posts nothing when it is aborted while a provider that won’t hear is asked', async () => {
      const browser = replaceCredentials();
      const controller = new AbortController();
      const { provider, names } = standIn({
        [begin]() {
          controller.abort('the person left');
          return Promise.resolve({ publicKey });
        },
      });
      const error = await failureOf(() => run(provider, { signal: controller.signal }));
      assert.include(error, { code: 'aborted', by: 'caller', cause: 'the person left' });
      assert.lengthOf(browser, 0);
      assert.deepEqual(names(), [begin]);
    });

    for (const [what, act] of [
      ['while the person is asked', untilAborted],
      ['and the browser never ends', never],
      ['though the browser answers', undefined],
    ] as const) {
      test(`posts nothing when it is aborted, ${what}`, async () => {
        const controller = new AbortController();
        const browser = replaceCredentials({
          [kind]: (request: { signal: AbortSignal }) => {
            if (act) return act(request);
            controller.abort('the person left');
            return credentialOf(kind);
          },
        });
        const { provider, names } = standIn();
        const outcome = failureOf(() => run(provider, { signal: controller.signal }));
        await eventually(() => browser.length === 1);
        controller.abort('the person left');
        const error = await outcome;
        assert.include(error, { code: 'aborted', by: 'caller', cause: 'the person left' });
        assert.deepEqual(names(), [begin]);
      });
    }

    test('posts nothing when it is aborted in the moment between answer and post', async () => {
      const controller = new AbortController();
      // What is read of an answer is read after the ceremony has ended.
      const getClientExtensionResults = () => controller.abort('the person left');
      replaceCredentials({ [kind]: () => credentialOf(kind, { getClientExtensionResults }) });
      const { provider, names } = standIn();
      const error = await failureOf(() => run(provider, { signal: controller.signal }));
      assert.include(error, { code: 'aborted', by: 'caller', cause: 'the person left' });
      assert.deepEqual(names(), [begin]);
    });

    test('posts nothing of a ceremony that a newer one ended', async () => {
      replaceCredentials({ [kind]: untilAborted });
      const { provider, names } = standIn();
      const first = failureOf(() => run(provider, { challenge: { publicKey } }));
      replaceCredentials();
      await run(provider, { challenge: { publicKey } });
      assert.include(await first, { code: 'aborted', by: 'superseded' });
      assert.deepEqual(names(), [finish]);
    });

    test('posts nothing of an answer that comes too late', async () => {
      let answer: ((credential: unknown) => void) | undefined;
      const pending = new Promise((resolve) => (answer = resolve));
      replaceCredentials({ [kind]: () => pending });
      const controller = new AbortController();
      const { provider, names } = standIn();
      const outcome = failureOf(() =>
        run(provider, { challenge: { publicKey }, signal: controller.signal }),
      );
      controller.abort();
      answer?.(credentialOf(kind));
      assert.equal((await outcome).code, 'aborted');
      await slotIsFree();
      assert.deepEqual(names(), []);
    });

    test('asks the browser in the task of the click when it has the challenge', async () => {
      const browser = replaceCredentials();
      const { provider, names } = standIn();
      await person.click(() => {
        void run(provider, { challenge: { publicKey, state: 'asked ahead' } });
        assert.lengthOf(browser, 1);
        assert.isTrue(navigator.userActivation.isActive);
      });
      await eventually(() => names().length === 1);
      assert.deepEqual(names(), [finish]);
    });

    test('posts the state of the challenge that was asked ahead', async () => {
      replaceCredentials();
      const { provider, calls } = standIn();
      await run(provider, { challenge: { publicKey, state: 'asked ahead' } });
      assert.propertyVal(calls[0]?.given[1], 'state', 'asked ahead');
    });

    test('posts once to a site, even when the network fails', async () => {
      replaceCredentials();
      const { fetch, routes } = siteThat(
        noNetwork,
        answering({ publicKey, state: 'opaque' }),
        noNetwork,
      );
      const error = await failureOf(() => run(site({ endpoint: '/auth/keys', fetch })));
      assert.include(error, { code: 'network', phase: 'verify' });
      const [beginPath, finishPath] = paths;
      assert.deepEqual(
        routes(),
        [beginPath, beginPath, finishPath].map((path) => `POST /auth/keys${path}`),
      );
    });

    test('passes on what the site refuses', async () => {
      replaceCredentials();
      const { fetch } = siteThat(
        answering({ publicKey }),
        answering({ code: 'challenge_expired', title: 'Too old' }, { status: 403 }),
      );
      const error = await failureOf(() => run(site({ endpoint: '/auth/keys', fetch })));
      assert.include(error, { code: 'challenge_expired', phase: 'verify', status: 403 });
    });
  });
}
