import { assert } from 'chai';
import { hasAutofillField } from '../../src/webauthn/has-autofill-field.js';

/** A piece of a page. */
function pageOf(html: string): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = html;
  return page;
}

suite('hasAutofillField', () => {
  for (const html of [
    '<input autocomplete="username webauthn">',
    '<input autocomplete="webauthn">',
    '<input autocomplete=" USERNAME  WebAuthn ">',
    '<input autocomplete="section-login current-password webauthn" type="password">',
    '<textarea autocomplete="webauthn"></textarea>',
    '<form><p><label>Name <input autocomplete="username webauthn"></label></p></form>',
  ]) {
    test(`finds ${html}`, () => {
      assert.isTrue(hasAutofillField(pageOf(html)));
    });
  }

  for (const html of [
    '',
    '<input>',
    '<input autocomplete="">',
    '<input autocomplete="username">',
    '<input autocomplete="webauthn username">',
    '<input autocomplete="username-webauthn">',
    '<input autocomplete="nowebauthn">',
    '<input name="webauthn">',
    '<select autocomplete="webauthn"></select>',
    '<form autocomplete="webauthn"></form>',
  ]) {
    test(`finds nothing in ${html || 'an empty page'}`, () => {
      assert.isFalse(hasAutofillField(pageOf(html)));
    });
  }

  test('looks into open shadow roots, however deep', () => {
    const page = pageOf('<div></div>');
    const outer = page.firstElementChild?.attachShadow({ mode: 'open' });
    const inner = document.createElement('div');
    outer?.append(inner);
    inner.attachShadow({ mode: 'open' }).innerHTML = '<input autocomplete="webauthn">';
    assert.isTrue(hasAutofillField(page));
  });

  test('cannot look into closed ones', () => {
    const page = pageOf('<div></div>');
    const closed = page.firstElementChild?.attachShadow({ mode: 'closed' });
    closed?.append(pageOf('<input autocomplete="webauthn">'));
    assert.isFalse(hasAutofillField(page));
  });

  test('looks at the whole page by default', () => {
    assert.isFalse(hasAutofillField());
    const page = pageOf('<input autocomplete="username webauthn">');
    document.body.append(page);
    try {
      assert.isTrue(hasAutofillField());
    } finally {
      page.remove();
    }
  });
});
