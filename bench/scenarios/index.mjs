/**
 * The scenarios, in the order of the table's rows. Each has:
 *
 * - `id`, `title`, and `checks`: what is looked at, in a sentence
 * - `run(adapter, tools)`: runs in a fresh page on `http://localhost`, resolves with `pass()` or `fail(reason)`
 * - `steps`: parts that need pages of their own, run by `tools.at()`
 * - `isStubbed`: whether the browser itself is never asked, so that several pages can run at a time
 */
import * as abortSignal from './abort-signal.mjs';
import * as autofillAndClick from './autofill-and-click.mjs';
import * as autofillField from './autofill-field.mjs';
import * as brokenProviders from './broken-providers.mjs';
import * as equalOptions from './equal-options.mjs';
import * as equalResults from './equal-results.mjs';
import * as errorNames from './error-names.mjs';
import * as neverSettling from './never-settling.mjs';
import * as outcomes from './outcomes.mjs';
import * as proxies from './proxies.mjs';
import * as refusals from './refusals.mjs';
import * as tolerantBase64 from './tolerant-base64.mjs';

export const scenarios = [
  proxies,
  equalOptions,
  tolerantBase64,
  equalResults,
  brokenProviders,
  abortSignal,
  autofillAndClick,
  neverSettling,
  autofillField,
  errorNames,
  outcomes,
  refusals,
];
