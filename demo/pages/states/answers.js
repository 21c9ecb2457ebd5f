/** What stands behind the states: sites that are asked about keys, and keys that answer. */
import { answering, silent } from '../answers.js';

// The tests read the lists of states in Node, where there is no page.
const { origin } = globalThis.location ?? {};

/** A site with an answer for each method and path; what has none waits for ever. */
export const scripted = (answers) => (url, request) => {
  const path = new URL(url, location).pathname.replace('/states/api', '');
  const answer = answers[`${request.method} ${path}`] ?? silent;
  return answer(url, request);
};

/** Base64url of nothing in particular: nobody checks it here. */
const bytes = 'bm90aGluZyBpbiBwYXJ0aWN1bGFy';

/** Asks for a key that keeps nothing, so that the gallery leaves no trace on it. */
export const creation = answering({
  publicKey: {
    rp: { name: 'Second Factor' },
    user: { id: bytes, name: 'alice', displayName: 'alice' },
    challenge: bytes,
    pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'discouraged' },
  },
  state: '',
});

export const request = answering({
  publicKey: { challenge: bytes, allowCredentials: [], userVerification: 'discouraged' },
  state: '',
});

/** A question by U2F, which is asked of the Device Service. */
const version = 'U2F_V2';
const registerRequests = [{ version, challenge: bytes, appId: origin }];
export const u2f = answering({ u2f: { appId: origin, registerRequests }, state: '' });
export const serviceThat = (does) => ({
  authenticator: 'device-service',
  'device-service-url': `${origin}/states/service/${does}`,
});

/** An address that the page's own policy does not allow. */
export const elsewhere = {
  authenticator: 'device-service',
  'device-service-url': 'http://127.0.0.1:9/',
};

/** Somebody who has keys and fails to ask for one, as core does: in a way that no answer brings about. */
export const failing = (code, more) => {
  const fail = () => {
    const error = new Error(code);
    return Promise.reject(Object.assign(error, { name: 'SecondFactorError', code, ...more }));
  };
  return { keyProvider: { name: 'site', beginRegistration: fail, beginAuthentication: fail } };
};

/** A page's own form around the element, of which the key becomes a field. */
export function aroundIt(element) {
  const form = document.createElement('form');
  form.className = 'own';
  const label = document.createElement('label');
  const input = document.createElement('input');
  const button = document.createElement('button');
  input.name = 'phone';
  label.append('Telephone', input);
  button.textContent = 'Send';
  form.append(label, element, button);
  return form;
}
