import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { assertFocused, assertFound, cleanUp, fixture, nextEvent, site } from '../support.js';
import { quietSite } from './elements.js';

for (const tag of ['ompass-login', 'u2f-login'] as const) {
  suite(`the focus in <${tag}>`, () => {
    teardown(cleanUp);

    test('goes on to a field that is left when its own is taken away', async () => {
      const element = fixture<HTMLElementTagNameMap[typeof tag]>(
        `<${tag} endpoint="/keys" prompt="password"></${tag}>`,
      );
      element.fetch = quietSite().fetch;
      await element.updateComplete;
      assertFound(element.querySelector<HTMLElement>('[type=password]')).focus();
      element.prompt = 'user-id';
      await element.updateComplete;
      assertFocused(element.querySelector('input'));
    });

    test('stays with a person who types while everything changes', async () => {
      const element = fixture<HTMLElementTagNameMap[typeof tag]>(
        `<${tag} endpoint="/keys" prompt="password"></${tag}>`,
      );
      element.fetch = quietSite().fetch;
      await element.updateComplete;
      const input = assertFound(element.querySelector('input'));
      input.focus();
      await sendKeys({ type: 'ali' });
      element.strings = { userId: 'Name' };
      element.lang = 'ko';
      element.theme = 'dark';
      element.userId = 'bob';
      await element.updateComplete;
      element.userId = undefined;
      await element.updateComplete;
      await sendKeys({ type: 'ce' });
      assertFocused(input);
      assert.equal(input.value, 'alice');
    });
  });
}

suite('Escape in <u2f-keys> in a dialog', () => {
  teardown(cleanUp);

  for (const part of ['rename', 'remove'] as const) {
    test(`ends what "${part}" has opened, the dialog with the next one`, async () => {
      const dialog = fixture<HTMLDialogElement>(
        '<dialog><u2f-keys endpoint="/keys"></u2f-keys></dialog>',
      );
      const element = assertFound(dialog.querySelector('u2f-keys'));
      element.fetch = site({ '/keys/keys': [{ id: 'blue', name: 'Blue' }] }).fetch;
      await nextEvent(element, 'second-factor-keys-load');
      await element.updateComplete;
      dialog.showModal();
      const root = assertFound(element.shadowRoot);
      assertFound(root.querySelector<HTMLElement>(`[part~=${part}]`)).click();
      await element.updateComplete;
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      assert.isTrue(dialog.open);
      assertFocused(root.querySelector(`[part~=${part}]`));
      await sendKeys({ press: 'Escape' });
      assert.isFalse(dialog.open);
    });
  }
});
