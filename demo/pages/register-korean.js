import { ko } from '/elements/i18n/ko.js';

/** Has the elements of this page speak Korean where the page does. */
export function registerKorean() {
  for (const tag of ['ompass-login', 'ompass-callback']) {
    customElements.get(tag)?.registerTranslation(ko);
  }
}
