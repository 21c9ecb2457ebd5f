/**
 * The landing page's script, for a page that wants no element: with `defer` or as a module, before any
 * other script. It hands a popup's token over and closes the window, or finishes a full-page login and
 * goes on to the next page.
 */
import { finishOnPage } from './ompass/finish-on-page.js';

void finishOnPage();
