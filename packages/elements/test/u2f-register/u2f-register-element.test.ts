import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import {
  addKey,
  addU2fKey,
  creationOptions,
  credentialsOf,
  removeKeys,
  setTouch,
} from '../../../core/test/keys.js';
import '../../src/define/u2f-register.js';
import type { U2fRegisterElement } from '../../src/index.js';
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
} from '../support.js';

const begin = { publicKey: creationOptions(), state: 'state-1' };
const created = { id: 'AQID', name: 'Blue key', created: '2026-11-01T12:00:00Z' };
const answers = { '/keys/register/begin': begin, '/keys/register/finish': created };

async function register(given: Readonly<Record<string, unknown>> = answers, attributes = '') {
  const element = fixture<U2fRegisterElement>(
    `<u2f-register endpoint="/keys" ${attributes}></u2f-register>`,
  );
  const { fetch, requests } = site(given);
  element.fetch = fetch;
  await element.updateComplete;
  return { element, requests, button: assertFound(element.querySelector('button')) };
}

/** An element that asks for a key which nobody touches yet. */
async function untouched() {
  const key = await addKey();
  await setTouch(key, false);
  const shown = await register();
  shown.button.focus();
  await click(shown.button);
  await inState(shown.element, 'prompting');
  return shown;
}

/** An element that asks a browser which waits for `touch()`, and does not listen to aborts. */
async function late() {
  const { credentials } = navigator;
  const native = credentials.create.bind(credentials);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let touched: Promise<unknown> | undefined;
  credentials.create = async ({ publicKey } = {}) => {
    await promise;
    const made = native(publicKey ? { publicKey } : {});
    touched = made;
    return made;
  };
  const shown = await register();
  await click(shown.button);
  await inState(shown.element, 'prompting');
  return {
    ...shown,
    touch: () => resolve(undefined),
    get touched() {
      return promise.then(() => touched);
    },
  };
}

function nameField(element: Element): HTMLInputElement {
  return assertFound(element.querySelector('input'));
}

suite('<u2f-register>', () => {
  teardown(async () => {
    Reflect.deleteProperty(navigator.credentials, 'create');
    cleanUp();
    await removeKeys();
  });

  suite('registering', () => {
    for (const [kind, add] of Object.entries({ CTAP2: () => addKey(), U2F: addU2fKey })) {
      test(`registers a ${kind} key`, async () => {
        const key = await add();
        const { element, button, requests } = await register();
        nameField(element).value = ' Blue key ';
        const success = nextEvent(element, 'second-factor-success');
        await click(button);
        const { result } = await success;
        assert.deepEqual(paths(requests), ['/keys/register/begin', '/keys/register/finish']);
        assert.deepEqual(requests[0]?.body, { name: 'Blue key' });
        const [credential] = await credentialsOf(key);
        assert.isDefined(credential);
        const { body } = assertFound(requests[1]);
        assert.equal(body['state'], 'state-1');
        assert.equal(body['name'], 'Blue key');
        assert.containsAllKeys(body['credential'], ['id', 'rawId', 'response', 'type']);
        assert.deepEqual(result.response, created);
        assert.equal(element.result, result);
        assert.equal(element.state, 'success');
      });
    }

    test('says so, and offers to register another', async () => {
      await addKey();
      const { element, button } = await register();
      nameField(element).value = 'Blue key';
      await click(button);
      await inState(element, 'success');
      assert.equal(part(element, 'status').textContent, 'Your key is registered.');
      assert.isTrue(part(element, 'form').hidden);
      const [another] = actions(element);
      assert.equal(another?.textContent, 'Register another key');
      assertFocused(part(element, 'status'));
      another?.click();
      await inState(element, 'idle');
      assert.equal(nameField(element).value, '');
      assert.isFalse(part(element, 'form').hidden);
      assert.equal(part(element, 'status').textContent, '');
    });
  });

  suite('its field', () => {
    test('is in the light DOM, labelled, and no business of password managers', async () => {
      const { element } = await register(answers, 'key-name="Blue key"');
      const input = nameField(element);
      assert.equal(input.labels?.[0]?.textContent, 'Name of the key');
      assert.equal(input.value, 'Blue key');
      assert.equal(input.autocomplete, 'off');
      assert.equal(input.maxLength, 200);
      assert.isFalse(input.required);
    });

    test('may be left empty: then no name is sent', async () => {
      await addKey();
      const { element, button, requests } = await register();
      await click(button);
      await inState(element, 'success');
      assert.deepEqual(requests[0]?.body, {});
      assert.notProperty(requests[1]?.body, 'name');
    });

    test('is submitted by Enter', async () => {
      await addKey();
      const { element } = await register();
      element.focus();
      await sendKeys({ type: 'Red key' });
      await sendKeys({ press: 'Enter' });
      await inState(element, 'success');
      assert.deepInclude(element.result, { response: created });
    });

    test('may be one of a form that the page put inside, beside others', async () => {
      await addKey();
      const { element, requests } = await register(answers, '');
      element.innerHTML =
        '<form><input name="key_name" value="Mine"><input name="group" value="x"><button>Go</button></form>';
      await tick();
      await click(assertFound(element.querySelector('button')));
      await inState(element, 'success');
      assert.lengthOf(element.querySelectorAll('form'), 1);
      assert.deepEqual(requests[0]?.body, { group: 'x', name: 'Mine' });
    });
  });

  suite('asking for the key', () => {
    test('says what to do, and offers a way out', async () => {
      const { element } = await untouched();
      assert.equal(part(element, 'title').textContent, 'Touch your key');
      assert.include(part(element, 'hint').textContent, 'If it blinks, touch it.');
      assert.deepEqual(
        actions(element).map(({ textContent }) => textContent),
        ['Cancel'],
      );
      assert.isTrue(element.matches(':state(prompting)'));
      assertFocused(actions(element)[0]);
    });

    test('ends with Cancel, calmly, and gives the focus back', async () => {
      const { element, button, requests } = await untouched();
      const cancelled = nextEvent(element, 'second-factor-cancel');
      await sendKeys({ press: 'Enter' });
      assert.equal((await cancelled).error.code, 'aborted');
      await element.updateComplete;
      assert.equal(element.state, 'idle');
      assert.equal(part(element, 'status').textContent, 'Cancelled.');
      assert.equal(part(element, 'alert').textContent, '');
      assertFocused(button);
      assert.deepEqual(paths(requests), ['/keys/register/begin']);
    });

    test('ends the same way when the browser says that it is not allowed', async () => {
      const { element, button } = await register({
        '/keys/register/begin': {
          publicKey: creationOptions({ pubKeyCredParams: [{ type: 'public-key', alg: -999 }] }),
        },
      });
      await addKey();
      element.addEventListener('second-factor-error', () => assert.fail('an error'));
      const cancelled = nextEvent(element, 'second-factor-cancel');
      await click(button);
      assert.equal((await cancelled).error.code, 'not_allowed');
      assert.equal(element.state, 'idle');
    });

    test('goes on when the element is moved', async () => {
      await addKey();
      const { element, touch } = await late();
      fixture('<div></div>').append(element);
      await tick();
      assert.equal(element.state, 'prompting');
      touch();
      await inState(element, 'success');
    });

    test('ends silently when the element is removed, and nothing is posted', async () => {
      await addKey();
      const { element, requests, touch, touched } = await late();
      for (const name of ['cancel', 'error', 'success'] as const) {
        element.addEventListener(`second-factor-${name}`, () => assert.fail(name));
      }
      element.remove();
      touch();
      await touched;
      await tick();
      assert.equal(element.state, 'idle');
      assert.deepEqual(paths(requests), ['/keys/register/begin']);
    });

    test('is not begun twice by a second click', async () => {
      const { element, requests } = await untouched();
      void element.submit();
      await element.updateComplete;
      assert.lengthOf(requests, 1);
    });

    test('ends in favour of another element that asks', async () => {
      const { element } = await untouched();
      const cancelled = nextEvent(element, 'second-factor-cancel');
      const second = await register();
      await click(second.button);
      assert.equal((await cancelled).error.by, 'superseded');
      await inState(second.element, 'prompting');
    });

    test('ends when the time is up', async () => {
      const key = await addKey();
      await setTouch(key, false);
      const { element, button } = await register(answers, 'timeout="100"');
      const failed = nextEvent(element, 'second-factor-error');
      await click(button);
      const { error, message } = await failed;
      assert.equal(error.code, 'timeout');
      assert.equal(message, 'No key was used. Try again when your key is at hand.');
    });

    test('ends with Escape until the answer is posted, and then no more', async () => {
      await addKey();
      const { element } = await register();
      const fetch = assertFound(element.fetch);
      element.fetch = (_url, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        });
      const cancelled = nextEvent(element, 'second-factor-cancel');
      const asking = element.submit();
      await element.updateComplete;
      element.focus();
      await sendKeys({ press: 'Escape' });
      assert.equal((await cancelled).error.code, 'aborted');
      await asking;
      const posted = Promise.withResolvers<undefined>();
      const answered = Promise.withResolvers<undefined>();
      element.fetch = async (url, init) => {
        if (new URL(url as string).pathname.endsWith('/finish')) {
          posted.resolve(undefined);
          await answered.promise;
        }
        return fetch(url, init);
      };
      const outcome = element.submit();
      await posted.promise;
      await element.updateComplete;
      assert.equal(part(element, 'status').textContent, 'Checking…');
      assertFocused(part(element, 'status'));
      await sendKeys({ press: 'Escape' });
      answered.resolve(undefined);
      assert.isDefined(await outcome);
      assert.equal(element.state, 'success');
    });
  });

  suite('failing', () => {
    test('knows a key that is registered already', async () => {
      await addKey();
      const first = await register();
      await click(first.button);
      await inState(first.element, 'success');
      const { element, button } = await register();
      const { id } = assertFound(first.element.result?.credential);
      element.exclude = [id];
      const failed = nextEvent(element, 'second-factor-error');
      await click(button);
      const { error, message } = await failed;
      assert.equal(error.code, 'already_registered');
      assert.equal(message, 'This key is registered already. Use another one.');
      await element.updateComplete;
      assert.equal(part(element, 'alert').textContent, message);
      assert.isFalse(part(element, 'form').hidden);
    });

    test('takes the ids to exclude from an attribute, too', async () => {
      await addKey();
      const first = await register();
      await click(first.button);
      await inState(first.element, 'success');
      const { id } = assertFound(first.element.result?.credential);
      const { element, button } = await register(answers, `exclude='["${id}"]'`);
      await click(button);
      await inState(element, 'error');
    });

    test('can be tried again with the same button', async () => {
      await addKey();
      const { element, button } = await register({
        ...answers,
        '/keys/register/finish': problem(500, 'hook_failed'),
      });
      await click(button);
      await inState(element, 'error');
      element.fetch = site(answers).fetch;
      await click(button);
      await inState(element, 'success');
    });

    test('is told by the server’s own code', async () => {
      await addKey();
      const { element, button } = await register({
        ...answers,
        '/keys/register/finish': problem(409, 'already_registered'),
      });
      const failed = nextEvent(element, 'second-factor-error');
      await click(button);
      assert.equal((await failed).message, 'This key is registered already. Use another one.');
    });

    test('asks for a login where nobody is logged in', async () => {
      const { element, button } = await register({
        '/keys/register/begin': problem(401, 'login_required'),
      });
      const failed = nextEvent(element, 'second-factor-error');
      await click(button);
      assert.equal((await failed).message, 'Please log in first.');
    });

    test('empties the alert before the same error fills it again', async () => {
      const { element, button } = await register({ '/keys/register/begin': problem(500, 'x') });
      await click(button);
      await inState(element, 'error');
      const alert = part(element, 'alert');
      const message = alert.textContent;
      const words: string[] = [];
      new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records) {
          for (const { textContent } of removedNodes)
            if (textContent) words.push(`-${textContent}`);
          for (const { textContent } of addedNodes) if (textContent) words.push(`+${textContent}`);
        }
      }).observe(alert, { childList: true });
      await click(button);
      await inState(element, 'error');
      await tick();
      assert.deepEqual(words, [`-${message}`, `+${message}`]);
    });
  });

  suite('set up', () => {
    const { warn } = console;
    let warnings: unknown[] = [];

    setup(() => {
      warnings = [];
      console.warn = (...args) => warnings.push(...args);
    });

    teardown(() => {
      console.warn = warn;
    });

    test('without an endpoint says so, and warns', async () => {
      const element = fixture<U2fRegisterElement>('<u2f-register></u2f-register>');
      await inState(element, 'error');
      assert.include(part(element, 'alert').textContent, 'not set up correctly');
      assert.deepEqual(warnings, ['<u2f-register>: endpoint is missing']);
      element.endpoint = '/keys';
      await inState(element, 'idle');
    });

    for (const [attributes, code] of [
      ['token="x"', 'secret_in_browser'],
      ['client-secret="x"', 'secret_in_browser'],
      ['provider="other"', 'invalid_options'],
      ['endpoint="https://elsewhere.example/keys"', 'invalid_options'],
      ['redirect-url="https://elsewhere.example/"', 'untrusted_uri'],
      ['redirect-url="javascript:alert(1)"', 'untrusted_uri'],
    ] as const) {
      test(`with ${attributes} is a mistake of the page`, async () => {
        const element = fixture<U2fRegisterElement>(
          `<u2f-register ${attributes} endpoint="/keys"></u2f-register>`,
        );
        const { error, message } = await nextEvent(element, 'second-factor-error');
        assert.equal(error.code, code);
        assert.equal(message, 'This page is not set up correctly.');
        assert.lengthOf(warnings, 1);
      });
    }

    test('without WebAuthn is unsupported at once', async () => {
      const native = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
      Reflect.deleteProperty(window, 'PublicKeyCredential');
      try {
        const element = fixture<U2fRegisterElement>(
          '<u2f-register endpoint="/keys"></u2f-register>',
        );
        const { error } = await nextEvent(element, 'second-factor-unsupported');
        assert.equal(error.code, 'unsupported');
        await element.updateComplete;
        assert.equal(element.state, 'unsupported');
        assert.equal(part(element, 'alert').textContent, 'Please try another browser.');
      } finally {
        Object.defineProperty(window, 'PublicKeyCredential', assertFound(native));
      }
    });

    test('by U2F alone goes without WebAuthn', async () => {
      const native = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
      Reflect.deleteProperty(window, 'PublicKeyCredential');
      try {
        const element = fixture<U2fRegisterElement>(
          '<u2f-register endpoint="/keys" authenticator="device-service"></u2f-register>',
        );
        element.fetch = site({ '/keys/register/begin': problem(401, 'login_required') }).fetch;
        await element.submit();
        await inState(element, 'error');
      } finally {
        Object.defineProperty(window, 'PublicKeyCredential', assertFound(native));
      }
    });

    test('in a page by plain http says what is missing at once', async () => {
      Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
      try {
        const element = fixture<U2fRegisterElement>(
          '<u2f-register endpoint="/keys"></u2f-register>',
        );
        const { error, message } = await nextEvent(element, 'second-factor-error');
        assert.equal(error.code, 'insecure_context');
        assert.equal(message, 'Security keys work on https pages only.');
      } finally {
        Reflect.deleteProperty(window, 'isSecureContext');
      }
    });

    test('for ZITADEL, without a token, is told at the click', async () => {
      const element = fixture<U2fRegisterElement>(
        '<u2f-register provider="zitadel" endpoint="https://z.example" user-id="7"></u2f-register>',
      );
      await element.updateComplete;
      assert.equal(element.state, 'idle');
      void element.submit();
      const { error } = await nextEvent(element, 'second-factor-error');
      assert.equal(error.code, 'invalid_options');
      assert.include(error.message, 'token');
    });

    test('for ZITADEL posts to its API with the token', async () => {
      await addKey();
      const element = fixture<U2fRegisterElement>(
        '<u2f-register provider="zitadel" endpoint="https://z.example" user-id="7"></u2f-register>',
      );
      const publicKey = creationOptions();
      const { fetch, requests } = site({
        '/v2/users/7/u2f': { u2fId: 'u1', publicKeyCredentialCreationOptions: { publicKey } },
        '/v2/users/7/u2f/u1': {},
      });
      Object.assign(element, { fetch, token: () => Promise.resolve('t-1') });
      await element.updateComplete;
      nameField(element).value = 'Blue key';
      await element.submit();
      assert.equal(element.state, 'success');
      assert.equal(requests[0]?.headers.get('authorization'), 'Bearer t-1');
      assert.equal(requests[1]?.body['tokenName'], 'Blue key');
      assert.notInclude(element.outerHTML, 't-1');
    });

    test('with a provider of the page’s own needs no endpoint', async () => {
      await addKey();
      const element = document.createElement('u2f-register');
      const calls: string[] = [];
      class Own {
        readonly name = 'own';
        readonly #publicKey = creationOptions();
        beginRegistration() {
          calls.push('begin');
          return Promise.resolve({ publicKey: this.#publicKey });
        }
        finishRegistration() {
          calls.push('finish');
          return Promise.resolve({ ok: this.#publicKey['rp'] !== undefined });
        }
      }
      element.keyProvider = new Own() as unknown as NonNullable<typeof element.keyProvider>;
      fixture('<div></div>').append(element);
      await element.updateComplete;
      const result = await element.submit();
      assert.deepEqual(result?.response, { ok: true });
      assert.deepEqual(calls, ['begin', 'finish']);
      assert.deepEqual(warnings, []);
    });

    test('is disabled by its attribute', async () => {
      const { element, button, requests } = await register(answers, 'disabled');
      assert.isTrue(button.disabled);
      assert.isUndefined(await element.submit());
      assert.deepEqual(requests, []);
    });

    test('is stopped by preventing second-factor-before-submit', async () => {
      const { element, requests } = await register(answers, 'user-id="alice"');
      element.addEventListener('second-factor-before-submit', (event) => {
        assert.equal(event.userId, 'alice');
        event.preventDefault();
      });
      assert.isUndefined(await element.submit());
      assert.deepEqual(requests, []);
    });

    test('goes to redirect-url, unless the event is prevented', async () => {
      await addKey();
      const { element } = await register(answers, 'redirect-url="#done"');
      element.addEventListener('second-factor-success', (event) => event.preventDefault(), {
        once: true,
      });
      await element.submit();
      assert.equal(location.hash, '');
      element.reset();
      await element.submit();
      assert.equal(location.hash, '#done');
      history.replaceState(null, '', location.pathname + location.search);
    });
  });

  suite('among other elements', () => {
    test('is heard on the document from inside a foreign shadow root', async () => {
      await addKey();
      const root = fixture('<div></div>').attachShadow({ mode: 'open' });
      root.innerHTML = '<u2f-register endpoint="/keys"></u2f-register>';
      const element = assertFound(root.querySelector('u2f-register'));
      element.fetch = site(answers).fetch;
      await element.updateComplete;
      const heard = nextEvent(document, 'second-factor-success');
      await click(assertFound(element.querySelector('button')));
      assert.deepInclude((await heard).result, { response: created });
    });

    test('has its live regions before their words', async () => {
      const { element } = await register();
      for (const name of ['alert', 'status']) {
        assert.equal(part(element, name).getAttribute('role'), name);
        assert.equal(part(element, name).textContent, '');
      }
    });

    test('can be submitted before it is rendered, and shows how that went', async () => {
      const element = document.createElement('u2f-register');
      element.endpoint = '/keys';
      element.fetch = site({ '/keys/register/begin': problem(401, 'login_required') }).fetch;
      fixture('<div></div>').append(element);
      await element.submit();
      await element.updateComplete;
      await tick();
      assert.equal(element.state, 'error');
      assert.equal(part(element, 'alert').textContent, 'Please log in first.');
    });

    test('can be cancelled in the task that submits it', async () => {
      const { element, requests } = await register();
      const cancelled = nextEvent(element, 'second-factor-cancel');
      void element.submit();
      element.abort();
      assert.equal((await cancelled).error.code, 'aborted');
      assert.isAtMost(requests.length, 1);
    });

    test('takes the focus on load only when asked to', async () => {
      await register();
      assertFocused(document.body);
      const { element } = await register(answers, 'focus-on-load');
      assertFocused(nameField(element));
    });

    test('follows its attributes after it was rendered', async () => {
      const { element, button } = await register();
      element.strings = { register: 'Add a key' };
      element.disabled = true;
      await element.updateComplete;
      assert.equal(button.textContent.trim(), 'Add a key');
      assert.isTrue(button.disabled);
    });

    test('leaves no trace in the page when it has gone', async () => {
      const before = document.documentElement.outerHTML;
      const sheets = document.adoptedStyleSheets.length;
      await register();
      cleanUp();
      await tick();
      assert.equal(document.documentElement.outerHTML, before);
      assert.lengthOf(document.adoptedStyleSheets, sheets);
    });
  });
});
