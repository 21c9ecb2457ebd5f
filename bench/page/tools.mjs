/** What scenarios are written with; all of it runs in a page. */
import { bytesOf, textOf } from './base64url.mjs';

export { differences, plain } from './compare.mjs';
export { bytesOf, textOf };

/** The cell is green. */
export const pass = () => ({ passed: true });

/** The cell is red, and why, in one line. */
export const fail = (reason) => ({ passed: false, reason });

/** Green without complaints, else red with the first of them. */
export const passUnless = (complaints) =>
  complaints.length === 0 ? pass() : fail(some(complaints, 4, '; '));

/** The first of some texts, and how many more there are. */
export function some(texts, most = 8, between = ', ') {
  const rest = texts.length - most;
  const first = texts.slice(0, most).join(between);
  return rest > 0 ? `${first}${between}and ${rest} more` : first;
}

/** What a server sends for a registration. */
export function creationOptions(members = {}) {
  return {
    rp: { id: location.hostname, name: 'Bench' },
    user: { id: randomText(16), name: 'ada@example.test', displayName: 'Ada' },
    challenge: randomText(32),
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    timeout: 20_000,
    ...members,
  };
}

/** What a server sends for a sign-in. */
export function requestOptions(members = {}) {
  return { rpId: location.hostname, challenge: randomText(32), timeout: 20_000, ...members };
}

/** Random bytes in base64url. */
export function randomText(length) {
  return textOf(crypto.getRandomValues(new Uint8Array(length)));
}

/** Registers a key by the browser alone, as a set-up. */
export function registerNatively(members) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(creationOptions(members));
  return browser.create({ publicKey });
}

/** Uses a key by the browser alone, as a set-up. */
export function authenticateNatively(members) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(requestOptions(members));
  return browser.get({ publicKey });
}

/** The browser's own calls, whatever stands in their place. */
export const browser = {
  create: navigator.credentials.create.bind(navigator.credentials),
  get: navigator.credentials.get.bind(navigator.credentials),
};

/** Puts a password manager, or whatever else, in the place of `navigator.credentials[kind]`. */
export function replace(kind, stand) {
  Object.defineProperty(navigator.credentials, kind, { value: stand, configurable: true });
}

/** Writes down what the browser is asked, and asks it. */
export function spy(kind) {
  const calls = [];
  replace(kind, (options) => {
    calls.push(options);
    return browser[kind](options);
  });
  return calls;
}

/** Plugs in a key of this page: what DevTools takes, such as `{ automaticPresenceSimulation: false }`. */
export const plugIn = (options) => globalThis.benchCommand('plugIn', options);

/** A key that is built into the device and knows its user; without one, Chromium offers none in fields. */
export const platformKey = {
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
};

/** Unplugs all keys of this page. */
export const plugOut = () => globalThis.benchCommand('plugOut');

/** Whether the keys of this page are touched when they blink. */
export const touch = (enabled) => globalThis.benchCommand('touch', enabled);

/** Runs one of the scenario's `steps` in a page of its own, at one of the places of `serve.mjs`. */
export const at = (place, step, argument) =>
  globalThis.benchCommand('at', { place, step, argument });

/** Follows a promise: `settled`, then `value` or `error`. */
export function watch(promise) {
  const state = { settled: false, error: undefined, value: undefined };
  state.done = promise.then(
    (value) => Object.assign(state, { settled: true, value }),
    (error) => Object.assign(state, { settled: true, error, isError: true }),
  );
  return state;
}

/** How a call ends: `{ value }`, `{ error, isError }`, or unsettled after so many milliseconds. */
export async function outcome(call, milliseconds) {
  const state = watch(Promise.resolve().then(call));
  await Promise.race([state.done, pause(milliseconds)]);
  return state;
}

/** Waits until something holds, or so many milliseconds; says whether it does. */
export async function until(holds, milliseconds) {
  const end = performance.now() + milliseconds;
  while (!holds() && performance.now() < end) await pause(5);
  return Boolean(holds());
}

/** So many milliseconds. */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An error in a few words, for a reason. */
export function brief(error) {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return `${error}`;
  const message = error.message.split(/\.(?=\s|$)|\n/)[0];
  const short = message.length > 90 ? `${message.slice(0, 90).replace(/\s\S*$/, '')} …` : message;
  return short ? `${error.name}: ${short}` : error.name;
}

/** Complaints about errors without a code, or with the code of another, by what each is about. */
export function notToldApart(found) {
  const seen = new Map();
  return Object.entries(found).flatMap(([name, { code, said }]) => {
    if (!code) return [`${name}: no code (${said})`];
    if (seen.has(code)) return [`${name}: ${code}, as ${seen.get(code)}`];
    seen.set(code, name);
    return [];
  });
}
