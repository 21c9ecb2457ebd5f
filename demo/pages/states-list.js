import { answering, offline, refusing, silent } from './answers.js';
import { keyGroups } from './key-states-list.js';

/** A site that sends people to a page of ours in place of OMPASS, and then answers as it should. */
const opening = (page, verify) => (url, request) => {
  const isBegin = String(url).endsWith('/begin');
  if (!isBegin) return verify(url, request);
  return Promise.resolve(
    Response.json({ ompass_uri: new URL(`/states/provider/${page}`, location).href }),
  );
};

const accepting = answering({ name: 'alice' });

/** Begins by itself, in this window, and gets no further than the site's answer. */
const failing = (id, title, fetch) => ({
  id,
  title,
  attributes: { display: 'redirect', prompt: 'password', 'user-id': 'alice' },
  properties: { fetch },
  start: 'once',
});

/** Begins at a click, for only a click may open a window. */
const popup = (id, title, page, verify = silent) => ({
  id,
  title,
  attributes: { display: 'popup', method: 'uaf', 'popup-width': 420, 'popup-height': 360 },
  properties: { fetch: opening(page, verify) },
});

/** What the gallery shows, group by group. */
export const groups = [
  {
    key: 'statesForms',
    states: [
      { id: 'button', title: 'prompt="none"' },
      { id: 'user-id', title: 'prompt="user-id"', attributes: { prompt: 'user-id' } },
      { id: 'password', title: 'prompt="password"', attributes: { prompt: 'password' } },
      {
        id: 'second-step',
        title: 'prompt="password" user-id="alice"',
        attributes: { prompt: 'password', 'user-id': 'alice' },
      },
      { id: 'disabled', title: 'disabled', attributes: { prompt: 'user-id', disabled: '' } },
      { id: 'own-form', title: '<form>', content: [ownForm()] },
    ],
  },
  {
    key: 'statesWaiting',
    states: [
      {
        id: 'connecting',
        title: 'loading',
        attributes: { display: 'redirect' },
        properties: { fetch: silent },
        start: 'once',
      },
      {
        id: 'leaving',
        title: 'prompting · redirect',
        attributes: { display: 'redirect', method: 'uaf' },
        properties: { fetch: opening('nowhere') },
        start: 'once',
      },
      popup('prompting', 'prompting · popup', 'wait'),
      popup('severed', 'prompting · severed, maybe-closed', 'severed'),
      popup('verifying', 'loading · posting', 'approved'),
    ],
  },
  {
    key: 'statesEnds',
    states: [
      popup('success', 'success', 'approved', accepting),
      popup('refused-late', 'error · ompass.012', 'approved', refusing(403, 'ompass.012')),
      {
        id: 'cancelled',
        title: 'idle · cancelled',
        attributes: { prompt: 'user-id', 'user-id': 'alice', display: 'redirect' },
        properties: { fetch: silent },
        start: 'cancelled',
      },
      {
        id: 'blocked',
        title: 'error · popup_blocked',
        attributes: { display: 'popup' },
        properties: { fetch: offline },
        start: 'once',
      },
      failing('refused', 'error · http 401', refusing(401, 'password_required')),
      failing('too-many', 'error · http 429', refusing(429, 'too_many_requests')),
      failing('server', 'error · http 503', refusing(503, 'ompass_unreachable')),
      failing('offline', 'error · network', offline),
      failing('expired', 'error · challenge_expired', refusing(403, 'challenge_expired')),
      failing('provider-expired', 'error · ompass.011', refusing(403, 'ompass.011')),
      failing('key', 'error · ompass.004', refusing(500, 'ompass.004')),
      failing('unknown', 'error · bad_response', answering({})),
      { id: 'mistake', title: 'error · endpoint is missing', attributes: { endpoint: '' } },
    ],
  },
  ...keyGroups,
];

function ownForm() {
  const form = document.createElement('form');
  form.className = 'own';
  const label = document.createElement('label');
  const input = document.createElement('input');
  const button = document.createElement('button');
  input.name = 'user_id';
  input.autocomplete = 'username';
  label.append('Employee number', input);
  button.textContent = 'Go on';
  form.append(label, button);
  return form;
}
