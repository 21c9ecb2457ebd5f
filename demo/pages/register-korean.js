import { ko } from '/elements/i18n/ko.js';

/** Has the elements of this page speak Korean where the page does. */
export async function registerKorean(tag = 'ompass-login') {
  const element = await customElements.whenDefined(tag);
  element.registerTranslation(ko);
}
