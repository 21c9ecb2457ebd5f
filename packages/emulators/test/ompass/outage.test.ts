import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setUp } from './support.js';

const init = { method: 'POST', body: '{}' };

suite('an OMPASS outage', () => {
  for (const [outage, status, body] of [
    ['unavailable', 503, /^Service Unavailable$/],
    ['html', 200, /^<!doctype html>/],
    ['empty', 200, /^$/],
  ] as const) {
    test(`of the kind "${outage}" answers so, key or not`, async () => {
      const response = await setUp({ outage }).send('/v1/ompass/u2f', init);
      assert.equal(response.status, status);
      assert.match(await response.text(), body);
    });
  }

  test('of the kind "html" is labelled as HTML', async () => {
    const response = await setUp({ outage: 'html' }).send('/v1/ompass/uaf', init);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
  });

  test('of the kind "hang" lasts until the caller gives up', async () => {
    const controller = new AbortController();
    const { send } = setUp({ outage: 'hang' });
    const answer = send('/v1/ompass/u2f', { ...init, signal: controller.signal });
    controller.abort(new Error('given up'));
    await assert.rejects(answer, { message: 'given up' });
  });

  test('of the kind "hang" ends at once for a caller who had given up', async () => {
    const { send } = setUp({ outage: 'hang' });
    const signal = AbortSignal.abort(new Error('given up'));
    await assert.rejects(send('/v1/ompass/u2f', { ...init, signal }), { message: 'given up' });
  });

  test('leaves the pages alone', async () => {
    assert.equal((await setUp({ outage: 'unavailable' }).send('/')).status, 200);
  });

  test('can be mere slowness', async () => {
    const start = performance.now();
    const { post } = setUp({ delay: 40 });
    assert.equal((await post('u2f', { user_id: 'alice' })).code, 200);
    assert.ok(performance.now() - start >= 39);
  });

  test('by slowness ends when the caller gives up', async () => {
    const { send } = setUp({ delay: 60_000 });
    const signal = AbortSignal.timeout(10);
    await assert.rejects(send('/v1/ompass/u2f', { ...init, signal }), { name: 'TimeoutError' });
  });
});
