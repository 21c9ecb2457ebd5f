/**
 * The landing page's script, for a page that wants no element: put it before any other script, with
 * `defer` or as a module. It hands a popup's token over and closes the window, or finishes a full-page
 * login and goes on to the next page. Attributes of its tag: `data-username-parameter` and
 * `data-token-parameter` for a redirect with other names, and the texts `data-done`, `data-lost`,
 * `data-failed`, `data-close`; they are shown in the page's `[role=status]`, or its body.
 */
import { finishOnPage } from './ompass/finish-on-page.js';

const script = document.currentScript ?? document.querySelector('script[data-done]');
void finishOnPage((script as HTMLElement | null)?.dataset ?? {});
