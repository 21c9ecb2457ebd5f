/**
 * Whether a page has a field that a browser offers keys in: an `<input>` or `<textarea>` whose
 * `autocomplete` ends in `webauthn` (WebAuthn Level 3, 5.1.4), in open shadow roots too.
 */
export function hasAutofillField(root: ParentNode = document): boolean {
  return [...root.querySelectorAll('*')].some((element) => {
    if (element.shadowRoot && hasAutofillField(element.shadowRoot)) return true;
    const isField = element.matches('input, textarea');
    return isField && /(^|\s)webauthn\s*$/i.test(element.getAttribute('autocomplete') ?? '');
  });
}
