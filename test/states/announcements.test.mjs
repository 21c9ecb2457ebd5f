/** What a person who does not see the page is told of every state, and of whole flows. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { listen, readRegions, takeHeard } from './announcements.mjs';
import { eachState } from './each-state.mjs';
import { openVisits, reach, states } from './visits.mjs';

eachState(
  'each sentence is said once, in the right place, in',
  async (page, { expect }, { link }) => {
    const heard = await takeHeard(page);
    assert.equal(new Set(heard).size, heard.length, heard.join(' | '));
    // What a page begins with may stand there from the beginning, but never an error.
    assert.doesNotMatch(heard.join('\n'), /^alert at first/m);
    const regions = await readRegions(link);
    assert.deepEqual(
      regions.map(({ role, live }) => [role, live]),
      [
        ['alert', 'assertive'],
        ['status', 'polite'],
      ],
    );
    const [alert, status] = regions;
    assert.equal(alert.text !== '', /^(error|unsupported)/.test(expect), alert.text);
    for (const { role, text } of [alert, status]) {
      const last = heard.findLast((one) => one.startsWith(role)) ?? '';
      if (text) assert.equal(last.replace(/^\w+( at first)?: /, ''), text);
    }
  },
  { script: listen },
);

suite('a person hears', () => {
  let visits;
  before(async () => {
    visits = await openVisits({ script: listen });
  });
  after(() => visits.close());

  for (const { title, id, act, expected } of flows()) {
    test(title, async () => {
      const state = states.find((other) => other.id === id);
      const heard = await visits.visit(state, async (page, tab) => {
        await act(page, tab, state);
        return takeHeard(page);
      });
      assert.deepEqual(heard, expected);
    });
  }
});

/** Whole flows: from a state which ends in an error on to a success, and the same error twice. */
function flows() {
  const submit = [['click', '[type=submit]']];
  const connecting = 'status: Connecting…';
  const checking = 'status: Checking…';
  const window = 'status: Finish in the other window It may be behind this window.';
  const touch = 'status: Touch your key If it blinks, touch it. Your browser may ask for a PIN.';
  const offline = 'alert: No connection. Please try again later.';
  const again = (steps) => (page, tab, state) =>
    reach(tab, { ...state, steps: [...steps, ['see', `${state.tag}[data-state=error]`]] });
  const better = (path) => async (page, tab, state) => {
    await page.$eval(state.tag, accept, path);
    await reach(tab, { ...state, steps: submit, expect: 'success' });
  };
  return [
    {
      title: 'a login by OMPASS that is refused, and then accepted',
      id: 'refused-late',
      act: better('/verify'),
      expected: [
        ...[connecting, window, checking, 'alert: Not accepted. Please try again.'],
        ...[connecting, window, checking, 'status: You are logged in.'],
      ],
    },
    {
      title: 'a key that is registered already, and another one',
      id: 'u2f-register-twice',
      act: better('/register/finish'),
      expected: [
        ...[connecting, touch, checking],
        'alert: This key is registered already. Use another one.',
        ...[connecting, touch, checking, 'status: Your key is registered.'],
      ],
    },
    {
      title: 'a login by a key that is not known, and then is',
      id: 'u2f-login-stranger',
      act: better('/authenticate/finish'),
      expected: [
        ...[connecting, touch, checking],
        'alert: This key is not registered here. Use another one.',
        ...[connecting, touch, checking, 'status: You are logged in.'],
      ],
    },
    {
      title: 'keys that are renamed and removed',
      id: 'u2f-keys-renamed',
      act: (_page, tab, state) =>
        reach(tab, {
          ...state,
          steps: ['remove', 'confirm'].map((part) => [
            'click',
            `u2f-keys >>> [part=key]:first-child [part~=${part}]`,
          ]),
          shows: '[part=key]:nth-child(2):last-child',
        }),
      expected: [
        'status at first: Connecting…',
        ...[checking, 'status: The key was renamed.'],
        ...[checking, 'status: The key was removed.'],
      ],
    },
    {
      title: 'a login that comes home where nobody waits for it',
      id: 'ompass-callback-lost',
      act: () => undefined,
      expected: [
        'status at first: Finishing the login…',
        'alert: The page that started this login is gone. Close this window and start again.',
      ],
    },
    {
      title: 'that the connection is lost, and lost again: OMPASS',
      id: 'offline',
      act: async (page, tab, state) => {
        await page.type('[type=password]', 'demo');
        await again(submit)(page, tab, state);
      },
      expected: [connecting, offline, connecting, offline],
    },
    ...['u2f-register', 'u2f-login'].map((tag) => ({
      title: `that the connection is lost, and lost again: ${tag}`,
      id: `${tag}-offline`,
      act: again(submit),
      expected: [connecting, offline, connecting, offline],
    })),
    {
      title: 'that the connection is lost, and lost again: u2f-keys',
      id: 'u2f-keys-offline',
      act: again([['click', 'u2f-keys >>> [part=actions] button']]),
      expected: ['status at first: Connecting…', offline, connecting, offline],
    },
  ];
}

/** Runs in the page: has the site accept from now on what it refused. */
function accept(element, path) {
  const { fetch } = element;
  element.fetch = (url, request) =>
    String(url).endsWith(path) ? Promise.resolve(Response.json({})) : fetch(url, request);
}
