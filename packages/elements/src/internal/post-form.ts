/**
 * Posts what the page has put into a login's form, as a page without a script does: the browser shows the
 * answer as its next page. No field that was made goes along, and no password; but the site's token against
 * forged requests does, by the name that `<meta name="csrf-param">` has for it.
 * @param host - an element with a shadow root, in which the form stands that is posted
 */
export function postForm(from: HTMLFormElement, host: Element, url: string | URL): void {
  const fields = new FormData(from);
  // Not as the form has it: a field may be called so.
  const elements = Reflect.get(HTMLFormElement.prototype, 'elements', from);
  for (const field of elements) {
    if (field.matches(unsent)) fields.delete((field as HTMLInputElement).name);
  }
  const token = metaContent('csrf-token');
  if (token) fields.set(metaContent('csrf-param') ?? 'csrf_token', token);
  const form = document.createElement('form');
  form.method = 'post';
  form.action = String(url);
  // A page's <base> may have another.
  form.target = '_self';
  // Not as inputs: one that is called `submit` would stand before the method.
  form.addEventListener('formdata', (event) => {
    // A page that adds to its own form has done so.
    event.stopPropagation();
    for (const [name, value] of fields) event.formData.append(name, value);
  });
  host.shadowRoot?.append(form);
  form.submit();
  form.remove();
}

/** What we have made, and passwords, also those that the page shows as text. */
const unsent = '[data-part=input], [type=password], [autocomplete*=password]';

/** What server frameworks tell a page's scripts. */
function metaContent(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content;
}
