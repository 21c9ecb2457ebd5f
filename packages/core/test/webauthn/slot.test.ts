import { assert } from 'chai';
import { slotIsFree, takeSlot } from '../../src/webauthn/slot.js';
import { watchTimers } from './timers.js';

/** The module once more, as a second copy of this package on the page has it. */
const other = (await import(
  /* the same file under another address */ new URL(
    '../../src/webauthn/slot.ts?copy',
    import.meta.url,
  ).href
)) as { readonly takeSlot: typeof takeSlot };

/** Whether a promise has settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  return settled;
}

suite('the slot of a page', () => {
  test('is another module in the other copy, so that only the page is shared', () => {
    assert.notStrictEqual(other.takeSlot, takeSlot);
  });

  for (const [name, takeNext] of [
    ['this copy', takeSlot],
    ['another copy', other.takeSlot],
  ] as const) {
    suite(`taken from ${name} again`, () => {
      test('is free at once when nobody has it', () => {
        const slot = takeNext();
        assert.isUndefined(slot.free);
        assert.isFalse(slot.signal.aborted);
        slot.release();
      });

      test('is lost to the newer one in this very task', () => {
        const first = takeSlot();
        const second = takeNext();
        assert.isTrue(first.signal.aborted);
        assert.isFalse(second.signal.aborted);
        first.release();
        second.release();
      });

      test('is free for the newer one when the older one is released', async () => {
        const first = takeSlot();
        const { free, release } = takeNext();
        if (!free) throw new Error('It was free');
        assert.isFalse(await isSettled(free));
        first.release();
        assert.isTrue(await isSettled(free));
        release();
      });

      test('is not given back by the older one', () => {
        const first = takeSlot();
        const second = takeNext();
        first.release();
        const third = takeSlot();
        assert.isTrue(second.signal.aborted);
        assert.isDefined(third.free);
        second.release();
        third.release();
        const fourth = takeNext();
        assert.isUndefined(fourth.free);
        fourth.release();
      });
    });
  }

  test('is free a second after nobody waits for the browser any more', async () => {
    const { leave } = takeSlot();
    const { free, release } = takeSlot();
    const start = performance.now();
    leave();
    await free;
    assert.isAtLeast(performance.now() - start, 995);
    release();
  });

  test('is not taken from its next owner by that second', () => {
    const first = takeSlot();
    const timers = watchTimers();
    first.leave();
    const [secondIsOver = () => assert.fail()] = timers.pending.values();
    first.release();
    timers.stop();
    assert.equal(timers.pending.size, 0);
    const second = takeSlot();
    // Even if it had been under way already.
    secondIsOver();
    const third = takeSlot();
    assert.isDefined(third.free);
    second.release();
    third.release();
  });

  test('released twice, in any order with leaving, is released once', () => {
    const { leave, release } = takeSlot();
    release();
    leave();
    release();
    const next = takeSlot();
    assert.isUndefined(next.free);
    next.release();
  });
});

suite('slotIsFree', () => {
  test('resolves at once when it is', async () => {
    assert.isTrue(await isSettled(slotIsFree()));
  });

  test('waits for all that take it one after the other', async () => {
    const first = takeSlot();
    const free = slotIsFree();
    const second = takeSlot();
    first.release();
    assert.isFalse(await isSettled(free));
    second.release();
    assert.isTrue(await isSettled(free));
  });
});
