import { assert } from 'chai';
import { watchPopup } from '../../src/popup/watch-popup.js';

/** What a popup shows: nothing yet, a page of this site, or the provider's. */
type Page = 'empty' | 'own' | 'foreign';

const addresses: Readonly<Record<Page, string | undefined>> = {
  empty: 'about:blank',
  own: `${location.origin}/callback`,
  foreign: undefined,
};

/** More looks than a popup needs to count as one that has lived. */
const aLife = 4;

/** A test that takes its time: all of a suite begin together, and each test waits for its own. */
function timedTest(title: string, run: () => Promise<void>): void {
  let outcome: Promise<void>;
  suiteSetup(() => {
    outcome = run();
    outcome.catch(() => undefined);
  });
  test(title, () => outcome);
}

suite('watchPopup', () => {
  const controllers: AbortController[] = [];
  suiteTeardown(() => {
    for (const controller of controllers) controller.abort();
  });

  /** Watches a popup and a person that do what the test says, between one look and the next. */
  function watch(closedGrace?: number) {
    const controller = new AbortController();
    controllers.push(controller);
    const world = { page: 'foreign' as Page, isClosed: false, isFocused: false, isNavigated: true };
    const events: string[] = [];
    const waiting = new Set<() => void>();
    let looks = 0;
    let reads = 0;

    /** Goes on right after the look that fulfils a condition, and before the next one. */
    function when(isFulfilled: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        function check() {
          if (isFulfilled()) resolve();
        }
        waiting.add(check);
        check();
      });
    }
    function tell(event: string) {
      events.push(event);
      for (const check of waiting) check();
    }
    const popup = {
      get closed() {
        reads++;
        return world.isClosed;
      },
      location: {
        get href() {
          const address = addresses[world.page];
          if (address === undefined) throw new DOMException('Blocked a frame', 'SecurityError');
          return address;
        },
      },
      document: { readyState: 'complete' },
    };
    watchPopup({
      popup: popup as unknown as Window,
      signal: controller.signal,
      closedGrace,
      isNavigated: () => world.isNavigated,
      isFocused() {
        looks++;
        for (const check of waiting) check();
        return world.isFocused;
      },
      onSevered: () => tell('severed'),
      onMaybeClosed: () => tell('maybe-closed'),
      onClosed() {
        tell('closed');
        controller.abort();
      },
      onOwnPage: (since) => tell(since === 0 ? 'own page' : 'still own page'),
    });
    return {
      controller,
      world,
      events,
      /** How often `closed` was read. */
      countReads: () => reads,
      countLooks: () => looks,
      /** Waits for some more looks at the popup. */
      passLooks: (count: number) => {
        const last = looks + count;
        return when(() => looks >= last);
      },
      seen: (event: string) => when(() => events.includes(event)),
    };
  }

  /** A popup that lived, then reads as closed while the person is elsewhere. */
  async function watchSevered(closedGrace?: number) {
    const watched = watch(closedGrace);
    await watched.passLooks(aLife);
    watched.world.isClosed = true;
    await watched.seen('severed');
    return watched;
  }

  suite('a popup that is still empty', () => {
    timedTest('was closed by the person when it reads as closed', async () => {
      const { world, events, seen } = watch();
      Object.assign(world, { page: 'empty', isNavigated: false, isClosed: true });
      await seen('closed');
      assert.deepEqual(events, ['closed']);
    });

    timedTest('tells nothing while it is open', async () => {
      const { world, events, passLooks } = watch();
      Object.assign(world, { page: 'empty', isNavigated: false });
      await passLooks(aLife);
      assert.deepEqual(events, []);
    });

    timedTest(
      'was severed by its first page when it reads as closed after it was sent away',
      async () => {
        const { world, events, seen, passLooks } = watch();
        world.page = 'empty';
        await passLooks(aLife);
        world.isClosed = true;
        await seen('severed');
        assert.deepEqual(events, ['severed']);
      },
    );
  });

  suite('a popup at the provider', () => {
    timedTest('tells nothing while it is open', async () => {
      const { events, passLooks } = watch();
      await passLooks(2 * aLife);
      assert.deepEqual(events, []);
    });

    timedTest('was severed when it reads as closed after one look', async () => {
      const { world, events, passLooks, seen } = watch();
      await passLooks(1);
      world.isClosed = true;
      await seen('severed');
      assert.deepEqual(events, ['severed']);
    });

    timedTest('was severed after one look even when the person is on this page', async () => {
      const { world, events, passLooks, seen } = watch(Infinity);
      await passLooks(1);
      Object.assign(world, { isClosed: true, isFocused: true });
      await seen('maybe-closed');
      assert.deepEqual(events, ['severed', 'maybe-closed']);
    });

    timedTest(
      'was severed when it reads as closed after a life, the person being elsewhere',
      async () => {
        const { events } = await watchSevered();
        assert.deepEqual(events, ['severed']);
      },
    );

    timedTest(
      'was closed when it reads as closed after a life, the person being back',
      async () => {
        const { world, events, passLooks, seen } = watch();
        await passLooks(aLife);
        Object.assign(world, { isClosed: true, isFocused: true });
        await seen('closed');
        assert.deepEqual(events, ['closed']);
      },
    );

    timedTest('was closed when the person is back a moment after it reads as closed', async () => {
      const { world, events, passLooks, seen } = watch();
      await passLooks(aLife);
      world.isClosed = true;
      await passLooks(1);
      world.isFocused = true;
      await seen('closed');
      assert.deepEqual(events, ['closed']);
    });

    timedTest('is open when it only read as closed for a moment', async () => {
      const { world, events, passLooks } = watch();
      await passLooks(aLife);
      world.isClosed = true;
      await passLooks(1);
      world.isClosed = false;
      await passLooks(2 * aLife);
      assert.deepEqual(events, []);
    });

    timedTest('may be closed, and no more, where the focus tells nothing', async () => {
      const { world, events, passLooks, seen } = watch(0);
      world.isFocused = true;
      await passLooks(aLife);
      world.isClosed = true;
      await seen('maybe-closed');
      await passLooks(aLife);
      assert.deepEqual(events, ['severed', 'maybe-closed']);
    });

    timedTest('counts as closed once the focus tells something after all', async () => {
      const { world, events, passLooks, seen } = watch(0);
      world.isFocused = true;
      await passLooks(aLife);
      world.isClosed = true;
      await seen('maybe-closed');
      world.isFocused = false;
      await passLooks(1);
      world.isFocused = true;
      await seen('closed');
      assert.deepEqual(events, ['severed', 'maybe-closed', 'maybe-closed', 'closed']);
    });
  });

  suite('a severed popup', () => {
    timedTest('is never asked again whether it is closed', async () => {
      const { countReads, passLooks, world } = await watchSevered(Infinity);
      const reads = countReads();
      await passLooks(aLife);
      world.isFocused = true;
      await passLooks(aLife);
      assert.equal(countReads(), reads);
    });

    timedTest('may be closed when the person comes back', async () => {
      const { world, events, seen } = await watchSevered(Infinity);
      world.isFocused = true;
      await seen('maybe-closed');
      assert.deepEqual(events, ['severed', 'maybe-closed']);
    });

    timedTest('counts as closed when the person stays', async () => {
      const { world, events, seen } = await watchSevered(200);
      world.isFocused = true;
      const back = performance.now();
      await seen('closed');
      assert.deepEqual(events, ['severed', 'maybe-closed', 'closed']);
      assert.isAtLeast(performance.now() - back, 200);
    });

    timedTest('goes on when the person leaves before the grace is over', async () => {
      const { world, events, passLooks } = await watchSevered(1000);
      for (let visit = 0; visit < 4; visit++) {
        world.isFocused = true;
        await passLooks(aLife);
        world.isFocused = false;
        await passLooks(1);
      }
      assert.deepEqual(events, ['severed', ...Array<string>(4).fill('maybe-closed')]);
    });

    timedTest('counts as closed on a later visit that lasts', async () => {
      const { world, events, passLooks, seen } = await watchSevered(200);
      world.isFocused = true;
      await passLooks(1);
      world.isFocused = false;
      await passLooks(1);
      world.isFocused = true;
      await seen('closed');
      assert.deepEqual(events, ['severed', 'maybe-closed', 'maybe-closed', 'closed']);
    });

    timedTest('goes on for ever with a grace of Infinity', async () => {
      const { world, events, passLooks } = await watchSevered(Infinity);
      world.isFocused = true;
      await passLooks(2 * aLife);
      assert.deepEqual(events, ['severed', 'maybe-closed']);
    });
  });

  suite('a page of this site in the popup', () => {
    timedTest('is told, with the time it has been there', async () => {
      const { world, events, passLooks } = watch();
      await passLooks(1);
      world.page = 'own';
      await passLooks(2);
      assert.deepEqual(events.slice(0, 2), ['own page', 'still own page']);
    });

    timedTest('counts anew after a visit to another site', async () => {
      const { world, events, passLooks } = watch();
      world.page = 'own';
      await passLooks(2);
      world.page = 'foreign';
      await passLooks(1);
      world.page = 'own';
      await passLooks(1);
      assert.deepEqual(events, ['own page', 'still own page', 'own page']);
    });
  });

  suite('an abort', () => {
    timedTest('ends the looking', async () => {
      const { controller, world, events, passLooks, countLooks, countReads } = watch();
      await passLooks(1);
      controller.abort();
      const before = [countLooks(), countReads()];
      world.isClosed = true;
      // Another watch, as a clock that ticks alike.
      await watch().passLooks(3);
      assert.deepEqual([countLooks(), countReads()], before);
      assert.deepEqual(events, []);
    });
  });

  timedTest('asks this page for its focus where it is given nothing else', async () => {
    const controller = new AbortController();
    controllers.push(controller);
    const { resolve, promise } = Promise.withResolvers<undefined>();
    let reads = 0;
    watchPopup({
      popup: {
        get closed() {
          return reads++ > aLife;
        },
        location: {},
      } as unknown as Window,
      signal: controller.signal,
      isNavigated: () => true,
      onSevered: () => resolve(undefined),
      onMaybeClosed: () => undefined,
      onClosed: () => resolve(undefined),
      onOwnPage: () => undefined,
    });
    await promise;
    assert.isAbove(reads, aLife);
  });
});
