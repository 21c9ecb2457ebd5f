import { answering, offline, refusing, silent } from '../answers.js';

/** A site that sends people to a page of ours in place of OMPASS, and then answers as it should. */
const opening = (page, verify) => (url, request) => {
  const isBegin = String(url).endsWith('/begin');
  if (!isBegin) return verify(url, request);
  return Promise.resolve(
    Response.json({ ompass_uri: new URL(`/states/provider/${page}`, location).href }),
  );
};

const accepting = answering({ name: 'alice' });
const submit = ['click', '[type=submit]'];

/** Begins by itself, in this window, and gets no further than the site's answer. */
const failing = (id, title, fetch) => ({
  id,
  title,
  attributes: { display: 'redirect', prompt: 'password', 'user-id': 'alice' },
  properties: { fetch },
  start: 'once',
  expect: 'error',
});

/** Begins at a click, for only a click may open a window. */
const popup = (id, title, page, expect, verify = silent, attributes = {}) => ({
  id,
  title,
  attributes: {
    display: 'popup',
    method: 'uaf',
    'popup-width': 420,
    'popup-height': 360,
    ...attributes,
  },
  properties: { fetch: opening(page, verify) },
  steps: [submit],
  expect,
});

/** Posts after all what comes when the login is over. */
const postLate = {
  'second-factor-late-result': (event) => void event.verify(),
};

const password = {
  id: 'password',
  title: 'prompt="password"',
  attributes: { prompt: 'password' },
};
const prompting = popup('prompting', 'prompting · popup', 'wait', 'prompting navigated');
const severed = popup(
  'severed',
  'prompting · severed, maybe-closed',
  'severed',
  'prompting severed',
);
const late = {
  ...popup('late', 'error · timeout, then a late result', 'late', 'error', silent, {
    timeout: 2500,
  }),
  listeners: postLate,
};

/** What the gallery shows of `<ompass-login>`, group by group. */
export const ompassLoginGroups = [
  {
    key: 'statesForms',
    states: [
      { id: 'button', title: 'prompt="none"' },
      { id: 'user-id', title: 'prompt="user-id"', attributes: { prompt: 'user-id' } },
      password,
      {
        ...password,
        id: 'missing',
        isDerived: true,
        steps: [submit, ['see', '[aria-invalid=true]']],
      },
      { ...password, id: 'revealed', isDerived: true, steps: [['click', '[data-part=reveal]']] },
      {
        id: 'second-step',
        title: 'prompt="password" user-id="alice"',
        attributes: { prompt: 'password', 'user-id': 'alice' },
      },
      { id: 'disabled', title: 'disabled', attributes: { prompt: 'user-id', disabled: '' } },
      { id: 'own-form', title: '<form>', content: ownForm },
      { id: 'slots', title: 'slots', attributes: { prompt: 'user-id' }, content: everySlot },
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
        expect: 'loading',
      },
      {
        id: 'leaving',
        title: 'prompting · redirect',
        attributes: { display: 'redirect', method: 'uaf' },
        properties: { fetch: opening('nowhere') },
        start: 'once',
        expect: 'prompting navigated',
      },
      prompting,
      severed,
      {
        ...prompting,
        id: 'maybe-closed',
        isDerived: true,
        steps: [submit, ['close', '#waiting']],
        expect: 'prompting maybe-closed',
      },
      popup('verifying', 'loading · posting', 'approved', 'loading posting'),
    ],
  },
  {
    key: 'statesEnds',
    states: [
      popup('success', 'success', 'approved', 'success', accepting),
      popup('refused-late', 'error · ompass.012', 'approved', 'error', refusing(403, 'ompass.012')),
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
        expect: 'error',
      },
      late,
      {
        ...late,
        id: 'late-result',
        isDerived: true,
        steps: [submit, ['see', 'ompass-login[data-state=error]'], ['approve', '#approve']],
        expect: 'loading posting',
      },
      failing('refused', 'error · http 401', refusing(401, 'password_required')),
      failing('too-many', 'error · http 429', refusing(429, 'too_many_requests')),
      failing('server', 'error · http 503', refusing(503, 'ompass_unreachable')),
      failing('offline', 'error · network', offline),
      failing('expired', 'error · challenge_expired', refusing(403, 'challenge_expired')),
      failing('provider-expired', 'error · ompass.011', refusing(403, 'ompass.011')),
      failing('key', 'error · ompass.004', refusing(500, 'ompass.004')),
      failing('unknown', 'error · bad_response', answering({})),
      {
        id: 'mistake',
        title: 'error · endpoint is missing',
        attributes: { endpoint: '' },
        expect: 'error',
      },
    ],
  },
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
  return [form];
}

/** A word in each place that a page can fill. */
function everySlot() {
  const names = [
    ...['logo', 'heading', 'description', 'error', 'before-form', 'extra-fields', 'after-form'],
    ...['alternatives', 'footer'],
  ];
  return names.map((name) => {
    const place = document.createElement('p');
    place.slot = name;
    place.textContent = name;
    return place;
  });
}
