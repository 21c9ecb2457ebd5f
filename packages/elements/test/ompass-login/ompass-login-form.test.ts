import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/define/ompass-login.js';
import { registerTranslation } from '../../src/index.js';
import type { OmpassLoginElement } from '../../src/index.js';
import {
  assertFocused,
  assertFound,
  cleanUp,
  fixture,
  nextEvent,
  page,
  site,
  submit,
} from '../support.js';

const waiting = { '/ompass/begin': undefined };

async function login(
  attributes: string,
  content = '',
  answers: Readonly<Record<string, unknown>> = waiting,
) {
  const element = fixture<OmpassLoginElement>(
    `<ompass-login endpoint="/ompass" ${attributes}>${content}</ompass-login>`,
  );
  const { fetch, requests } = site(answers);
  element.fetch = fetch;
  await element.updateComplete;
  return { element, requests };
}

function inputs(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('ompass-login input')];
}

/** A request leaves some tasks after its submit. */
async function first<T>(list: readonly T[]): Promise<T> {
  while (list.length === 0) await new Promise((resolve) => setTimeout(resolve));
  return assertFound(list[0]);
}

suite('the form of <ompass-login>', () => {
  teardown(cleanUp);

  test('is a button alone unless fields are asked for', async () => {
    const { element } = await login('');
    assert.deepEqual(inputs(), []);
    const button = assertFound(element.querySelector('form > button'));
    assert.equal(button.getAttribute('type'), 'submit');
    assert.equal(button.textContent.trim(), 'Log in with OMPASS');
  });

  test('has fields that the document sees', async () => {
    await login('prompt="password"');
    assert.deepEqual(
      inputs().map(({ name, type, autocomplete }) => [name, type, autocomplete]),
      [
        ['user_id', 'text', 'username'],
        ['password', 'password', 'current-password'],
      ],
    );
  });

  test('labels its fields by id', async () => {
    await login('prompt="password"');
    const labels = inputs().map(({ labels }) => labels?.[0]?.textContent);
    assert.deepEqual(labels, ['User name', 'Password']);
    assert.equal(new Set(inputs().map(({ id }) => id)).size, 2);
  });

  test('asks for the name alone with prompt="user-id"', async () => {
    await login('prompt="user-id"');
    assert.deepEqual(
      inputs().map(({ name }) => name),
      ['user_id'],
    );
  });

  test('keeps a known name beside the password, read-only', async () => {
    await login('prompt="password" user-id="alice"');
    const [name] = inputs();
    assert.equal(name?.value, 'alice');
    assert.isTrue(name?.readOnly);
  });

  test('is submitted by Enter', async () => {
    const { element, requests } = await login('prompt="user-id"');
    element.focus();
    await sendKeys({ type: 'alice' });
    await sendKeys({ press: 'Enter' });
    assert.equal((await first(requests)).body['user_id'], 'alice');
  });

  test('sends values that were written without an event', async () => {
    const { element, requests } = await login('prompt="password"');
    const [name, password] = inputs();
    Object.assign(assertFound(name), { value: 'alice' });
    Object.assign(assertFound(password), { value: 'secret' });
    void submit(element);
    assert.deepInclude((await first(requests)).body, { user_id: 'alice', password: 'secret' });
  });

  test('is never disabled for being empty', async () => {
    const { element } = await login('prompt="password"');
    const button = assertFound(element.querySelector<HTMLButtonElement>('[type=submit]'));
    assert.isFalse(button.disabled);
  });

  test('starts nothing while a required field is empty', async () => {
    const { element, requests } = await login('prompt="password"');
    assert.isUndefined(await submit(element));
    assert.equal(element.state, 'idle');
    assert.deepEqual(requests, []);
  });

  test('says at a required field that it is empty, in its language, until it is not', async () => {
    const { element } = await login('prompt="password" user-id="alice" lang="ko"');
    const { ko } = await import('../../src/i18n/ko.js');
    registerTranslation(ko);
    const password = assertFound(inputs()[1]);
    const said = () => document.getElementById(password.getAttribute('aria-describedby') ?? '');
    assert.isNull(password.ariaInvalid);
    assert.equal(said()?.textContent, '');
    await element.updateComplete;
    await submit(element);
    assertFocused(password);
    assert.equal(password.ariaInvalid, 'true');
    assert.equal(said()?.textContent, '입력해 주세요.');
    await sendKeys({ type: 'x' });
    assert.equal(password.ariaInvalid, 'false');
    assert.equal(said()?.textContent, '');
  });

  test('says no more at a field that a manager has filled, or that was reset', async () => {
    const { element } = await login('prompt="password" user-id="alice"');
    const password = assertFound(inputs()[1]);
    const said = () => document.getElementById(password.getAttribute('aria-describedby') ?? '');
    await submit(element);
    element.reset();
    assert.equal(password.ariaInvalid, 'false');
    await submit(element);
    assert.equal(said()?.textContent, 'Please fill this in.');
    password.value = 'x';
    void element.submit();
    assert.equal(password.ariaInvalid, 'false');
    assert.equal(said()?.textContent, '');
  });

  test('hides a password beside which a manager has put something', async () => {
    const { element } = await login('prompt="password"');
    for (const input of inputs()) input.value = 'x';
    const [, password] = inputs();
    password?.after(document.createElement('span'));
    element.querySelector<HTMLButtonElement>('[data-part=reveal]')?.click();
    assert.equal(password?.type, 'text');
    void element.submit();
    assert.equal(password?.type, 'password');
  });

  test('shows and hides the password', async () => {
    const { element } = await login('prompt="password"');
    const button = assertFound(element.querySelector<HTMLButtonElement>('[data-part=reveal]'));
    const [, password] = inputs();
    assert.equal(button.textContent.trim(), 'Show password');
    // Beside the field, and not as loud as the button that submits.
    assert.equal(getComputedStyle(button).backgroundColor, 'rgba(0, 0, 0, 0)');
    button.click();
    assert.equal(password?.type, 'text');
    assert.equal(button.ariaPressed, 'true');
    button.click();
    assert.equal(password?.type, 'password');
  });

  test('hides a shown password before it is sent', async () => {
    const { element } = await login('prompt="password"');
    for (const input of inputs()) input.value = 'x';
    element.querySelector<HTMLButtonElement>('[data-part=reveal]')?.click();
    void element.submit();
    assert.equal(inputs()[1]?.type, 'password');
  });

  test('follows a change of prompt and keeps what was typed', async () => {
    const { element } = await login('prompt="user-id"');
    Object.assign(assertFound(inputs()[0]), { value: 'alice' });
    element.prompt = 'password';
    await element.updateComplete;
    assert.deepEqual(
      inputs().map(({ value }) => value),
      ['alice', ''],
    );
  });

  test('keeps what was typed when the element moves', async () => {
    const { element } = await login('prompt="user-id"');
    Object.assign(assertFound(inputs()[0]), { value: 'alice' });
    fixture('<div></div>').append(element);
    await element.updateComplete;
    assert.equal(inputs()[0]?.value, 'alice');
    assert.lengthOf(inputs(), 1);
  });

  test('is not doubled in a copy of the element', async () => {
    const { element } = await login('prompt="user-id"');
    const place = fixture('<div></div>');
    place.append(element.cloneNode(true));
    const copy = assertFound(place.querySelector('ompass-login'));
    await copy.updateComplete;
    assert.lengthOf(copy.querySelectorAll('form'), 1);
  });

  test('comes back when a framework empties the element', async () => {
    const { element } = await login('');
    element.innerHTML = '';
    await new Promise((resolve) => setTimeout(resolve));
    assert.lengthOf(element.querySelectorAll('form'), 1);
  });

  suite('brought by the page', () => {
    const form =
      '<form><input name="username" value="bob"><input name="pin" value="1"><button>Go</button></form>';

    test('is used as it is', async () => {
      const { element } = await login('prompt="password"', form);
      assert.lengthOf(element.querySelectorAll('form'), 1);
      assert.equal(element.querySelector('form')?.outerHTML, form);
    });

    test('sends all its fields, and its user name as the user', async () => {
      const { element, requests } = await login('', `<div>${form}</div>`);
      element.querySelector('button')?.click();
      const { body } = await first(requests);
      assert.deepInclude(body, { username: 'bob', pin: '1', user_id: 'bob', method: 'u2f' });
    });

    test('replaces ours when it comes later', async () => {
      const { element } = await login('prompt="password"');
      element.insertAdjacentHTML('afterbegin', form);
      await new Promise((resolve) => setTimeout(resolve));
      assert.lengthOf(element.querySelectorAll('form'), 1);
      assert.isNull(element.querySelector('[data-second-factor]'));
    });

    test('is not taken for ours in a named slot', async () => {
      const { element, requests } = await login('', `<div slot="footer">${form}</div>`);
      assert.lengthOf(element.querySelectorAll('form'), 2);
      const other = assertFound(element.querySelector<HTMLFormElement>('[slot=footer] form'));
      other.addEventListener('submit', (event) => event.preventDefault());
      other.requestSubmit();
      await new Promise((resolve) => setTimeout(resolve));
      assert.deepEqual(requests, []);
    });

    test('may prevent the login in its own submit event', async () => {
      const { element, requests } = await login('', form);
      const own = assertFound(element.querySelector('form'));
      own.addEventListener('submit', (event) => event.preventDefault());
      own.requestSubmit();
      await new Promise((resolve) => setTimeout(resolve));
      assert.deepEqual(requests, []);
    });
  });

  suite('of the page around the element', () => {
    async function inside() {
      const outer = fixture<HTMLFormElement>(
        '<form><input name="user_id" value="eve"><ompass-login endpoint="/ompass"></ompass-login><button name="other">Other</button></form>',
      );
      const element = assertFound(outer.querySelector('ompass-login'));
      const { fetch, requests } = site(waiting);
      element.fetch = fetch;
      await element.updateComplete;
      return { outer, element, requests };
    }

    test('gets no second form inside', async () => {
      const { element } = await inside();
      assert.isNull(element.querySelector('form'));
      assert.isNotNull(element.querySelector('button[type=submit]'));
    });

    test('is sent by our button', async () => {
      const { element, requests } = await inside();
      element.querySelector('button')?.click();
      assert.equal((await first(requests)).body['user_id'], 'eve');
    });

    test('is left alone when another button submits it', async () => {
      const { outer, requests } = await inside();
      outer.addEventListener('submit', (event) => event.preventDefault());
      outer.querySelector<HTMLButtonElement>('[name=other]')?.click();
      await new Promise((resolve) => setTimeout(resolve));
      assert.deepEqual(requests, []);
    });
  });

  test('forgets passwords after a success', async () => {
    const form = '<form><input type="password" name="password" value="secret"></form>';
    const { element } = await login('', form, {
      '/ompass/begin': { ompass_uri: page('landing.html?username=a&access_token=t') },
      '/ompass/verify': {},
    });
    const success = nextEvent(element, 'second-factor-success');
    void submit(element);
    await success;
    assert.equal(inputs()[0]?.value, '');
  });
});
