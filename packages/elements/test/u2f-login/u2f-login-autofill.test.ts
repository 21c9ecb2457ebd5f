import { capabilities, register } from '@second-factor/core';
import { assert } from 'chai';
import {
  addKey,
  creationOptions,
  removeKeys,
  requestOptions,
  setTouch,
} from '../../../core/test/keys.js';
import { replaceStatics, restoreStatics } from '../../../core/test/statics.js';
import '../../src/define/u2f-login.js';
import type { U2fLoginElement } from '../../src/index.js';
import {
  assertFocused,
  actions,
  assertFound,
  cleanUp,
  click,
  fixture,
  inState,
  nextEvent,
  part,
  paths,
  problem,
  site,
  tick,
  until,
} from '../support.js';

const answers = {
  '/keys/authenticate/begin': { publicKey: requestOptions(), state: 'state-1' },
  '/keys/authenticate/finish': { name: 'Alice' },
};

/** A passkey; with `touch`, one that is picked as soon as it is offered. */
async function passkey(touch: boolean): Promise<void> {
  const key = await addKey();
  await register(
    creationOptions({
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    }),
  );
  await setTouch(key, touch);
}

/** What the browser was asked for, in order, and what ended it. */
interface Asked {
  readonly mediation: string;
  readonly signal: AbortSignal;
}

const { credentials } = navigator;
const native = credentials.get.bind(credentials);
let asked: Asked[] = [];
/** In the order they came. */
let steps: string[] = [];

async function login(
  attributes = '',
  given: Readonly<Record<string, unknown>> = answers,
  content = '',
) {
  const element = document.createElement('u2f-login');
  const { fetch, requests } = site(given);
  element.fetch = fetch;
  element.innerHTML = content;
  for (const name of `endpoint=/keys autofill ${attributes}`.trim().split(' ')) {
    const [key = '', value = ''] = name.split('=');
    element.setAttribute(key, value);
  }
  fixture('<div></div>').append(element);
  await element.updateComplete;
  return { element, requests };
}

function offers(): Asked[] {
  return asked.filter(({ mediation }) => mediation === 'conditional');
}

function nameField(element: U2fLoginElement): HTMLInputElement {
  return assertFound(element.querySelector('input'));
}

suite('<u2f-login autofill>', () => {
  setup(async () => {
    // A browser under remote control says no where it has no key of its own.
    replaceStatics({ getClientCapabilities: () => Promise.resolve({ conditionalGet: true }) });
    await capabilities(true);
    asked = [];
    steps = [];
    credentials.get = (options) => {
      const { mediation = 'modal', signal } = assertFound(options);
      asked.push({ mediation, signal: assertFound(signal) });
      steps.push(mediation);
      return native(options);
    };
  });

  teardown(async () => {
    Reflect.deleteProperty(credentials, 'get');
    restoreStatics();
    cleanUp();
    await removeKeys();
  });

  test('makes the field for it where nothing else does', async () => {
    const { element } = await login();
    const input = nameField(element);
    assert.equal(input.getAttribute('autocomplete'), 'username webauthn');
    assert.isFalse(input.required);
    assert.equal(input.labels?.[0]?.textContent, 'User name');
  });

  test('adds to the field that is there anyway', async () => {
    const { element } = await login('prompt=password');
    const tokens = [...element.querySelectorAll('input')].map((input) =>
      input.getAttribute('autocomplete'),
    );
    assert.deepEqual(tokens, ['username webauthn', 'current-password']);
    assert.isTrue(nameField(element).required);
  });

  test('makes no second one beside the page’s', async () => {
    const form = fixture(
      '<form><input name="username" autocomplete="username webauthn"><u2f-login endpoint="/keys" autofill></u2f-login></form>',
    );
    const element = assertFound(form.querySelector('u2f-login'));
    element.fetch = site(answers).fetch;
    await element.updateComplete;
    assert.isNull(element.querySelector('input'));
  });

  test('offers keys without showing that anything is under way', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    assert.equal(element.state, 'idle');
    assert.equal(part(element, 'status').textContent, '');
  });

  test('logs in by the key that was picked', async () => {
    await passkey(true);
    const success = nextEvent(document, 'second-factor-success');
    const { element, requests } = await login();
    assert.deepInclude((await success).result, { response: { name: 'Alice' } });
    assert.equal(element.state, 'success');
    assert.deepEqual(paths(requests), ['/keys/authenticate/begin', '/keys/authenticate/finish']);
    assert.deepEqual(requests[0]?.body, { mode: 'passwordless' });
  });

  test('offers keys before the field has the focus', async () => {
    await passkey(false);
    document.addEventListener('focusin', () => steps.push('focus'), { once: true });
    const { element } = await login('focus-on-load');
    await until(() => document.activeElement === nameField(element));
    assert.deepEqual(steps, ['conditional', 'focus']);
  });

  test('leaves the focus where the person has put it meanwhile', async () => {
    await passkey(false);
    const other = fixture<HTMLButtonElement>('<button>Other</button>');
    await login('focus-on-load');
    other.focus();
    await until(() => offers().length === 1);
    await tick();
    assertFocused(other);
  });

  test('gives way to a click, and comes back after it by itself', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    await click(assertFound(element.querySelector('[type=submit]')));
    await inState(element, 'prompting');
    await until(() => asked.length === 2);
    assert.isTrue(asked[0]?.signal.aborted);
    assert.equal(asked[1]?.mediation, 'modal');
    actions(element)[0]?.click();
    await inState(element, 'idle');
    assert.equal(part(element, 'hint').textContent, 'Cancelled.');
    await until(() => offers().length === 2);
    assert.equal(element.state, 'idle');
    assert.isFalse(asked[2]?.signal.aborted);
  });

  test('comes back after an error, which stays to be read', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    const { fetch } = element;
    element.fetch = () => {
      element.fetch = fetch;
      return Promise.resolve(problem(401, 'login_required'));
    };
    await element.submit();
    await until(() => offers().length === 2);
    assert.equal(element.state, 'error');
    assert.equal(part(element, 'alert').textContent, 'Please log in first.');
  });

  test('shows what was wrong with the key that was picked', async () => {
    await passkey(true);
    const failed = nextEvent(document, 'second-factor-error');
    const { element } = await login('', {
      ...answers,
      '/keys/authenticate/finish': problem(404, 'not_registered'),
    });
    const { message } = await failed;
    assert.equal(message, 'This key is not registered here. Use another one.');
    await element.updateComplete;
    assert.equal(part(element, 'alert').textContent, message);
  });

  test('ends with the element, which then says nothing', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    for (const name of ['cancel', 'error', 'statechange'] as const) {
      element.addEventListener(`second-factor-${name}`, () => assert.fail(name));
    }
    element.remove();
    await until(() => asked[0]?.signal.aborted === true);
    await tick();
  });

  test('begins again when the element comes back', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    element.remove();
    await until(() => asked[0]?.signal.aborted === true);
    fixture('<div></div>').append(element);
    await until(() => offers().length === 2);
  });

  test('goes on when the element is moved', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    fixture('<div></div>').append(element);
    await tick();
    assert.isFalse(asked[0]?.signal.aborted);
    assert.lengthOf(offers(), 1);
  });

  test('follows the attribute', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    element.autofill = false;
    await until(() => asked[0]?.signal.aborted === true);
    assert.isNull(element.querySelector('input'));
    element.autofill = true;
    await until(() => offers().length === 2);
  });

  test('begins again for another endpoint', async () => {
    await passkey(false);
    const { element } = await login();
    await until(() => offers().length === 1);
    const { fetch, requests } = site({
      '/other/authenticate/begin': { publicKey: requestOptions() },
    });
    element.fetch = fetch;
    element.endpoint = '/other';
    await until(() => offers().length === 2);
    assert.deepEqual(paths(requests), ['/other/authenticate/begin']);
  });

  test('takes turns with another on the page', async () => {
    await passkey(false);
    await login();
    await until(() => offers().length === 1);
    const { requests } = await login();
    await tick();
    assert.deepEqual(requests, []);
    assert.isFalse(asked[0]?.signal.aborted);
  });

  test('tells the page’s author alone that the site refuses, and asks once', async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (warning: unknown) => warnings.push(warning);
    try {
      const { element, requests } = await login('', {
        '/keys/authenticate/begin': problem(404, 'method_not_offered'),
      });
      element.addEventListener('second-factor-error', () => assert.fail('an error'));
      await until(() => warnings.length > 0);
      assert.include(String(warnings[0]), '<u2f-login autofill>: method_not_offered');
      await element.updateComplete;
      assert.equal(element.state, 'idle');
      assert.lengthOf(requests, 1);
    } finally {
      console.warn = warn;
    }
  });

  test('says nothing of a browser that refuses by itself', async () => {
    let count = 0;
    credentials.get = () => {
      count++;
      return Promise.reject(new DOMException('Told by the browser', 'NotAllowedError'));
    };
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (warning: unknown) => warnings.push(warning);
    try {
      const { element } = await login();
      for (const name of ['cancel', 'error', 'statechange'] as const) {
        element.addEventListener(`second-factor-${name}`, () => assert.fail(name));
      }
      await until(() => warnings.length > 0);
      await element.updateComplete;
      assert.equal(count, 5);
      assert.equal(part(element, 'status').textContent, '');
    } finally {
      console.warn = warn;
    }
  });

  test('waits while the element is disabled, by a fieldset too', async () => {
    await passkey(false);
    const fieldset = fixture<HTMLFieldSetElement>(
      '<form><fieldset disabled><u2f-login endpoint="/keys" autofill></u2f-login></fieldset></form>',
    ).querySelector('fieldset');
    const element = assertFound(fieldset?.querySelector('u2f-login'));
    const { fetch, requests } = site(answers);
    element.fetch = fetch;
    await element.updateComplete;
    await tick();
    assert.deepEqual(requests, []);
    assertFound(fieldset).disabled = false;
    await until(() => offers().length === 1);
    element.disabled = true;
    await until(() => asked[0]?.signal.aborted === true);
  });
});
