import { answering, refusing, silent } from '../answers.js';

const id = '0123456789abcdef0123456789abcdef';

/** Has the page stand where OMPASS has sent a window back to: with a token, and what it was opened for. */
const landed = (flow) => () => {
  const common = {
    id,
    expires: Date.now() + 60_000,
    names: { username: 'username', token: ['access_token', 'token'] },
  };
  if (flow) sessionStorage.setItem('second-factor:flow', JSON.stringify({ ...common, ...flow() }));
  const url = new URL(location.href);
  url.searchParams.set('username', 'alice');
  url.searchParams.set('access_token', 'stand-in');
  history.replaceState(null, '', url);
};

/** A login that left its page, and is finished on this one. */
const away = () => ({
  endpoint: `${location.origin}/states/api`,
  credentials: 'same-origin',
  method: 'u2f',
  userId: 'alice',
  page: 0,
  startUrl: location.href,
  returnUrl: `${location.origin}/account`,
});

/** Hears what comes home, as the page does that began. */
function hear() {
  const type = `second-factor:1:${id}`;
  const channel = new BroadcastChannel(type);
  channel.addEventListener('message', () => channel.postMessage(type));
}

/** A page lands but once, so each stands on a page of its own. */
const state = (name, title, expect, { setUp, fetch, listeners } = {}) => ({
  id: `ompass-callback-${name}`,
  tag: 'ompass-callback',
  title,
  attributes: { endpoint: null },
  properties: { fetch },
  isAlone: true,
  setUp,
  listeners,
  expect,
});

/** What the gallery links to of `<ompass-callback>`. */
export const ompassCallbackGroup = {
  title: '<ompass-callback>',
  states: [
    state('none', 'idle', 'idle'),
    state('working', 'loading', 'loading', { setUp: landed(away), fetch: silent }),
    state('delivered', 'success · delivered', 'success', {
      setUp: () => {
        landed(() => ({}))();
        hear();
      },
    }),
    state('success', 'success · verified', 'success', {
      setUp: landed(away),
      fetch: answering({ name: 'alice' }),
      listeners: { 'second-factor-success': (event) => event.preventDefault() },
    }),
    state('refused', 'error · http 403', 'error', {
      setUp: landed(away),
      fetch: refusing(403, 'ompass.012'),
    }),
    state('stranger', 'error · flow_mismatch', 'error', { setUp: landed() }),
    state('lost', 'error · nobody hears it', 'error', { setUp: landed(() => ({})) }),
  ],
};
