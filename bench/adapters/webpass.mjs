/**
 * Webpass: `attestRaw()` and `assertRaw()`, per its README. It fetches the options and posts the
 * credential by itself, so the server here answers both requests with what was posted to it: the options
 * go there as the body of the first one, and the result is what Webpass has posted in the second one.
 */
import Webpass from '@laragear/webpass';

const echo = '/echo';

/** The names of its errors are what it has for codes. */
const names = ['Attestation', 'Assertion'].flatMap((ceremony) => [
  `${ceremony}Cancelled`,
  `Invalid${ceremony}Response`,
]);

/** All members are passed on to ofetch, `signal` too. */
const request = (body, signal) => ({
  path: echo,
  ...(body && { body }),
  ...(signal && { signal }),
});

export const adapter = {
  register: (json, { signal } = {}) =>
    Webpass.attestRaw(request(json, signal), request(undefined, signal)),

  authenticate: (json, { signal, conditional } = {}) =>
    Webpass.assertRaw(
      { ...request(json, signal), ...(conditional && { useAutofill: true }) },
      request(undefined, signal),
    ),

  offer: (json) => Webpass.assertRaw({ ...request(json), useAutofill: true }, request()),

  codeOf: (error) => (names.includes(error?.name) ? error.name : undefined),
};
