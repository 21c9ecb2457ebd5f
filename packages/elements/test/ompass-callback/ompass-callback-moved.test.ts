import { assert } from 'chai';
import { cleanUp, fixture, inState, tick } from '../support.js';

const tag = 'ompass-callback';

/** A full-page login of ours that comes back to this page, as `login()` leaves it. */
function comeBack(): void {
  const names = { token: ['access_token'], username: 'username' };
  const login = {
    id: 'flow-1',
    expires: Date.now() + 60_000,
    names,
    method: 'u2f',
    userId: 'alice',
    endpoint: new URL('/ompass', location.href).href,
    credentials: 'same-origin',
    page: 0,
    startUrl: location.href,
    returnUrl: new URL('/account', location.href).href,
  };
  sessionStorage.setItem('second-factor:flow', JSON.stringify(login));
  const query = new URLSearchParams(location.search);
  query.set('username', 'alice');
  query.set('access_token', 'token-1');
  history.replaceState(null, '', `?${query}`);
}

suite(`<${tag}> that is moved`, () => {
  teardown(() => {
    sessionStorage.clear();
    cleanUp();
  });

  test('tells of its outcome once', async () => {
    comeBack();
    const element = document.createElement(tag);
    assert.isUndefined(customElements.get(tag));
    Object.assign(element, { fetch: () => Promise.resolve(Response.json({ name: 'Alice' })) });
    let successes = 0;
    element.addEventListener('second-factor-success', (event) => {
      event.preventDefault();
      successes++;
    });
    fixture('<p></p>').append(element);
    await import('../../src/define/ompass-callback.js');
    assert.notInclude(location.search, 'token-1');
    fixture('<p></p>').append(element);
    await inState(element, 'success');
    fixture('<p></p>').append(element);
    await tick();
    element.remove();
    await tick();
    fixture('<p></p>').append(element);
    await tick();
    assert.equal(successes, 1);
    assert.equal(element.state, 'success');
  });
});
