import { ompass } from '@second-factor/core';
import { assert } from 'chai';
import { person } from '../popups.js';
import { eventually } from '../support.js';

/** Counts what is made and not ended again, while a test runs. */
function countLive(): { readonly live: () => number; readonly restore: () => void } {
  const timers = new Set<unknown>();
  const channels = new Set<BroadcastChannel>();
  const { BroadcastChannel } = window;
  const setTimeout = window.setTimeout.bind(window);
  const clearTimeout = window.clearTimeout.bind(window);
  const setInterval = window.setInterval.bind(window);
  const clearInterval = window.clearInterval.bind(window);
  Object.assign(window, {
    setTimeout(run: (...args: unknown[]) => void, delay: number, ...args: unknown[]) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run(...args);
      }, delay);
      timers.add(timer);
      return timer;
    },
    clearTimeout(timer: number) {
      timers.delete(timer);
      clearTimeout(timer);
    },
    setInterval(run: () => void, delay: number) {
      const timer = setInterval(run, delay);
      timers.add(timer);
      return timer;
    },
    clearInterval(timer: number) {
      timers.delete(timer);
      clearInterval(timer);
    },
    BroadcastChannel: class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        channels.add(this);
      }
      override close() {
        channels.delete(this);
        super.close();
      }
    },
  });
  return {
    live: () => timers.size + channels.size,
    restore: () =>
      Object.assign(window, {
        setTimeout,
        clearTimeout,
        setInterval,
        clearInterval,
        BroadcastChannel,
      }),
  };
}

/** A site that answers at once, and whose OMPASS is on another origin that nobody listens at. */
const answer = () => Promise.resolve(Response.json({ ompass_uri: 'http://127.0.0.1:47/' }));

/** A site that takes its time, until the request is aborted. */
const hang: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });

type Outcome = 'success' | 'closed' | 'aborted' | 'timeout' | 'popup_blocked';
const outcomes: readonly Outcome[] = ['success', 'closed', 'aborted', 'timeout', 'popup_blocked'];

/** One login that ends as asked. A frame stands for the window: it opens without a click. */
async function cycle(outcome: Outcome): Promise<void> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const popup = frame.contentWindow;
  const controller = new AbortController();
  const login = ompass({
    endpoint: '/auth/plain',
    fetch: outcome === 'closed' ? hang : answer,
  }).login({
    display: 'popup',
    popup: outcome === 'popup_blocked' ? null : popup,
    timeout: outcome === 'timeout' ? 20 : 60_000,
    signal: controller.signal,
  });
  const { id } = JSON.parse(sessionStorage.getItem('second-factor:flow') ?? '{}') as { id: string };
  if (outcome === 'closed') frame.remove();
  if (outcome === 'aborted') controller.abort();
  if (outcome === 'success') {
    const channel = new BroadcastChannel(`second-factor:1:${id}`);
    const query = { username: 'alice', token: 'token' };
    channel.postMessage({ type: `second-factor:1:${id}`, query });
    await login;
    channel.close();
  } else {
    const code = await login.then(
      () => 'success',
      (error: unknown) => (error as { code: string }).code,
    );
    assert.equal(code, outcome === 'closed' ? 'popup_closed' : outcome);
  }
  frame.remove();
}

async function cycles(count: number): Promise<void> {
  const atOnce = 50;
  for (let done = 0; done < count; done += atOnce) {
    const kinds = Array.from({ length: atOnce }, (_, index) => outcomes[index % outcomes.length]);
    await Promise.all(kinds.map((kind) => cycle(kind ?? 'success')));
  }
}

suite('a thousand logins', () => {
  test('leave no timer, channel or listener behind, and less than a megabyte', async function () {
    this.timeout(60_000);
    await cycles(50);
    const counter = countLive();
    try {
      const before = await person.measure();
      await cycles(1000);
      // A window is given a moment to stop before it is closed.
      await eventually(() => counter.live() === 0);
      const after = await person.measure();
      assert.equal(after.listeners, before.listeners, 'listeners of the window');
      assert.isBelow(after.heap - before.heap, 1_000_000, 'bytes of heap');
    } finally {
      counter.restore();
      sessionStorage.clear();
    }
  });
});
