import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/define/ompass-login.js';
import '../../src/define/u2f-register.js';
import type { OmpassLoginElement, U2fRegisterElement } from '../../src/index.js';
import { assertFocused, assertFound, cleanUp, fixture, site, submit, until } from '../support.js';

const extras = `
  <label slot="extra-fields">Site <select name="site"><option>Seoul</option><option>Busan</option></select></label>
  <label slot="extra-fields"><input type="checkbox" name="remember" value="yes" /> Remember me</label>
  <input slot="extra-fields" name="next" value="/account" />`;

async function login(attributes = 'prompt="user-id"', content = extras) {
  const element = fixture<OmpassLoginElement>(
    `<ompass-login endpoint="/ompass" ${attributes}>${content}</ompass-login>`,
  );
  const { fetch, requests } = site({ '/ompass/begin': undefined });
  element.fetch = fetch;
  await element.updateComplete;
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector() has it
  const find = <T extends HTMLElement>(selector: string) =>
    assertFound(element.querySelector<T>(selector));
  return { element, requests, find };
}

suite('LightForm with fields of the page', () => {
  teardown(cleanUp);

  test('sends them with the begin, as they are when it is submitted', async () => {
    const { element, requests, find } = await login('prompt="user-id" user-id="alice"');
    find<HTMLInputElement>('[name=remember]').checked = true;
    find<HTMLSelectElement>('select').value = 'Busan';
    void submit(element);
    await until(() => requests.length > 0);
    assert.deepInclude(requests[0]?.body, {
      user_id: 'alice',
      site: 'Busan',
      remember: 'yes',
      next: '/account',
    });
  });

  test('stands between the fields and the button, also for the Tab key', async () => {
    const { find } = await login();
    const order = ['[name=user_id]', '[name=next]', '[type=submit]'].map((selector) =>
      find(selector).getBoundingClientRect(),
    );
    assert.isBelow(order[0]?.bottom ?? NaN, order[1]?.top ?? NaN);
    assert.isBelow(order[1]?.bottom ?? NaN, order[2]?.top ?? NaN);
    find('[name=user_id]').focus();
    for (const name of ['site', 'remember', 'next']) {
      await sendKeys({ press: 'Tab' });
      assertFocused(find(`[name=${name}]`));
    }
    await sendKeys({ press: 'Tab' });
    assertFocused(find('[type=submit]'));
  });

  test('is submitted by Enter in one of them', async () => {
    const { requests, find } = await login('prompt="user-id" user-id="alice"');
    find('[name=next]').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => requests.length > 0);
    assert.equal(requests[0]?.body['user_id'], 'alice');
  });

  test('starts nothing while a required one of them is empty', async () => {
    const { element, requests } = await login('', '<input slot="extra-fields" name="a" required>');
    assert.isUndefined(await submit(element));
    assert.deepEqual(requests, []);
  });

  test('focuses a field of its own first', async () => {
    const { element, find } = await login();
    element.focus();
    assertFocused(find('[name=user_id]'));
  });

  test('takes in one that comes later, and lets it go', async () => {
    const { element, find } = await login('', '');
    assert.isTrue(find('form').contains(find('[type=submit]')));
    element.insertAdjacentHTML('beforeend', '<input slot="extra-fields" name="late">');
    await until(() => find<HTMLInputElement>('[name=late]').form !== null);
    assert.isFalse(find('form').contains(find('[type=submit]')));
    assert.equal(find<HTMLButtonElement>('[type=submit]').form, find<HTMLFormElement>('form'));
    find('[name=late]').remove();
    await until(() => find('form').contains(find('[type=submit]')));
    assert.lengthOf(element.querySelectorAll('button'), 1);
  });

  test('takes in one whose name is also a property of forms', async () => {
    const { find } = await login('', '<input slot="extra-fields" name="id" value="7" />');
    const form = find('form');
    assert.isTrue(find<HTMLInputElement>('[name=id]').form === form);
    assert.isTrue(find<HTMLButtonElement>('[type=submit]').form === form);
  });

  test('keeps one button in a copy of the element', async () => {
    const { element } = await login();
    const place = fixture('<div></div>');
    place.append(element.cloneNode(true));
    const copy = assertFound(place.querySelector('ompass-login'));
    await copy.updateComplete;
    assert.lengthOf(copy.querySelectorAll('button'), 1);
    assert.equal(
      copy.querySelector<HTMLInputElement>('[name=next]')?.form,
      copy.querySelector('form'),
    );
  });

  test('leaves them to the form of the page that is around the element', async () => {
    const outer = fixture<HTMLFormElement>(
      `<form><ompass-login endpoint="/ompass">${extras}</ompass-login></form>`,
    );
    const element = assertFound(outer.querySelector('ompass-login'));
    const { fetch, requests } = site({ '/ompass/begin': undefined });
    element.fetch = fetch;
    await element.updateComplete;
    assert.equal(element.querySelector<HTMLInputElement>('[name=next]')?.form, outer);
    element.querySelector('button')?.click();
    await until(() => requests.length > 0);
    assert.equal(requests[0]?.body['next'], '/account');
  });

  test('hands them over to a form of the page that the element is moved into', async () => {
    const { element, find } = await login();
    const outer = fixture<HTMLFormElement>('<form></form>');
    outer.append(element);
    await element.updateComplete;
    assert.isTrue(find<HTMLInputElement>('[name=next]').form === outer);
  });

  test('sends them for a new key, too', async () => {
    const element = fixture<U2fRegisterElement>(
      `<u2f-register endpoint="/keys">${extras}</u2f-register>`,
    );
    const { fetch, requests } = site({ '/keys/register/begin': undefined });
    element.fetch = fetch;
    await element.updateComplete;
    element.querySelector<HTMLButtonElement>('[type=submit]')?.click();
    await until(() => requests.length > 0);
    assert.equal(requests[0]?.body['next'], '/account');
    element.abort();
  });
});
