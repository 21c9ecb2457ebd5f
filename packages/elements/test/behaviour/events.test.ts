import { isSecondFactorError } from '@second-factor/core';
import { assert } from 'chai';
import { restoreCredentials } from '../../../core/test/credentials.js';
import * as exported from '../../src/index.js';
import type { SecondFactorEventMap } from '../../src/index.js';
import { assertFound, cleanUp, fixture, part, problem, site, until } from '../support.js';
import type { Starter, StarterTag, Way } from './elements.js';
import { arrive, bring, kinds, siteThat, start, starters, tagOf } from './elements.js';

/** Each event: its class, and whether there is something to cancel. */
const events: Readonly<Record<keyof SecondFactorEventMap, readonly [string, boolean]>> = {
  'second-factor-ready': ['SecondFactorReadyEvent', false],
  'second-factor-before-submit': ['SecondFactorBeforeSubmitEvent', true],
  'second-factor-statechange': ['SecondFactorStateChangeEvent', false],
  'second-factor-success': ['SecondFactorSuccessEvent', true],
  'second-factor-error': ['SecondFactorErrorEvent', true],
  'second-factor-cancel': ['SecondFactorCancelEvent', false],
  'second-factor-late-result': ['SecondFactorLateResultEvent', false],
  'second-factor-unsupported': ['SecondFactorUnsupportedEvent', false],
  'second-factor-keys-load': ['SecondFactorKeysLoadEvent', false],
  'second-factor-key-rename': ['SecondFactorKeyRenameEvent', true],
  'second-factor-key-remove': ['SecondFactorKeyRemoveEvent', true],
};

suite('the events', () => {
  for (const [name, [className, cancelable]] of Object.entries(events)) {
    test(`"${name}" is a ${className}${cancelable ? ', and can be cancelled' : ''}`, () => {
      const EventClass = Reflect.get(exported, className) as new (...fields: unknown[]) => Event;
      const event = new EventClass({ code: 'network' }, 'sentence', 'third');
      assert.instanceOf(event, exported.SecondFactorEvent);
      assert.equal(event.type, name);
      assert.isTrue(event.bubbles);
      assert.isTrue(event.composed);
      assert.equal(event.cancelable, cancelable);
    });
  }

  test('are all exported', () => {
    const classes = Object.keys(exported).filter((name) => /^SecondFactor\w+Event$/.test(name));
    assert.sameMembers(
      classes,
      Object.values(events).map(([className]) => className),
    );
  });
});

/** All that can be read in a value, as text; nothing that a page could find is left out. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value) || value instanceof Node || value instanceof Window) return '';
  seen.add(value);
  return Object.getOwnPropertyNames(value)
    .concat(value instanceof Event ? Object.keys(Object.getOwnPropertyDescriptors(value)) : [])
    .map((name) => `${name}: ${everythingIn(Reflect.get(value, name), seen)}`)
    .join('\n');
}

/** An element in a foreign shadow root, with all that is heard of it on the document. */
async function heard(tag: StarterTag, more = '') {
  const kind = assertFound(kinds.find((one) => one.tag === tag));
  const all: Event[] = [];
  const stop = new AbortController();
  for (const name of Object.keys(events)) {
    document.addEventListener(name, (event) => all.push(event), stop);
  }
  const host = fixture('<div></div>');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = tagOf(kind, more);
  const element = root.firstElementChild as Starter;
  element.fetch = siteThat('loading').fetch;
  await element.updateComplete;
  return { element, all, stop: () => stop.abort() };
}

/** The events of each way, in order, without changes of state. */
const order: Readonly<Record<Way, readonly string[]>> = {
  loading: ['ready', 'before-submit'],
  prompting: ['ready', 'before-submit'],
  success: ['ready', 'before-submit', 'success'],
  error: ['ready', 'before-submit', 'error'],
};

for (const tag of starters) {
  suite(`the events of <${tag}>`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    for (const [way, names] of Object.entries(order)) {
      test(`are heard on the document from inside a foreign shadow root: ${way}`, async () => {
        const { element, all, stop } = await heard(tag);
        await bring(element, way as Way);
        stop();
        const kinds = all.map(({ type }) => type.replace('second-factor-', ''));
        assert.deepEqual(
          kinds.filter((name) => name !== 'statechange'),
          names,
        );
        const changes = all.filter(
          (event) => event instanceof exported.SecondFactorStateChangeEvent,
        );
        assert.equal(changes[0]?.previous, 'idle');
        assert.equal(changes.at(-1)?.state, way);
        for (const [index, change] of changes.entries()) {
          if (index) assert.equal(change.previous, changes[index - 1]?.state);
        }
      });
    }

    test('never say the password nor the token', async () => {
      const ways = [
        siteThat('success').fetch,
        siteThat('error').fetch,
        site({}).fetch,
        () => Promise.reject(new TypeError('Failed')),
        site({
          '/ompass/begin': new Response('<p>password-1</p>'),
          '/keys/register/begin': new Response('<p>password-1</p>'),
          '/keys/authenticate/begin': new Response('<p>password-1</p>'),
        }).fetch,
      ];
      const prompt = tag === 'u2f-register' ? '' : 'prompt="password"';
      const { element, all, stop } = await heard(tag, prompt);
      for (const fetch of ways) {
        element.reset();
        element.fetch = fetch;
        await element.updateComplete;
        for (const input of element.querySelectorAll('input')) input.value = 'password-1';
        const outcome = start(element);
        await until(() => element.state !== 'idle');
        if (fetch === ways[2]) element.abort();
        await outcome;
      }
      stop();
      assert.isAbove(all.length, 5);
      for (const event of all) {
        // What was typed as the name is told, and is no secret.
        const told = Object.entries(event).filter(([name]) => name !== 'userId');
        const text = everythingIn(Object.fromEntries(told)).replace(/^userId: .*$/m, '');
        assert.notMatch(text, /password-1|secret-token/);
      }
    });

    test('stop the request: before-submit', async () => {
      const { element, stop } = await heard(tag);
      const { fetch, requests } = siteThat('success');
      element.fetch = fetch;
      element.addEventListener('second-factor-before-submit', (event) => event.preventDefault());
      assert.isUndefined(await start(element));
      assert.equal(element.state, 'idle');
      assert.deepEqual(requests, []);
      stop();
    });

    test('stop the redirect: success', async () => {
      const { element, stop } = await heard(tag, 'redirect-url="#gone"');
      element.addEventListener('second-factor-success', (event) => event.preventDefault());
      await bring(element, 'success');
      assert.notEqual(location.hash, '#gone');
      assert.isDefined(element.result);
      stop();
    });

    test('stop our message, not the state: error', async () => {
      const { element, stop } = await heard(tag);
      element.addEventListener('second-factor-error', (event) => event.preventDefault());
      await bring(element, 'error');
      assert.equal(part(element, 'alert').textContent, '');
      assert.equal(element.state, 'error');
      stop();
    });

    test('say what went wrong: error', async () => {
      const { element, all, stop } = await heard(tag);
      element.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      element.strings = { errorNetwork: 'Keine Verbindung.' };
      await start(element);
      await arrive(element, 'error');
      stop();
      const event = assertFound(all.find(({ type }) => type === 'second-factor-error'));
      assert.instanceOf(event, exported.SecondFactorErrorEvent);
      assert.equal(event.message, 'Keine Verbindung.');
      assert.isTrue(isSecondFactorError(event.error));
      const { code, cause, phase, retryable } = event.error;
      assert.deepEqual(
        { code, phase, retryable },
        { code: 'network', phase: 'begin', retryable: true },
      );
      assert.instanceOf(cause, TypeError);
    });

    test('say the server’s own code: error', async () => {
      const { element, all, stop } = await heard(tag);
      const refused = problem(429, 'too_many_requests');
      element.fetch = () => Promise.resolve(refused.clone());
      await start(element);
      stop();
      const event = all.find((one) => one instanceof exported.SecondFactorErrorEvent);
      assert.deepInclude(event?.error, { code: 'http', status: 429, problem: 'too_many_requests' });
    });
  });
}
