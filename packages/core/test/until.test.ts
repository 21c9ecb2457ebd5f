import { assert } from 'chai';
import { until, type UntilOptions } from '../src/until.js';
import { failureOf } from './support.js';

const phase = 'provider';

suite('until', () => {
  test('gives what was resolved', async () => {
    assert.equal(
      await until({ phase }, (resolve) => {
        resolve('a result');
      }),
      'a result',
    );
  });

  test('passes on what was rejected', async () => {
    const reason = { why: 'no particular reason' };
    const outcome = until({ phase }, (_resolve, reject) => {
      reject(reason);
    });
    assert.strictEqual(await outcome.catch((error: unknown) => error), reason);
  });

  test('passes on what was thrown', async () => {
    const reason = new RangeError('too far');
    const outcome = until({ phase }, () => {
      throw reason;
    });
    assert.strictEqual(await outcome.catch((error: unknown) => error), reason);
  });

  test('does not run when the signal was aborted before', async () => {
    let runs = 0;
    const signal = AbortSignal.abort('too late');
    const error = await failureOf(() => until({ signal, phase }, () => runs++));
    assert.include(error, { code: 'aborted', phase, cause: 'too late' });
    assert.equal(runs, 0);
  });

  test('rejects as "aborted" with the reason when the signal is aborted', async () => {
    const controller = new AbortController();
    const reason = new DOMException('The person left', 'AbortError');
    const error = await failureOf(() =>
      until({ signal: controller.signal, phase }, () => controller.abort(reason)),
    );
    assert.include(error, { code: 'aborted', phase });
    assert.strictEqual(error.cause, reason);
  });

  test('rejects as "timeout" when the time is up', async () => {
    const error = await failureOf(() => until({ timeout: 1, phase }, () => undefined));
    assert.include(error, { code: 'timeout', phase, retryable: true });
  });

  for (const timeout of [Infinity, 2 ** 31, 2 ** 40]) {
    test(`does not take ${timeout} ms for none`, async () => {
      assert.equal(
        await until({ timeout, phase }, (resolve) => {
          // A timer with a delay that does not fit would fire before this one.
          setTimeout(resolve, 20, 'a result');
        }),
        'a result',
      );
    });
  }

  suite('ends what was set up', () => {
    /** Runs until it is over, and tells whether `ended` was aborted before and after. */
    async function watchEnded(
      options: Partial<UntilOptions>,
      run: (resolve: (value: unknown) => void, reject: (error: unknown) => void) => void,
    ) {
      let ended: AbortSignal | undefined;
      let before: boolean | undefined;
      await until({ phase, ...options }, (resolve, reject, signal) => {
        ended = signal;
        before = signal.aborted;
        run(resolve, reject);
      }).catch(() => undefined);
      return { before, after: ended?.aborted };
    }
    const open = { before: false, after: true };

    test('when it resolves', async () => {
      assert.deepEqual(await watchEnded({}, (resolve) => resolve(undefined)), open);
    });

    test('when it rejects', async () => {
      assert.deepEqual(await watchEnded({}, (_resolve, reject) => reject(new Error())), open);
    });

    test('when it throws', async () => {
      const ended = await watchEnded({}, () => {
        throw new Error();
      });
      assert.deepEqual(ended, open);
    });

    test('when it is aborted', async () => {
      const controller = new AbortController();
      const { signal } = controller;
      assert.deepEqual(await watchEnded({ signal }, () => controller.abort()), open);
    });

    test('when the time is up', async () => {
      assert.deepEqual(await watchEnded({ timeout: 1 }, () => undefined), open);
    });
  });

  test('an abort after the end changes nothing', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = until({ signal, phase }, (resolve) => {
      resolve('a result');
    });
    controller.abort();
    assert.equal(await outcome, 'a result');
  });
});
