import { answering, offline, refusing } from '../answers.js';
import { scripted } from './answers.js';

const [one, two, three, nameless] = [
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
  { id: '4', name: '' },
];

const listing = (id, title, answers, expect = 'idle') => ({
  id: `u2f-keys-${id}`,
  tag: 'u2f-keys',
  title,
  properties: { fetch: scripted(answers) },
  expect,
  shows: '[part=key]',
});

/** The same, after somebody has pressed something. */
const after = (state, id, steps, shows, expect = 'idle') => ({
  ...state,
  id: `u2f-keys-${id}`,
  isDerived: true,
  steps,
  shows,
  expect,
});

const press = (part, row = 1) => [
  'click',
  `u2f-keys >>> [part=key]:nth-child(${row}) [part~=${part}]`,
];
const type = (text) => ['type', 'u2f-keys >>> [part~=input]', text];

const list = listing('list', 'idle', {
  'GET /keys': answering([one, two, three]),
  'PATCH /keys/1': answering({ ...one, name: 'Renamed' }),
  'PATCH /keys/2': refusing(404, 'key_not_found'),
  'DELETE /keys/1': () => Promise.resolve(new Response(null, { status: 204 })),
  'DELETE /keys/2': refusing(403, 'forbidden'),
});
const last = listing('last', 'idle · one key', {
  'GET /keys': answering([one]),
  'DELETE /keys/1': () => Promise.resolve(new Response(null, { status: 204 })),
});
const busy = listing('busy', 'idle · a change that never ends', { 'GET /keys': answering([two]) });
const failed = (id, title, answers, expect = 'error') => ({
  ...listing(id, title, answers, expect),
  shows: undefined,
});

/** What the gallery shows of `<u2f-keys>`. */
export const u2fKeysGroup = {
  title: '<u2f-keys>',
  states: [
    list,
    after(list, 'renaming', [press('rename')], '[part=edit]'),
    after(list, 'renaming-long', [press('rename', 3)], '[part=edit]'),
    after(
      list,
      'renamed',
      [press('rename'), type('Renamed'), press('save')],
      '[part=status] [part=hint]',
    ),
    after(
      list,
      'not-renamed',
      [press('rename', 2), type('Renamed'), press('save', 2)],
      '[part=edit]',
      'error',
    ),
    after(list, 'question', [press('remove')], '[part=question]'),
    after(list, 'question-long', [press('remove', 3)], '[part=question]'),
    after(list, 'removed', [press('remove'), press('confirm')], '[part=status] [part=hint]'),
    after(
      list,
      'not-removed',
      [press('remove', 2), press('confirm', 2)],
      '[part=question]',
      'error',
    ),
    last,
    after(last, 'last-question', [press('remove')], '[part=question]'),
    after(last, 'last-removed', [press('remove'), press('confirm')], '[part=empty]'),
    listing('nameless', 'idle · a key without a name', { 'GET /keys': answering([nameless]) }),
    busy,
    after(busy, 'saving', [press('rename'), type('New'), press('save')], '[part=title]'),
    after(busy, 'removing', [press('remove'), press('confirm')], '[part=title]'),
    {
      ...listing('none', 'idle · no keys', { 'GET /keys': answering([]) }),
      shows: '[part=empty]',
    },
    failed('asking', 'loading', {}, 'loading'),
    failed('nobody', 'error · login_required', { 'GET /keys': refusing(401, 'login_required') }),
    failed('offline', 'error · network', { 'GET /keys': offline }),
    {
      id: 'u2f-keys-mistake',
      tag: 'u2f-keys',
      title: 'error · endpoint is missing',
      attributes: { endpoint: '' },
      expect: 'error',
    },
  ],
};
