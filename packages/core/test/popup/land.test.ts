import { assert } from 'chai';
import { flowKey, putFlow, randomId, type RedirectNames } from '../../src/popup/flow.js';
import { land } from '../../src/popup/land.js';

const names = { username: 'username', token: ['access_token', 'token'] };
const answer = '?username=alice%20&access_token=secret';
const query = { username: 'alice', token: 'secret' };

/** A flow in this window's storage, as the opener leaves it. */
function leaveFlow({
  expires = Date.now() + 60_000,
  names: own = names,
}: {
  readonly expires?: number;
  readonly names?: RedirectNames;
} = {}) {
  const flow = { id: randomId(), expires, names: own };
  putFlow(sessionStorage, flowKey, flow);
  return flow;
}

suite('land', () => {
  const { href } = location;
  const { state } = history as { readonly state: unknown };

  /** Comes back to this page with something on its address. */
  function comeBack(address: string, pageState: unknown = null) {
    history.replaceState(pageState, '', address);
  }

  setup(() => sessionStorage.clear());
  teardown(() => {
    history.replaceState(state, '', href);
    sessionStorage.clear();
  });

  test('gives the query and the flow', () => {
    const flow = leaveFlow();
    comeBack(answer);
    assert.deepEqual(land(names), { query, flow });
  });

  test('takes the token off the address', () => {
    leaveFlow();
    comeBack(answer);
    land(names);
    assert.notInclude(location.href, 'secret');
    assert.equal(location.search, '');
  });

  test('leaves no entry in the history to go back to', () => {
    leaveFlow();
    comeBack(answer);
    const { length } = history;
    land(names);
    assert.equal(history.length, length);
  });

  test('keeps the path, other parameters to the letter, and the hash', () => {
    leaveFlow();
    const { pathname } = location;
    comeBack(`?page=2&q=a+b%20c&${answer.slice(1)}&x=%E0%A4%A#/router?token=kept`);
    land(names);
    assert.equal(
      location.href,
      `${location.origin}${pathname}?page=2&q=a+b%20c&x=%E0%A4%A#/router?token=kept`,
    );
  });

  test("keeps a router's state", () => {
    leaveFlow();
    comeBack(answer, { key: 'abc', scroll: [0, 120] });
    land(names);
    assert.deepEqual(history.state, { key: 'abc', scroll: [0, 120] });
  });

  test('removes the flow, so that it is used once', () => {
    leaveFlow();
    comeBack(answer);
    land(names);
    assert.isNull(sessionStorage.getItem(flowKey));
    comeBack(answer);
    assert.isNull(land(names).flow);
  });

  test('gives no flow where this site has opened none, and still cleans the address', () => {
    comeBack(answer);
    assert.deepEqual(land(names), { query, flow: null });
    assert.equal(location.search, '');
  });

  test('gives no flow that has expired, removes it and cleans the address', () => {
    leaveFlow({ expires: Date.now() - 1 });
    comeBack(answer);
    assert.deepEqual(land(names), { query, flow: null });
    assert.isNull(sessionStorage.getItem(flowKey));
    assert.equal(location.search, '');
  });

  test("reads by the flow's own parameter names", () => {
    const flow = leaveFlow({ names: { username: 'user', token: ['code'] } });
    comeBack('?user=alice&code=secret&token=kept');
    assert.deepEqual(land(names), { query, flow });
    assert.equal(location.search, '?token=kept');
  });

  test('cleans the address of a token that it refuses', () => {
    leaveFlow();
    comeBack('?username=alice&access_token=secret&access_token=secret');
    assert.deepEqual(land(names).query, { username: 'alice', problem: 'access_token' });
    assert.equal(location.search, '');
  });

  for (const broken of ['{', 'null', '1', '""', '[]', '{}']) {
    test(`takes ${broken} in the storage for no flow`, () => {
      sessionStorage.setItem(flowKey, broken);
      comeBack(answer);
      assert.deepEqual(land(names), { query, flow: null });
      assert.equal(location.search, '');
    });
  }

  test('leaves an address without a redirect as it is', () => {
    leaveFlow();
    comeBack('?page=2#top', { key: 'abc' });
    const before = location.href;
    assert.deepEqual(land(names).query, {});
    assert.equal(location.href, before);
  });
});
