import { assert } from 'chai';
import type { AwayLogin } from '../../src/ompass/away-login.js';
import { leavePage } from '../../src/ompass/leave-page.js';
import { flowKey, peekFlow, randomId } from '../../src/popup/flow.js';
import { failureOf } from '../support.js';

suite('leavePage', () => {
  const { href } = location;
  const { state } = history as { readonly state: unknown };
  /** An address that this page can go to without being left. */
  const uri = new URL('#at-the-provider', href);
  const login: AwayLogin = {
    id: randomId(),
    expires: Date.now() + 60_000,
    names: { username: 'username', token: ['token'] },
    endpoint: `${location.origin}/auth`,
    credentials: 'same-origin',
    method: 'u2f',
    page: performance.timeOrigin,
    startUrl: href,
    returnUrl: href,
  };
  setup(() => sessionStorage.clear());
  teardown(() => {
    history.replaceState(state, '', href);
    sessionStorage.clear();
  });

  /** Comes back by the back button to a page that was kept. */
  function comeBack() {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  }

  test('goes to the address and leaves the login for the landing page', async () => {
    const leaving = failureOf(() => leavePage(login, uri, new AbortController().signal));
    assert.equal(location.href, uri.href);
    assert.deepEqual(peekFlow(window, flowKey), login);
    comeBack();
    await leaving;
  });

  test('rejects as "popup_closed" when the person comes back unfinished', async () => {
    const leaving = failureOf(() => leavePage(login, uri, new AbortController().signal));
    comeBack();
    assert.include(await leaving, { code: 'popup_closed', phase: 'provider' });
    assert.lengthOf(sessionStorage, 0);
  });

  test('rejects as "aborted" and forgets the login', async () => {
    const controller = new AbortController();
    const leaving = failureOf(() => leavePage(login, uri, controller.signal));
    controller.abort('the person left');
    assert.include(await leaving, { code: 'aborted', cause: 'the person left' });
    assert.lengthOf(sessionStorage, 0);
  });

  test('stays on the page when it was aborted before', async () => {
    const { code } = await failureOf(() => leavePage(login, uri, AbortSignal.abort()));
    assert.equal(code, 'aborted');
    assert.equal(location.href, href);
    assert.lengthOf(sessionStorage, 0);
  });

  test('rejects as "policy_blocked" and stays where there is no session storage', async () => {
    const storage = Object.getOwnPropertyDescriptor(window, 'sessionStorage') ?? {};
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get() {
        throw new DOMException('Access is denied for this document', 'SecurityError');
      },
    });
    try {
      const error = await failureOf(() => leavePage(login, uri, new AbortController().signal));
      assert.include(error, { code: 'policy_blocked', phase: 'open' });
      assert.equal(location.href, href);
    } finally {
      Object.defineProperty(window, 'sessionStorage', storage);
    }
  });
});
