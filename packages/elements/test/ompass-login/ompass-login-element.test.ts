import { assert } from 'chai';
import '../../src/define/ompass-login.js';
import type { OmpassLoginElement } from '../../src/index.js';
import {
  actions,
  activate,
  assertFound,
  cleanUp,
  click,
  fixture,
  inState,
  nextEvent,
  page,
  part,
  problem,
  site,
  submit,
  until,
} from '../support.js';

const provider = { '/ompass/begin': { ompass_uri: page('provider.html') } };
const landing = {
  '/ompass/begin': { ompass_uri: page('landing.html?username=alice&access_token=secret-token') },
  '/ompass/verify': { name: 'Alice' },
};

async function login(answers: Readonly<Record<string, unknown>>, attributes = '') {
  const element = fixture<OmpassLoginElement>(
    `<ompass-login endpoint="/ompass" ${attributes}></ompass-login>`,
  );
  const { fetch, requests } = site(answers);
  element.fetch = fetch;
  await element.updateComplete;
  return { element, requests, button: assertFound(element.querySelector('button')) };
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

suite('<ompass-login>', () => {
  const open = window.open.bind(window);

  teardown(() => {
    window.open = open;
    cleanUp();
  });

  suite('starting', () => {
    test('opens the window in the task of the click', async () => {
      const { element, button } = await login(provider);
      const steps: string[] = [];
      window.open = (...args) => {
        steps.push('open');
        return open(...args);
      };
      element.addEventListener('second-factor-before-submit', () => steps.push('before-submit'));
      await activate();
      button.click();
      assert.deepEqual(steps, ['before-submit', 'open']);
    });

    test('is stopped by preventing second-factor-before-submit', async () => {
      const { element, button, requests } = await login(provider, 'user-id="alice"');
      let userId: string | undefined;
      element.addEventListener('second-factor-before-submit', (event) => {
        ({ userId } = event);
        event.preventDefault();
      });
      button.click();
      await tick();
      assert.equal(userId, 'alice');
      assert.equal(element.state, 'idle');
      assert.deepEqual(requests, []);
    });

    test('does nothing while disabled', async () => {
      const { element, requests } = await login(provider, 'disabled');
      assert.isTrue(element.querySelector('button')?.disabled);
      assert.isUndefined(await submit(element));
      assert.deepEqual(requests, []);
    });

    test('sends method, user and language', async () => {
      const { element, requests } = await login(provider, 'method="uaf" user-id="alice" lang="ko"');
      void submit(element);
      await inState(element, 'prompting');
      assert.deepEqual(requests[0]?.body, { method: 'uaf', user_id: 'alice', lang_init: 'KR' });
    });

    test('has OMPASS speak the language that the element has at the click', async () => {
      const { element, requests } = await login(
        { '/ompass/begin': undefined },
        'display="redirect"',
      );
      const place = assertFound(element.parentElement);
      for (const lang of ['ko-KR', 'ja', 'de']) {
        place.lang = lang;
        const count = requests.length;
        void element.submit();
        await until(() => requests.length > count);
        element.reset();
      }
      const codes = requests.map(({ body }) => body['lang_init']);
      assert.deepEqual(codes, ['KR', 'JP', 'EN']);
    });

    test('sends the headers it was given', async () => {
      const { element, requests } = await login(provider);
      element.headers = { 'x-site': 'yes' };
      void submit(element);
      await inState(element, 'prompting');
      assert.equal(requests[0]?.headers.get('x-site'), 'yes');
    });

    test('calls a wrong option a mistake of the page', async () => {
      const { element } = await login(provider, 'popup-width="-1"');
      const failed = nextEvent(element, 'second-factor-error');
      await submit(element);
      const { error } = await failed;
      assert.equal(error.code, 'invalid_options');
      assert.instanceOf(error.cause, TypeError);
    });

    for (const url of [
      'https://elsewhere.example/',
      'javascript:alert(1)',
      'data:,x',
      '//x.example',
    ]) {
      test(`refuses redirect-url="${url}" before anything opens`, async () => {
        const { element, requests } = await login(provider, `redirect-url="${url}"`);
        const failed = nextEvent(element, 'second-factor-error');
        await submit(element);
        assert.equal((await failed).error.code, 'untrusted_uri');
        assert.deepEqual(requests, []);
      });
    }
  });

  suite('with the window open', () => {
    test('is in state "prompting", which style sheets see', async () => {
      const { element, button } = await login(provider);
      await click(button);
      await inState(element, 'prompting');
      assert.equal(element.status, 'navigated');
      assert.equal(element.dataset['state'], 'prompting');
      assert.isTrue(element.matches(':state(prompting)'));
      assert.isFalse(element.matches(':state(loading)'));
    });

    test('says where to go on, and offers the window and a way out', async () => {
      const { element, button } = await login(provider);
      await click(button);
      await inState(element, 'prompting');
      assert.include(part(element, 'status').textContent, 'Finish in the other window');
      assert.deepEqual(
        actions(element).map((action) => action.textContent),
        ['Open the window', 'Cancel'],
      );
    });

    test('moves the focus into the step, and back after it', async () => {
      const { element, button } = await login(provider);
      button.focus();
      await click(button);
      await inState(element, 'prompting');
      assert.equal(element.shadowRoot?.activeElement?.textContent, 'Open the window');
      actions(element).at(-1)?.click();
      await inState(element, 'idle');
      assert.equal(document.activeElement, button);
    });

    test('leaves focus alone that is elsewhere', async () => {
      const other = fixture('<button>Other</button>');
      const { element } = await login(provider);
      await activate();
      other.focus();
      void element.submit();
      await inState(element, 'prompting');
      assert.equal(document.activeElement, other);
    });

    test('opens no second window for a second click', async () => {
      const { element, button, requests } = await login(provider);
      await click(button);
      await inState(element, 'prompting');
      const count = requests.length;
      void element.submit();
      await element.updateComplete;
      assert.lengthOf(requests, count);
    });

    test('gives no result of an earlier login for one that did not begin', async () => {
      const { element } = await login(provider);
      element.addEventListener('second-factor-before-submit', (event) => event.preventDefault());
      assert.isUndefined(await element.submit());
    });

    test('is cancelled by the person', async () => {
      const { element, button } = await login(provider);
      await click(button);
      await inState(element, 'prompting');
      const cancelled = nextEvent(element, 'second-factor-cancel');
      actions(element)[1]?.click();
      assert.equal((await cancelled).error.code, 'aborted');
      await element.updateComplete;
      assert.equal(element.state, 'idle');
      assert.equal(part(element, 'status').textContent, 'Cancelled.');
      assert.equal(part(element, 'alert').textContent, '');
    });

    test('goes on when the element is moved', async () => {
      const { element, button } = await login(provider);
      await click(button);
      await inState(element, 'prompting');
      fixture('<div></div>').append(element);
      await tick();
      assert.equal(element.state, 'prompting');
    });

    test('ends silently, and closes the window, when the element is removed', async () => {
      const { element, button } = await login(provider);
      let popup: Window | null = null;
      window.open = (...args) => (popup = open(...args));
      await click(button);
      await inState(element, 'prompting');
      element.addEventListener('second-factor-cancel', () => assert.fail('cancelled'));
      element.remove();
      await tick();
      assert.equal(element.state, 'idle');
      await until(() => assertFound<Window>(popup).closed);
    });
  });

  suite('succeeding', () => {
    test('answers what the site said', async () => {
      const { element, requests } = await login(landing);
      const success = nextEvent(element, 'second-factor-success');
      const result = await submit(element);
      assert.deepInclude(result, { userId: 'alice', response: { name: 'Alice' } });
      assert.equal((await success).result, result);
      assert.equal(element.result, result);
      assert.equal(element.state, 'success');
      assert.equal(requests[1]?.body['access_token'], 'secret-token');
    });

    test('says so in place of the form', async () => {
      const { element } = await login(landing);
      await submit(element);
      await element.updateComplete;
      assert.equal(part(element, 'status').textContent, 'You are logged in.');
      assert.isTrue(part(element, 'form').hidden);
    });

    test('goes to redirect-url, unless the event is prevented', async () => {
      const { element } = await login(landing, 'redirect-url="#account"');
      element.addEventListener('second-factor-success', (event) => event.preventDefault(), {
        once: true,
      });
      await submit(element);
      assert.equal(location.hash, '');
      element.reset();
      await submit(element);
      assert.equal(location.hash, '#account');
      history.replaceState(null, '', location.pathname + location.search);
    });

    test('starts over after reset()', async () => {
      const { element } = await login(landing);
      await submit(element);
      element.reset();
      await element.updateComplete;
      assert.equal(element.state, 'idle');
      assert.isUndefined(element.result);
      assert.isFalse(part(element, 'form').hidden);
    });
  });

  suite('failing', () => {
    test('tells the code and a sentence in the element’s language', async () => {
      const { element } = await login({ '/ompass/begin': problem(401, 'password_required') });
      const failed = nextEvent(element, 'second-factor-error');
      assert.isUndefined(await submit(element));
      const { error, message } = await failed;
      assert.equal(error.code, 'http');
      assert.equal(message, 'User name or password is wrong.');
      await element.updateComplete;
      assert.equal(part(element, 'alert').textContent, message);
    });

    test('knows OMPASS’s own codes', async () => {
      const { element } = await login({ '/ompass/begin': problem(401, 'ompass.011') });
      const failed = nextEvent(element, 'second-factor-error');
      await submit(element);
      assert.equal((await failed).message, 'No longer valid. Please start again.');
    });

    test('shows no message of its own when the event is prevented', async () => {
      const { element } = await login({ '/ompass/begin': problem(500, 'x') });
      element.addEventListener('second-factor-error', (event) => event.preventDefault());
      await submit(element);
      await element.updateComplete;
      assert.equal(element.state, 'error');
      assert.equal(part(element, 'alert').textContent, '');
    });

    test('puts what was typed in no event', async () => {
      const { element } = await login({ '/ompass/begin': problem(401, 'x') }, 'prompt="password"');
      for (const input of element.querySelectorAll('input')) input.value = 'hunter2';
      element.querySelector('input')?.setAttribute('value', 'alice');
      const seen: unknown[] = [];
      for (const name of ['before-submit', 'statechange', 'error'] as const) {
        element.addEventListener(`second-factor-${name}`, (event) => {
          seen.push(Object.entries(event), 'error' in event ? event.error : undefined);
        });
      }
      element.userId = 'alice';
      Object.assign(assertFound(element.querySelector('input')), { value: 'alice' });
      await submit(element);
      assert.isNotEmpty(seen);
      assert.notInclude(JSON.stringify(seen), 'hunter2');
    });

    test('offers a blocked window again, and this window', async () => {
      const { element, button } = await login(provider, 'display="popup"');
      window.open = () => null;
      button.click();
      await inState(element, 'error');
      assert.equal(part(element, 'alert').textContent, 'The browser blocked the window.');
      const [again, here] = actions(element);
      assert.equal(here?.textContent, 'Continue in this window');
      window.open = open;
      await click(assertFound(again));
      await inState(element, 'prompting');
    });
  });

  suite('set up wrongly', () => {
    const { warn } = console;
    let warnings: unknown[] = [];

    setup(() => {
      warnings = [];
      console.warn = (...args) => warnings.push(...args);
    });

    teardown(() => {
      console.warn = warn;
    });

    test('says so without an endpoint, and warns once', async () => {
      const element = fixture<OmpassLoginElement>('<ompass-login></ompass-login>');
      await inState(element, 'error');
      assert.include(part(element, 'alert').textContent, 'not set up correctly');
      assert.deepEqual(warnings, ['<ompass-login>: endpoint is missing']);
      assert.isUndefined(await submit(element));
      assert.lengthOf(warnings, 1);
    });

    test('recovers when the endpoint comes', async () => {
      const element = fixture<OmpassLoginElement>('<ompass-login></ompass-login>');
      await inState(element, 'error');
      element.endpoint = '/ompass';
      await inState(element, 'idle');
      assert.equal(part(element, 'alert').textContent, '');
    });

    for (const name of ['secret-key', 'api-key', 'client-secret']) {
      test(`refuses the attribute ${name}`, async () => {
        const element = fixture<OmpassLoginElement>(
          `<ompass-login endpoint="/ompass" ${name}="x"></ompass-login>`,
        );
        const { error } = await nextEvent(element, 'second-factor-error');
        assert.equal(error.code, 'secret_in_browser');
        assert.lengthOf(warnings, 1);
      });
    }
  });

  suite('announcing', () => {
    test('has its live regions before their words', async () => {
      const { element } = await login(provider);
      for (const [name, role] of [
        ['alert', 'alert'],
        ['status', 'status'],
      ] as const) {
        assert.equal(part(element, name).getAttribute('role'), role);
        assert.equal(part(element, name).textContent, '');
      }
    });

    test('empties the alert before the same error fills it again', async () => {
      const { element } = await login(provider, 'redirect-url="data:,"');
      await submit(element);
      await element.updateComplete;
      const alert = part(element, 'alert');
      const words: string[] = [];
      new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records) {
          words.push(
            ...[...removedNodes].map((node) => `-${node.textContent ?? ''}`),
            ...[...addedNodes].map((node) => `+${node.textContent ?? ''}`),
          );
        }
      }).observe(alert, { childList: true });
      const message = alert.textContent;
      await submit(element);
      await element.updateComplete;
      await tick();
      assert.deepEqual(
        words.filter((word) => word.length > 1),
        [`-${message}`, `+${message}`],
      );
    });
  });

  suite('among other elements', () => {
    test('is heard on the document from inside a foreign shadow root', async () => {
      const host = fixture('<div></div>');
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = '<ompass-login endpoint="/ompass"></ompass-login>';
      const element = assertFound(root.querySelector('ompass-login'));
      const heard = nextEvent(document, 'second-factor-ready');
      assert.instanceOf(await heard, Event);
      assert.equal(
        getComputedStyle(assertFound(element.querySelector('button'))).cursor,
        'pointer',
      );
    });

    test('takes properties that were set before it was defined', async () => {
      const element = document.createElement('ompass-login');
      Object.defineProperty(element, 'userId', {
        value: 'alice',
        configurable: true,
        writable: true,
        enumerable: true,
      });
      fixture('<div></div>').append(element);
      await element.updateComplete;
      assert.isFalse(Object.hasOwn(element, 'userId'));
      assert.equal(element.getAttribute('user-id'), 'alice');
    });

    test('works by createElement() and properties alone', async () => {
      const element = document.createElement('ompass-login');
      const { fetch } = site(landing);
      Object.assign(element, { endpoint: '/ompass', method: 'uaf', timeout: 1000, fetch });
      fixture('<div></div>').append(element);
      await element.updateComplete;
      assert.equal((await submit(element))?.method, 'uaf');
    });

    test('leaves no trace in the page when it has gone', async () => {
      const before = document.documentElement.outerHTML;
      const sheets = document.adoptedStyleSheets.length;
      const { element } = await login(provider, 'prompt="password"');
      assert.lengthOf(document.adoptedStyleSheets, sheets + 1);
      cleanUp();
      await tick();
      assert.isFalse(element.isConnected);
      assert.equal(document.documentElement.outerHTML, before);
      assert.lengthOf(document.adoptedStyleSheets, sheets);
    });

    test('takes the focus on load only when asked to', async () => {
      await login(provider, 'prompt="user-id"');
      assert.equal(document.activeElement, document.body);
      const { element } = await login(provider, 'prompt="user-id" focus-on-load');
      assert.equal(document.activeElement, element.querySelector('input'));
    });
  });
});
