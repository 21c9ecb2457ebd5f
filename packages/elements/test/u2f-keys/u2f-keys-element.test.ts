import { SecondFactorError } from '@second-factor/core';
import type { KeyProvider, RegisteredKey } from '@second-factor/core';
import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { addKey, creationOptions, removeKeys } from '../../../core/test/keys.js';
import '../../src/define/u2f-keys.js';
import '../../src/define/u2f-register.js';
import type { U2fKeysElement } from '../../src/index.js';
import {
  actions,
  assertFocused,
  assertFound,
  cleanUp,
  click,
  fixture,
  inState,
  nextEvent,
  part,
  problem,
  site,
  tick,
  until,
} from '../support.js';

const blue = {
  id: 'blue',
  name: 'Blue key',
  created: '2026-03-01T12:00:00Z',
  last_used: '2026-11-02T12:00:00Z',
};
const red = { id: 'red', name: 'Red key', created: '2026-10-20T12:00:00Z' };
const green = { id: 'green', name: '' };
const all = { '/keys/keys': [blue, red, green] };

async function list(answers: Readonly<Record<string, unknown>> = all, attributes = '') {
  const element = fixture<U2fKeysElement>(`<u2f-keys endpoint="/keys" ${attributes}></u2f-keys>`);
  const { fetch, requests } = site(answers);
  element.fetch = fetch;
  await nextEvent(element, 'second-factor-keys-load');
  await element.updateComplete;
  return { element, requests };
}

function shadow<T extends Element = HTMLElement>(element: Element, selector: string): T[] {
  return [...(element.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

function names(element: Element): (string | null)[] {
  return shadow(element, '[part=name]').map(({ textContent }) => textContent);
}

function row(element: Element, name: string): HTMLElement {
  return assertFound(shadow(element, 'li').find(({ textContent }) => textContent.includes(name)));
}

/** A button of a key by what it says. */
function button(element: Element, name: string, label: string): HTMLButtonElement {
  const buttons = [...row(element, name).querySelectorAll('button')];
  return assertFound(buttons.find(({ textContent }) => textContent.trim() === label));
}

async function press(element: U2fKeysElement, name: string, label: string): Promise<void> {
  const pressed = button(element, name, label);
  pressed.focus();
  pressed.click();
  await element.updateComplete;
}

/** An answer without a body, which cannot be used twice. */
const noContent = new Response(null, { status: 204 });

/** A key of which nothing else is known. */
function keyNamed(id: string): RegisteredKey {
  return { id, name: `Key ${id}`, created: undefined, lastUsed: undefined };
}

/** A provider of the page's own whose answers wait. */
function slow(keys: readonly RegisteredKey[]) {
  const calls: string[] = [];
  const gate = Promise.withResolvers<undefined>();
  let heard: AbortSignal | undefined;
  const provider = {
    name: 'own',
    listKeys: () => Promise.resolve(keys),
    removeKey: (id: string, signal?: AbortSignal) => {
      calls.push(id);
      heard = signal;
      return gate.promise;
    },
  } as unknown as KeyProvider;
  return { provider, calls, gate, signal: () => heard };
}

suite('<u2f-keys>', () => {
  teardown(async () => {
    cleanUp();
    await removeKeys();
  });

  suite('the list', () => {
    test('shows each key with its name and dates', async () => {
      const { element, requests } = await list();
      assert.equal(requests[0]?.method, 'GET');
      assert.deepEqual(names(element), ['Blue key', 'Red key', 'Security key']);
      const hints = shadow(element, 'li [part=hint]').map(({ textContent }) =>
        textContent.replace(/[\u2068\u2069]/g, ''),
      );
      assert.deepEqual(hints, [
        'Registered on Mar 1, 2026 · Last used on Nov 2, 2026',
        'Registered on Oct 20, 2026',
        '',
      ]);
    });

    test('has the dates in the element’s language', async () => {
      const { ko } = await import('../../src/i18n/ko.js');
      const { registerTranslation } = await import('../../src/index.js');
      registerTranslation(ko);
      const { element } = await list(all, 'lang="ko"');
      assert.include(row(element, 'Red key').textContent, '2026. 10. 20.');
    });

    test('is a list that says what it is of', async () => {
      const { element } = await list();
      const keys = part(element, 'keys');
      assert.equal(keys.localName, 'ul');
      assert.equal(keys.ariaLabel, 'Your security keys');
    });

    test('takes the focus once it is there, when asked to', async () => {
      const { element } = await list(all, 'focus-on-load');
      await tick();
      assertFocused(button(element, 'Blue key', 'Rename'));
      const other = fixture<HTMLButtonElement>('<button>Other</button>');
      other.focus();
      await element.refresh();
      await tick();
      assertFocused(other);
    });

    test('names its buttons by their keys', async () => {
      const { element } = await list();
      for (const label of ['Rename', 'Remove']) {
        const labels = button(element, 'Red key', label).getAttribute('aria-labelledby') ?? '';
        const words = labels
          .split(' ')
          .map((id) => element.shadowRoot?.getElementById(id)?.textContent.trim());
        assert.deepEqual(words, [label, 'Red key']);
      }
    });

    test('says that there is none', async () => {
      const { element } = await list({ '/keys/keys': [] });
      assert.equal(part(element, 'empty').textContent, 'No security keys are registered.');
      assert.deepEqual(shadow(element, 'ul'), []);
    });

    test('says that it is being loaded', async () => {
      const element = fixture<U2fKeysElement>('<u2f-keys endpoint="/keys"></u2f-keys>');
      element.fetch = site({}).fetch;
      await inState(element, 'loading');
      assert.equal(part(element, 'status').textContent, 'Connecting…');
    });

    test('tells the page of its keys', async () => {
      const { element } = await list();
      const loaded = nextEvent(document, 'second-factor-keys-load');
      await element.refresh();
      const { keys } = await loaded;
      assert.isTrue(element.keys === keys);
      assert.deepInclude(keys[0], { id: 'blue', name: 'Blue key' });
      assert.equal(keys[0]?.created?.getTime(), Date.parse(blue.created));
    });

    test('can be loaded again where it failed', async () => {
      const element = fixture<U2fKeysElement>('<u2f-keys endpoint="/keys"></u2f-keys>');
      element.fetch = site({ '/keys/keys': problem(401, 'login_required') }).fetch;
      await inState(element, 'error');
      assert.equal(part(element, 'alert').textContent, 'Please log in first.');
      element.fetch = site(all).fetch;
      const [again] = actions(element);
      again?.click();
      await inState(element, 'idle');
      assert.lengthOf(names(element), 3);
      assert.equal(part(element, 'alert').textContent, '');
    });

    test('is loaded anew for another endpoint', async () => {
      const { element } = await list({ ...all, '/other/keys': [red] });
      element.endpoint = '/other';
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      assert.deepEqual(names(element), ['Red key']);
    });

    test('without an endpoint is a mistake of the page', async () => {
      const element = fixture<U2fKeysElement>('<u2f-keys></u2f-keys>');
      const { error } = await nextEvent(element, 'second-factor-error');
      assert.equal(error.code, 'invalid_options');
    });

    test('waits for ZITADEL’s token', async () => {
      const element = fixture<U2fKeysElement>(
        '<u2f-keys provider="zitadel" endpoint="https://z.example" user-id="7"></u2f-keys>',
      );
      const { fetch, requests } = site({
        '/v2/users/7/authentication_factors/_search': {
          result: [{ state: 'AUTH_FACTOR_STATE_READY', u2f: { id: '1', name: 'Blue key' } }],
        },
      });
      element.fetch = fetch;
      await element.updateComplete;
      await tick();
      assert.deepEqual(requests, []);
      assert.equal(element.state, 'idle');
      element.token = 't-1';
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      assert.deepEqual(names(element), ['Blue key']);
      assert.equal(requests[0]?.headers.get('authorization'), 'Bearer t-1');
    });

    test('is loaded again when a key was registered with the same endpoint', async () => {
      await addKey();
      const { element, requests } = await list();
      const registering = fixture('<div></div>');
      for (const endpoint of ['/other', '/keys']) {
        const register = document.createElement('u2f-register');
        register.endpoint = endpoint;
        register.fetch = site({
          [`${endpoint}/register/begin`]: { publicKey: creationOptions() },
          [`${endpoint}/register/finish`]: {},
        }).fetch;
        registering.append(register);
        await register.updateComplete;
        await register.submit();
        await tick();
        assert.lengthOf(requests, endpoint === '/keys' ? 2 : 1);
        await removeKeys();
        await addKey();
      }
      assert.equal(element.state, 'idle');
    });

    test('is loaded again after a time out of the page, and forgets that it listened', async () => {
      const { element, requests } = await list();
      element.remove();
      await tick();
      fixture('<div></div>').append(element);
      await nextEvent(element, 'second-factor-keys-load');
      assert.lengthOf(requests, 2);
    });
  });

  suite('renaming', () => {
    const renamed = { ...all, '/keys/keys/red': { ...red, name: 'Office' } };

    test('changes the name in place, and says so', async () => {
      const { element, requests } = await list(renamed);
      await press(element, 'Red key', 'Rename');
      const input = assertFound(shadow<HTMLInputElement>(element, 'input')[0]);
      assertFocused(input);
      assert.equal(input.value, 'Red key');
      assert.deepEqual([input.selectionStart, input.selectionEnd], [0, 'Red key'.length]);
      assert.equal(input.labels?.[0]?.textContent, 'Name of the key');
      input.value = '  Office ';
      const loaded = nextEvent(element, 'second-factor-keys-load');
      await sendKeys({ press: 'Enter' });
      assert.equal((await loaded).keys[1]?.name, 'Office');
      await element.updateComplete;
      assert.deepEqual(names(element), ['Blue key', 'Office', 'Security key']);
      assert.deepInclude(requests[1], { method: 'PATCH', path: '/keys/keys/red' });
      assert.deepEqual(requests[1]?.body, { name: 'Office' });
      assert.equal(part(element, 'status').textContent, 'The key was renamed.');
      assertFocused(button(element, 'Office', 'Rename'));
    });

    for (const [way, leave] of [
      ['Cancel', (element: U2fKeysElement) => press(element, 'Name', 'Cancel')],
      ['Escape', () => sendKeys({ press: 'Escape' })],
    ] as const) {
      test(`ends with ${way}, and gives the focus back`, async () => {
        const { element, requests } = await list();
        await press(element, 'Red key', 'Rename');
        await leave(element);
        await element.updateComplete;
        assert.lengthOf(requests, 1);
        assertFocused(button(element, 'Red key', 'Rename'));
      });
    }

    test('asks nobody when nothing has changed, and takes no empty name', async () => {
      const { element, requests } = await list();
      await press(element, 'Red key', 'Rename');
      for (const empty of ['', '   ']) {
        assertFound(shadow<HTMLInputElement>(element, 'input')[0]).value = empty;
        await press(element, 'Name', 'Save');
        assert.lengthOf(shadow(element, 'input:invalid'), 1);
      }
      assertFound(shadow<HTMLInputElement>(element, 'input')[0]).value = 'Red key';
      await press(element, 'Name', 'Save');
      assert.deepEqual(shadow(element, 'input'), []);
      assert.lengthOf(requests, 1);
    });

    test('keeps what was typed where it failed, to be tried again', async () => {
      const { element } = await list({ ...all, '/keys/keys/red': problem(500, 'hook_failed') });
      await press(element, 'Red key', 'Rename');
      const input = assertFound(shadow<HTMLInputElement>(element, 'input')[0]);
      input.value = 'Office';
      await press(element, 'Name', 'Save');
      await inState(element, 'error');
      assert.isNotEmpty(part(element, 'alert').textContent);
      assert.equal(shadow<HTMLInputElement>(element, 'input')[0]?.value, 'Office');
      element.fetch = site(renamed).fetch;
      await element.refresh();
      await press(element, 'Name', 'Save');
      await nextEvent(element, 'second-factor-keys-load');
      assert.equal(element.keys?.[1]?.name, 'Office');
      assert.equal(element.state, 'idle');
    });

    test('is stopped by preventing second-factor-key-rename', async () => {
      const { element, requests } = await list();
      element.addEventListener('second-factor-key-rename', (event) => {
        assert.equal(event.key.id, 'red');
        assert.equal(event.name, 'Office');
        event.preventDefault();
      });
      await press(element, 'Red key', 'Rename');
      assertFound(shadow<HTMLInputElement>(element, 'input')[0]).value = 'Office';
      await press(element, 'Name', 'Save');
      assert.lengthOf(requests, 1);
    });

    test('is not there for keys of which the site says so', async () => {
      const { element } = await list({ '/keys/keys': [red, { ...blue, can_rename: false }] });
      const labels = (name: string) =>
        [...row(element, name).querySelectorAll('button')].map(({ textContent }) =>
          textContent.trim(),
        );
      assert.deepEqual(labels('Red key'), ['Rename', 'Remove']);
      assert.deepEqual(labels('Blue key'), ['Remove']);
    });

    test('is not there where the provider cannot', async () => {
      const element = document.createElement('u2f-keys');
      const { provider } = slow([
        { id: '1', name: 'Key', created: undefined, lastUsed: undefined },
      ]);
      element.keyProvider = provider;
      fixture('<div></div>').append(element);
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      assert.deepEqual(
        shadow(element, 'li button').map(({ textContent }) => textContent.trim()),
        ['Remove'],
      );
    });
  });

  suite('removing', () => {
    const removable = {
      ...all,
      '/keys/keys/blue': noContent,
      '/keys/keys/red': noContent,
      '/keys/keys/green': noContent,
    };

    test('asks first, in the page, with the focus on the safe answer', async () => {
      const { element, requests } = await list(removable);
      await press(element, 'Red key', 'Remove');
      const question = part(element, 'question');
      assert.equal(question.getAttribute('role'), 'group');
      assert.include(
        question.textContent.replace(/[\u2068\u2069]/g, ''),
        'Remove “Red key”? You can’t sign in with it any more.',
      );
      assert.equal(element.shadowRoot?.activeElement?.textContent.trim(), 'Keep');
      assert.lengthOf(requests, 1);
    });

    for (const [way, leave] of [
      ['Keep', () => sendKeys({ press: 'Enter' })],
      ['Escape', () => sendKeys({ press: 'Escape' })],
    ] as const) {
      test(`ends with ${way}, and gives the focus back`, async () => {
        const { element, requests } = await list(removable);
        await press(element, 'Red key', 'Remove');
        await leave();
        await element.updateComplete;
        assert.lengthOf(requests, 1);
        assertFocused(button(element, 'Red key', 'Remove'));
      });
    }

    async function remove(element: U2fKeysElement, name: string): Promise<void> {
      const loaded = nextEvent(element, 'second-factor-keys-load');
      await press(element, name, 'Remove');
      await press(element, name, 'Remove');
      await loaded;
      await element.updateComplete;
    }

    test('removes the key, says so, and goes on to the next', async () => {
      const { element, requests } = await list(removable);
      await remove(element, 'Blue key');
      assert.deepInclude(requests[1], { method: 'DELETE', path: '/keys/keys/blue' });
      assert.deepEqual(names(element), ['Red key', 'Security key']);
      assert.equal(part(element, 'status').textContent, 'The key was removed.');
      assertFocused(row(element, 'Red key'));
      await remove(element, 'Security key');
      assertFocused(row(element, 'Red key'));
    });

    test('warns of the last one, and ends with the focus on what is left', async () => {
      const { element } = await list({ ...removable, '/keys/keys': [red] });
      await press(element, 'Red key', 'Remove');
      assert.include(part(element, 'question').textContent, 'your last key');
      await press(element, 'Red key', 'Remove');
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      assertFocused(part(element, 'empty'));
      assert.equal(part(element, 'status').textContent, 'The key was removed.');
    });

    test('leaves the focus alone that is elsewhere by then', async () => {
      const other = fixture('<button>Other</button>');
      const { element } = await list(removable);
      await press(element, 'Red key', 'Remove');
      const loaded = nextEvent(element, 'second-factor-keys-load');
      button(element, 'Red key', 'Remove').click();
      other.focus();
      await loaded;
      await element.updateComplete;
      assertFocused(other);
    });

    test('is stopped by preventing second-factor-key-remove', async () => {
      const { element, requests } = await list(removable);
      element.addEventListener('second-factor-key-remove', (event) => {
        assert.equal(event.key.id, 'red');
        event.preventDefault();
      });
      await press(element, 'Red key', 'Remove');
      await press(element, 'Red key', 'Remove');
      assert.lengthOf(requests, 1);
    });

    test('takes a key that is gone already for removed', async () => {
      const { element } = await list({ ...all, '/keys/keys/red': problem(404, 'key_not_found') });
      await remove(element, 'Red key');
      assert.deepEqual(names(element), ['Blue key', 'Security key']);
    });

    test('keeps a key that an address without a server behind it seems to miss', async () => {
      const page = new Response('<h1>Not found</h1>', {
        status: 404,
        headers: { 'content-type': 'text/html' },
      });
      const { element } = await list({ ...all, '/keys/keys/red': page });
      await press(element, 'Red key', 'Remove');
      await press(element, 'Red key', 'Remove');
      await inState(element, 'error');
      assert.lengthOf(shadow(element, 'li'), 3);
    });

    test('shows what went wrong, and can be tried again', async () => {
      const { element } = await list({ ...all, '/keys/keys/red': problem(403, 'origin_refused') });
      await press(element, 'Red key', 'Remove');
      await press(element, 'Red key', 'Remove');
      await inState(element, 'error');
      assert.equal(part(element, 'alert').textContent, 'Not accepted. Please try again.');
      assert.lengthOf(shadow(element, 'li'), 3);
      assertFocused(button(element, 'Red key', 'Remove'));
      await press(element, 'Red key', 'Keep');
      assert.equal(part(element, 'alert').textContent, '');
    });

    test('is busy meanwhile, in that row alone, and is asked for once', async () => {
      const keys = ['A', 'B'].map(keyNamed);
      const { provider, calls, gate, signal } = slow(keys);
      const element = document.createElement('u2f-keys');
      element.keyProvider = provider;
      fixture('<div></div>').append(element);
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      await press(element, 'Key A', 'Remove');
      await press(element, 'Key A', 'Remove');
      assert.equal(row(element, 'Key A').ariaBusy, 'true');
      assert.equal(row(element, 'Key B').ariaBusy, 'false');
      assert.equal(button(element, 'Key B', 'Remove').ariaDisabled, 'true');
      assert.equal(part(element, 'status').textContent, 'Checking…');
      await press(element, 'Key A', 'Remove');
      await press(element, 'Key A', 'Keep');
      await press(element, 'Key B', 'Remove');
      assert.deepEqual(calls, ['A']);
      assert.isFalse(signal()?.aborted);
      gate.resolve(undefined);
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      assert.lengthOf(shadow(element, 'li'), 1);
    });

    test('is made with the token and headers of its moment', async () => {
      const { element, requests } = await list(removable);
      element.headers = { 'x-csrf-token': 'newer' };
      await press(element, 'Red key', 'Remove');
      await press(element, 'Red key', 'Remove');
      await nextEvent(element, 'second-factor-keys-load');
      assert.equal(requests[1]?.headers.get('x-csrf-token'), 'newer');
    });

    test('ends with the keys it was about', async () => {
      const keys = [keyNamed('A')];
      const { provider, gate, signal } = slow(keys);
      const element = document.createElement('u2f-keys');
      element.keyProvider = provider;
      fixture('<div></div>').append(element);
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      await press(element, 'Key A', 'Remove');
      await press(element, 'Key A', 'Remove');
      const other = slow([keyNamed('B')]);
      element.keyProvider = other.provider;
      await nextEvent(element, 'second-factor-keys-load');
      assert.isTrue(signal()?.aborted);
      gate.resolve(undefined);
      await element.updateComplete;
      await tick();
      assert.deepEqual(names(element), ['Key B']);
      assert.equal(row(element, 'Key B').ariaBusy, 'false');
    });

    test('waits with a list that is asked for meanwhile, which is then as new as it', async () => {
      const keys = ['A', 'B'].map(keyNamed);
      let listed = 0;
      const { provider, gate } = slow(keys);
      const element = document.createElement('u2f-keys');
      element.keyProvider = {
        ...provider,
        listKeys: () => {
          listed++;
          return Promise.resolve(listed > 1 ? keys.slice(1) : keys);
        },
      };
      fixture('<div></div>').append(element);
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      await press(element, 'Key A', 'Remove');
      await press(element, 'Key A', 'Remove');
      await element.refresh();
      assert.equal(listed, 1);
      gate.resolve(undefined);
      await until(() => listed === 2);
      await element.updateComplete;
      assert.deepEqual(names(element), ['Key B']);
    });

    test('ends silently when the element is removed', async () => {
      const { provider, gate, signal } = slow([
        { id: 'A', name: 'Key A', created: undefined, lastUsed: undefined },
      ]);
      const element = document.createElement('u2f-keys');
      element.keyProvider = provider;
      fixture('<div></div>').append(element);
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      await press(element, 'Key A', 'Remove');
      await press(element, 'Key A', 'Remove');
      for (const name of ['keys-load', 'error'] as const) {
        element.addEventListener(`second-factor-${name}`, () => assert.fail(name));
      }
      element.remove();
      await tick();
      assert.deepEqual(signal()?.reason, { by: 'disconnected' });
      gate.reject(new SecondFactorError('aborted', 'x'));
      await tick();
    });
  });

  test('has its live regions before their words', async () => {
    const element = fixture<U2fKeysElement>('<u2f-keys endpoint="/keys"></u2f-keys>');
    element.fetch = site(all).fetch;
    await nextEvent(element, 'second-factor-ready');
    for (const name of ['alert', 'status']) {
      assert.equal(part(element, name).getAttribute('role'), name);
    }
  });

  test('works inside another shadow root', async () => {
    const root = fixture('<div></div>').attachShadow({ mode: 'open' });
    root.innerHTML = '<u2f-keys endpoint="/keys"></u2f-keys>';
    const element = assertFound(root.querySelector('u2f-keys'));
    element.fetch = site(all).fetch;
    const heard = nextEvent(document, 'second-factor-keys-load');
    assert.lengthOf((await heard).keys, 3);
  });

  test('is used by the keyboard alone', async () => {
    const { element } = await list({ ...all, '/keys/keys/blue': noContent });
    element.focus();
    assertFocused(button(element, 'Blue key', 'Rename'));
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await element.updateComplete;
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    const loaded = nextEvent(element, 'second-factor-keys-load');
    await sendKeys({ press: 'Enter' });
    await loaded;
    await element.updateComplete;
    assert.deepEqual(names(element), ['Red key', 'Security key']);
  });

  test('is clicked with targets of 24 pixels or more', async () => {
    const { element } = await list();
    await click(button(element, 'Red key', 'Rename'));
    await element.updateComplete;
    for (const control of shadow(element, 'button, input')) {
      const { width, height } = control.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 24);
    }
  });
});
