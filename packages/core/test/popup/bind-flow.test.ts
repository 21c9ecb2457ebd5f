import { assert } from 'chai';
import type * as BindFlow from '../../src/popup/bind-flow.js';
import { bindFlow } from '../../src/popup/bind-flow.js';
import { type Flow, flowKey, randomId } from '../../src/popup/flow.js';
import { closeFrames, failureOf, openFrame } from '../support.js';

/** A window's own storage, which starts as a copy of its opener's or empty. */
function storageOf(entries: Iterable<[string, string]> = []) {
  const values = new Map(entries);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
    removeItem: (key: string) => values.delete(key),
    keys: () => [...values.keys()],
  };
}

/** What is in this page's storage, which a window of its own starts with. */
function ownEntries() {
  return Object.entries(sessionStorage) as [string, string][];
}

/** A window that was just opened. */
function windowWith(sessionStorage: unknown) {
  const popup = { sessionStorage, isOpen: true, close: () => (popup.isOpen = false) };
  return popup as typeof popup & Window;
}

/** What reading `sessionStorage` does where a browser's settings forbid it. */
const refused = {
  get sessionStorage(): Storage {
    throw new DOMException('Access is denied for this document', 'SecurityError');
  },
};

/** This package in a frame. */
async function openOwnRealm() {
  const { view } = await openFrame({
    srcdoc: `<script type="module">
      import { bindFlow } from '/packages/core/src/popup/bind-flow.ts';
      window.bindFlow = bindFlow;
    </script>`,
  });
  return view as Window & typeof BindFlow;
}

suite('bindFlow', () => {
  const flow: Flow = {
    id: randomId(),
    expires: Date.now() + 60_000,
    names: { username: 'username', token: ['token'] },
  };
  setup(() => sessionStorage.clear());
  teardown(() => {
    sessionStorage.clear();
    closeFrames();
  });

  test("writes the flow into the window's storage, and nothing else", () => {
    const storage = storageOf();
    const popup = windowWith(storage);
    assert.strictEqual(bindFlow(() => popup, flow)?.popup, popup);
    assert.deepEqual(storage.keys(), [flowKey]);
    assert.deepEqual(JSON.parse(storage.getItem(flowKey) ?? ''), flow);
  });

  test('leaves nothing in the copy that a window has of this page’s storage', () => {
    let storage = storageOf();
    bindFlow(() => {
      storage = storageOf(ownEntries());
      return windowWith(storage);
    }, flow);
    assert.deepEqual(storage.keys(), [flowKey]);
  });

  test("leaves nothing in this page's storage", () => {
    bindFlow(() => windowWith(storageOf()), flow);
    assert.lengthOf(sessionStorage, 0);
  });

  test('gives nothing when the browser opened nothing, and leaves nothing behind', () => {
    assert.isUndefined(bindFlow(() => undefined, flow));
    assert.lengthOf(sessionStorage, 0);
  });

  test('gives nothing for a window without a storage', () => {
    assert.isUndefined(bindFlow(() => windowWith(undefined), flow));
  });

  test('rejects as "policy_blocked" and closes a window whose storage is refused', async () => {
    const popup = windowWith(null);
    Object.defineProperties(popup, Object.getOwnPropertyDescriptors(refused));
    const error = await failureOf(() => bindFlow(() => popup, flow));
    assert.include(error, { code: 'policy_blocked', phase: 'open' });
    assert.propertyVal(error.cause, 'name', 'SecurityError');
    assert.isFalse(popup.isOpen);
  });

  test('rejects as "policy_blocked" and closes a window whose storage is full', async () => {
    const storage = {
      ...storageOf(),
      setItem() {
        throw new DOMException('It is full', 'QuotaExceededError');
      },
    };
    const popup = windowWith(storage);
    const error = await failureOf(() => bindFlow(() => popup, flow));
    assert.equal(error.code, 'policy_blocked');
    assert.isFalse(popup.isOpen);
  });

  test('rejects as "policy_blocked" and opens nothing where this page has no storage', async () => {
    const view = await openOwnRealm();
    Object.defineProperties(view, Object.getOwnPropertyDescriptors(refused));
    let opened = 0;
    const error = await failureOf(() =>
      view.bindFlow(() => {
        opened++;
        return undefined;
      }, flow),
    );
    assert.equal(error.code, 'policy_blocked');
    assert.equal(opened, 0);
  });

  suite('tells whether this page is partitioned', () => {
    for (const { where, entries, isPartitioned } of [
      {
        where: 'in a frame whose windows copy its storage',
        entries: ownEntries,
        isPartitioned: false,
      },
      { where: 'in a frame whose windows start empty', entries: () => [], isPartitioned: true },
    ]) {
      test(where, async () => {
        const view = await openOwnRealm();
        const bound = view.bindFlow(() => windowWith(storageOf(entries())), flow);
        assert.equal(bound?.isPartitioned, isPartitioned);
      });
    }

    test('at top level, where it never is', () => {
      assert.isFalse(bindFlow(() => windowWith(storageOf()), flow)?.isPartitioned);
    });
  });
});
