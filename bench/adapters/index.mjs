/**
 * The libraries, in the order of the table's columns. The module of each runs in a page and has an
 * `adapter`:
 *
 * - `register(json, { signal, prfResults })`: the credential as it would be posted
 * - `authenticate(json, { signal, conditional, prfResults })`: likewise
 * - `offer(json)`: keys in a field, as the library does it
 * - `noSignal`: where there is no option for an `AbortSignal`, that, in words
 * - `codeOf(error)`: by what the library's documentation or types tell its errors apart, if at all
 *
 * An adapter only brings the server's JSON into the shape that the library documents. What the library
 * does not do, it does not do here.
 */
export const libraries = [
  { id: 'second-factor', name: 'Second Factor', package: '@second-factor/core' },
  { id: 'simplewebauthn', name: 'SimpleWebAuthn', package: '@simplewebauthn/browser' },
  { id: 'webauthn-json', name: 'webauthn-json', package: '@github/webauthn-json' },
  { id: 'passwordless-id', name: 'passwordless-id', package: '@passwordless-id/webauthn' },
  { id: 'webpass', name: 'Webpass', package: '@laragear/webpass' },
];
