import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setUp } from './support.js';

const path = '/v2/users/1001/u2f';
const init = { method: 'POST', body: '{}' };

suite('a ZITADEL outage', () => {
  for (const [outage, status, body] of [
    ['unavailable', 503, /^Service Unavailable$/],
    ['html', 200, /^<!doctype html>/],
    ['empty', 200, /^$/],
  ] as const) {
    test(`of the kind "${outage}" answers so, token or not`, async () => {
      const response = await setUp({ outage }).send(path, init);
      assert.equal(response.status, status);
      assert.match(await response.text(), body);
    });
  }

  test('of the kind "hang" lasts until the caller gives up', async () => {
    const controller = new AbortController();
    const { send } = setUp({ outage: 'hang' });
    const answer = send(path, { ...init, signal: controller.signal });
    controller.abort(new Error('given up'));
    await assert.rejects(answer, { message: 'given up' });
  });

  test('can be mere slowness, which ends when the caller gives up', async () => {
    const start = performance.now();
    assert.equal((await setUp({ delay: 40 }).post(path)).status, 200);
    assert.ok(performance.now() - start >= 39);
    const { send } = setUp({ delay: 60_000 });
    const signal = AbortSignal.timeout(10);
    await assert.rejects(send(path, { ...init, signal }), { name: 'TimeoutError' });
  });
});
