import { assert } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { addKey, creationOptions, removeKeys } from '../../../core/test/keys.js';
import '../../src/define/u2f-register.js';
import { registerTranslation } from '../../src/index.js';
import { ko } from '../../src/i18n/ko.js';
import {
  assertFocused,
  actions,
  assertFound,
  cleanUp,
  click,
  fixture,
  inState,
  part,
  paths,
  site,
  tick,
} from '../support.js';

const answers = {
  '/keys/register/begin': { publicKey: creationOptions(), state: 'state-1' },
  '/keys/register/finish': {},
};

/** A form of the page's own around the element. */
async function signUp(attributes = 'name="key"', more = '') {
  const form = fixture<HTMLFormElement>(
    `<form>
      <input name="email" value="a@b.example">
      <fieldset><u2f-register endpoint="/keys" ${attributes}></u2f-register></fieldset>
      <button name="do" value="sign-up">Sign up</button>
      <button name="do" value="later" formnovalidate>Later</button>${more}
    </form>`,
  );
  const submits: [string, string][][] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submits.push([...new FormData(form, event.submitter)] as [string, string][]);
  });
  const element = assertFound(form.querySelector('u2f-register'));
  const { fetch, requests } = site(answers);
  element.fetch = fetch;
  await element.updateComplete;
  const [signUp, later] = form.querySelectorAll<HTMLButtonElement>('[name=do]');
  return {
    form,
    element,
    requests,
    submits,
    button: assertFound(element.querySelector('button')),
    signUp: assertFound(signUp),
    later: assertFound(later),
  };
}

suite('<u2f-register> in a form of the page', () => {
  teardown(async () => {
    cleanUp();
    await removeKeys();
  });

  test('belongs to it', async () => {
    const { form, element } = await signUp();
    assert.include([...form.elements], element);
    assert.isNull(element.querySelector('form'));
  });

  test('gives it the credential and the state, and posts no finish', async () => {
    await addKey();
    const { element, button, requests, submits, signUp: send } = await signUp();
    assertFound(element.querySelector('input')).value = 'Blue key';
    await click(button);
    await inState(element, 'success');
    assert.deepEqual(paths(requests), ['/keys/register/begin']);
    await click(send);
    const entries = new Map(submits[0]);
    assert.equal(entries.get('email'), 'a@b.example');
    assert.equal(entries.get('key_name'), 'Blue key');
    assert.equal(entries.get('key-state'), 'state-1');
    assert.equal(entries.get('do'), 'sign-up');
    const credential = JSON.parse(assertFound(entries.get('key'))) as { id: string };
    assert.equal(credential.id, element.result?.credential?.id);
  });

  test('says that the form is still to be sent, and can start again', async () => {
    await addKey();
    const { form, element, button } = await signUp();
    await click(button);
    await inState(element, 'success');
    assert.equal(part(element, 'status').textContent, 'Your key is ready. Now send the form.');
    const [again] = actions(element);
    assert.equal(again?.textContent, 'Start again');
    again?.click();
    await inState(element, 'idle');
    assert.isFalse(new FormData(form).has('key'));
  });

  test('posts the finish itself without a name', async () => {
    await addKey();
    const { form, element, button, requests } = await signUp('');
    await click(button);
    await inState(element, 'success');
    assert.deepEqual(paths(requests), ['/keys/register/begin', '/keys/register/finish']);
    assert.deepEqual([...new FormData(form).keys()], ['email', 'key_name']);
  });

  test('does not submit it by its own button, nor by Enter in its field', async () => {
    await addKey();
    const { element, button, submits } = await signUp();
    await click(button);
    await inState(element, 'success');
    element.reset();
    await element.updateComplete;
    assertFound(element.querySelector('input')).focus();
    await sendKeys({ press: 'Enter' });
    await inState(element, 'success');
    assert.deepEqual(submits, []);
  });

  test('asks for a key in a page that was translated, which puts elements into the button', async () => {
    const { button, requests } = await signUp();
    button.insertAdjacentHTML('beforeend', '<font>Registrieren</font>');
    assertFound(button.querySelector<HTMLElement>('font')).click();
    while (requests.length === 0) await tick();
    assert.deepEqual(paths(requests), ['/keys/register/begin']);
  });

  test('leaves Enter in the other fields to it', async () => {
    const { form, requests, submits } = await signUp();
    assertFound(form.querySelector<HTMLInputElement>('[name=email]')).focus();
    await sendKeys({ press: 'Enter' });
    await tick();
    assert.deepEqual(new Map(submits[0]).get('do'), 'sign-up');
    assert.deepEqual(requests, []);
  });

  test('leaves other buttons to it, and requestSubmit()', async () => {
    const { form, requests, submits, later } = await signUp();
    form.requestSubmit(later);
    form.requestSubmit();
    await tick();
    assert.deepEqual(
      submits.map((entries) => new Map(entries).get('do')),
      ['later', undefined],
    );
    assert.deepEqual(requests, []);
  });

  suite('that needs a key', () => {
    test('is not sent without one', async () => {
      const { form, element, submits, signUp: send, button } = await signUp('name="key" required');
      await click(send);
      assert.deepEqual(submits, []);
      assert.isTrue(element.matches(':invalid'));
      assertFocused(element.querySelector('input'));
      assert.isFalse(form.checkValidity());
      assert.isNotNull(button);
    });

    test('is sent with one, and by a button that asks for no validity', async () => {
      await addKey();
      const { element, button, submits, signUp: send, later } = await signUp('name="key" required');
      await click(later);
      assert.lengthOf(submits, 1);
      await click(button);
      await inState(element, 'success');
      assert.isTrue(element.matches(':valid'));
      await click(send);
      assert.lengthOf(submits, 2);
    });

    test('says so in the language of the element', async () => {
      registerTranslation(ko);
      const { element } = await signUp('name="key" required lang="ko"');
      const { validationMessage } = Reflect.get(element, 'internals') as ElementInternals;
      assert.equal(validationMessage, '먼저 보안 키를 사용해 주세요.');
    });

    test('says nothing of it without a name, or when disabled', async () => {
      const { element } = await signUp('required');
      assert.isFalse(element.matches(':invalid'));
      const other = await signUp('name="key" required disabled');
      assert.isFalse(other.element.matches(':invalid'));
    });

    test('follows the attribute', async () => {
      const { element } = await signUp();
      element.required = true;
      await element.updateComplete;
      assert.isTrue(element.matches(':invalid'));
      element.required = false;
      await element.updateComplete;
      assert.isFalse(element.matches(':invalid'));
    });
  });

  test('forgets the key when the form is reset', async () => {
    await addKey();
    const { form, element, button } = await signUp('name="key" required');
    await click(button);
    await inState(element, 'success');
    form.reset();
    await element.updateComplete;
    assert.equal(element.state, 'idle');
    assert.isFalse(new FormData(form).has('key'));
    assert.isTrue(element.matches(':invalid'));
  });

  test('does not reset the form itself', async () => {
    const { form, element } = await signUp();
    assertFound(form.querySelector<HTMLInputElement>('[name=email]')).value = 'typed';
    element.reset();
    assert.equal(new FormData(form).get('email'), 'typed');
  });

  test('leaves the page’s fields inside as they are when it is reset', async () => {
    const { form, element } = await signUp();
    element.innerHTML = '<input type="checkbox" name="stay" checked slot="extra-fields" />';
    element.reset();
    assert.equal(new FormData(form).get('stay'), 'on');
  });

  test('forgets the key before another attempt', async () => {
    await addKey();
    const { form, element, button } = await signUp();
    await click(button);
    await inState(element, 'success');
    element.addEventListener('second-factor-before-submit', (event) => event.preventDefault());
    await element.submit();
    assert.isFalse(new FormData(form).has('key'));
  });

  test('is disabled by a fieldset', async () => {
    const { form, element, button, requests } = await signUp();
    assertFound(form.querySelector('fieldset')).disabled = true;
    await element.updateComplete;
    assert.isTrue(button.disabled);
    assert.isUndefined(await element.submit());
    assert.deepEqual(requests, []);
  });

  test('keeps its value when it moves', async () => {
    await addKey();
    const { form, element, button } = await signUp();
    await click(button);
    await inState(element, 'success');
    form.append(element);
    await tick();
    assert.isTrue(new FormData(form).has('key'));
  });

  test('leaves nothing for the browser to restore', () => {
    const { prototype } = assertFound(customElements.get('u2f-register'));
    assert.notProperty(prototype, 'formStateRestoreCallback');
  });
});
