import { assert } from 'chai';
import type { AwayOutcome } from '../../src/ompass/away-login.js';
import { flowKey, putFlow, randomId } from '../../src/popup/flow.js';
import { listenForResult } from '../../src/popup/listen-for-result.js';
import type { RedirectQuery } from '../../src/popup/redirect-query.js';
import { closeFrames, eventually, openFrame } from '../support.js';

const page = '/test/pages/callback.html';
const answer = '?username=alice%20&access_token=secret';
const names = { username: 'username', token: ['access_token', 'token'] };

/** The landing page's script as it is shipped, on a page in a frame: that can't be closed. */
suite('the landing page’s script', () => {
  const { origin } = location;
  const outcomeKey = 'second-factor:outcome';
  let ended: AbortController;
  setup(() => {
    sessionStorage.clear();
    ended = new AbortController();
  });
  teardown(() => {
    ended.abort();
    closeFrames();
    sessionStorage.clear();
  });

  /** A flow of a popup in the window's storage, as its opener leaves it. */
  function leaveFlow() {
    const flow = { id: randomId(), expires: Date.now() + 60_000, names };
    putFlow(sessionStorage, flowKey, flow);
    return flow;
  }

  /** A full-page login in the window's storage, as the page that was left leaves it. */
  function leaveLogin(endpoint: string, changes: object = {}) {
    const login = {
      ...leaveFlow(),
      endpoint: origin + endpoint,
      credentials: 'same-origin',
      method: 'u2f',
      userId: 'alice',
      page: 1,
      startUrl: `${origin}/test/pages/passive.html?start`,
      returnUrl: `${origin}/test/pages/passive.html?return`,
      appState: { step: 2 },
      ...changes,
    };
    putFlow(sessionStorage, flowKey, login);
    return login;
  }

  async function land(search: string) {
    const { view } = await openFrame({ src: page + search });
    return view;
  }

  /** What the page says; it takes half a second to say it. */
  async function spokenOn({ document }: Window) {
    await eventually(() => document.querySelector('button') !== null);
    return document.querySelector('[role=status]')?.textContent;
  }

  /** The outcome that is left for the page the window goes on to. */
  async function outcomeOn(view: Window): Promise<AwayOutcome & { readonly address: string }> {
    await eventually(() => sessionStorage.getItem(outcomeKey) !== null);
    await eventually(() => !view.location.pathname.includes('callback'));
    const outcome = JSON.parse(sessionStorage.getItem(outcomeKey) ?? '') as AwayOutcome;
    return { ...outcome, address: view.location.href };
  }

  test('says that its window may be closed, where it can’t close it itself', async () => {
    const { id } = leaveFlow();
    const results: RedirectQuery[] = [];
    listenForResult(id, undefined, (query) => results.push(query), ended.signal);
    const view = await land(answer);
    assert.match((await spokenOn(view)) ?? '', /^Close this window Close$/);
    assert.deepEqual(results, [{ username: 'alice', token: 'secret' }]);
  });

  test('posts a full-page login and goes on to where it wanted to', async () => {
    const login = leaveLogin('/answer/hostile');
    const view = await land(answer);
    await eventually(() => view.location.href === login.returnUrl);
    assert.isNull(sessionStorage.getItem(outcomeKey), 'that page knows nothing of the login');
  });

  test('leaves a success for the page that began, where it is to go back there', async () => {
    const returnUrl = `${origin}/test/pages/passive.html?start`;
    const login = leaveLogin('/answer/hostile', { userId: undefined, returnUrl });
    const outcome = await outcomeOn(await land(answer));
    assert.include(outcome, { id: login.id, status: 200, address: login.startUrl });
    assert.include(outcome, { userId: 'alice' });
    assert.deepEqual(outcome.appState, { step: 2 });
  });

  for (const query of ['?username=alice', `${answer}&token=another`]) {
    test(`posts nothing and goes back for ${query}`, async () => {
      const login = leaveLogin('/answer/hostile');
      const view = await land(query);
      await eventually(() => view.location.href === login.startUrl);
      assert.isNull(sessionStorage.getItem(outcomeKey));
    });
  }

  test('goes back to where it began, with the reason, when the site refuses', async () => {
    const login = leaveLogin('/answer/forbidden');
    const outcome = await outcomeOn(await land(answer));
    assert.include(outcome, { status: 403, address: login.startUrl });
    assert.deepEqual(outcome.problem, { code: 'password_required', title: 'Log in first' });
  });

  test('goes back to where it began, with the status, when the site is not well', async () => {
    const login = leaveLogin('/answer/broken');
    const outcome = await outcomeOn(await land(answer));
    assert.include(outcome, { status: 503, address: login.startUrl });
    assert.isUndefined(outcome.problem);
  });

  test('never leaves the token behind', async () => {
    leaveLogin('/answer/forbidden');
    const view = await land(answer);
    await outcomeOn(view);
    assert.notInclude(JSON.stringify(sessionStorage), 'secret');
    assert.notInclude(view.location.href, 'secret');
    assert.notInclude(view.document.referrer, 'secret');
  });
});
