import { answering, offline, refusing, silent } from './answers.js';

/** A site with an answer for each method and path; what has none waits for ever. */
const scripted = (answers) => (url, request) => {
  const path = new URL(url, location).pathname.replace('/states/api', '');
  const answer = answers[`${request.method} ${path}`] ?? silent;
  return answer(url, request);
};

/** Base64url of nothing in particular: nobody checks it here. */
const bytes = 'bm90aGluZyBpbiBwYXJ0aWN1bGFy';

/** Asks for a key that keeps nothing, so that the gallery leaves no trace on it. */
const creation = answering({
  publicKey: {
    rp: { name: 'Second Factor' },
    user: { id: bytes, name: 'alice', displayName: 'alice' },
    challenge: bytes,
    pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'discouraged' },
  },
  state: '',
});

const request = answering({
  publicKey: { challenge: bytes, allowCredentials: [], userVerification: 'discouraged' },
  state: '',
});

/** A question by U2F, which is asked of the Device Service. */
const version = 'U2F_V2';
const registerRequests = [{ version, challenge: bytes, appId: location.origin }];
const u2f = answering({ u2f: { appId: location.origin, registerRequests }, state: '' });
const serviceThat = (does) => ({
  authenticator: 'device-service',
  'device-service-url': `${location.origin}/states/service/${does}`,
});

/** An address that the page's own policy does not allow. */
const elsewhere = { authenticator: 'device-service', 'device-service-url': 'http://127.0.0.1:9/' };

const made = answering({ id: '1', name: 'Blue key', created: '2026-03-01T09:30:00Z' });

const [one, two, three] = [
  {
    id: '1',
    name: 'Blue key',
    created: '2026-03-01T09:30:00Z',
    last_used: '2026-11-20T16:05:00Z',
  },
  { id: '2', name: 'Phone', created: '2026-08-14T12:00:00Z' },
  {
    id: '3',
    name: 'A key with a name that is a good deal longer than one would expect of a key',
    created: '2026-11-02T07:45:00Z',
  },
];

/** Makes states of one element. */
const statesOf = (tag) => ({
  still: (id, title, attributes = {}) => ({ id: `${tag}-${id}`, tag, title, attributes }),
  /** Begins by itself. */
  at: (id, title, fetch, attributes = {}, start = 'once') => ({
    id: `${tag}-${id}`,
    tag,
    title,
    attributes,
    properties: { fetch },
    start,
  }),
  /** Begins at a click, for the browser asks for a key then. */
  click: (id, title, answers) => ({
    id: `${tag}-${id}`,
    tag,
    title,
    properties: { fetch: scripted(answers) },
  }),
});

const register = statesOf('u2f-register');
const login = statesOf('u2f-login');
const keys = statesOf('u2f-keys');

/** What the gallery shows of the elements for keys, element by element. */
export const keyGroups = [
  {
    title: '<u2f-register>',
    states: [
      register.still('form', 'idle'),
      register.still('named', 'key-name="Blue key"', { 'key-name': 'Blue key' }),
      register.still('disabled', 'disabled', { disabled: '' }),
      register.at('asking', 'loading', silent),
      // One ceremony at a time runs on a page: these wait for their turn.
      register.at('touch', 'prompting · by U2F', u2f, serviceThat('touch'), 'click'),
      register.at('cancelled', 'idle · cancelled', silent, {}, 'cancelled'),
      register.click('prompting', 'prompting, loading · posting', {
        'POST /register/begin': creation,
      }),
      register.click('success', 'success', {
        'POST /register/begin': creation,
        'POST /register/finish': made,
      }),
      register.at('nobody', 'error · login_required', refusing(401, 'login_required')),
      register.click('twice', 'error · already_registered', {
        'POST /register/begin': creation,
        'POST /register/finish': refusing(409, 'already_registered'),
      }),
      register.at('connect', 'error · no_device', u2f, serviceThat('1'), 'click'),
      register.at('policy', 'error · blocked by the policy', u2f, elsewhere, 'click'),
      register.at('expired', 'error · challenge_expired', refusing(403, 'challenge_expired')),
      register.at('offline', 'error · network', offline),
      register.at('unknown', 'error · bad_response', answering({})),
      register.still('mistake', 'error · endpoint is missing', { endpoint: '' }),
    ],
  },
  {
    title: '<u2f-login>',
    states: [
      login.still('button', 'prompt="none"'),
      login.still('user-id', 'prompt="user-id"', { prompt: 'user-id' }),
      login.still('password', 'prompt="password"', { prompt: 'password' }),
      login.still('second-step', 'prompt="password" user-id="alice"', {
        prompt: 'password',
        'user-id': 'alice',
      }),
      login.still('disabled', 'disabled', { disabled: '' }),
      login.at('asking', 'loading', silent),
      login.click('prompting', 'prompting, loading · posting', {
        'POST /authenticate/begin': request,
      }),
      login.click('success', 'success', {
        'POST /authenticate/begin': request,
        'POST /authenticate/finish': answering({ name: 'alice' }),
      }),
      login.at('refused', 'error · password_required', refusing(401, 'password_required')),
      login.at('none', 'error · not_registered', refusing(404, 'not_registered')),
      login.at('signature', 'error · credential_refused', refusing(403, 'credential_refused')),
      login.at('copied', 'error · counter_not_increased', refusing(403, 'counter_not_increased')),
      login.at('too-many', 'error · http 429', refusing(429, 'too_many_requests')),
      login.at('offline', 'error · network', offline),
      login.still('mistake', 'error · endpoint is missing', { endpoint: '' }),
    ],
  },
  {
    title: '<u2f-keys>',
    states: [
      keys.click('list', 'idle', {
        'GET /keys': answering([one, two, three]),
        'PATCH /keys/1': answering({ ...one, name: 'Renamed' }),
        'PATCH /keys/2': refusing(404, 'key_not_found'),
        'DELETE /keys/1': () => Promise.resolve(new Response(null, { status: 204 })),
        'DELETE /keys/2': refusing(404, 'key_not_found'),
      }),
      keys.click('last', 'idle · one key', { 'GET /keys': answering([one]) }),
      keys.click('busy', 'idle · a change that never ends', { 'GET /keys': answering([two]) }),
      keys.click('none', 'idle · no keys', { 'GET /keys': answering([]) }),
      keys.click('asking', 'loading', {}),
      keys.click('nobody', 'error · login_required', {
        'GET /keys': refusing(401, 'login_required'),
      }),
      keys.click('offline', 'error · network', { 'GET /keys': offline }),
      keys.still('mistake', 'error · endpoint is missing', { endpoint: '' }),
    ],
  },
];
