import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { emulateSurePassId } from '@second-factor/emulators';
import type { SurePassIdEmulatorOptions } from '@second-factor/emulators';
import { account, path, setUp } from './support.js';

const find = { type: 'find_user', username: 'alice', ...account };

suite('a call of an emulated SurePassID', () => {
  for (const [name, fields, code] of [
    ['another account', { spAccountLoginName: 'other' }, 9000],
    ['another key', { spAccountLoginKey: 'other' }, 9000],
    ['no key', { spAccountLoginKey: undefined }, 9000],
    ['nobody', { username: undefined }, 9001],
    ['somebody unknown', { username: 'carol' }, 9001],
  ] as const) {
    test(`by ${name} is refused in the body, with status 200`, async () => {
      const { send } = await setUp();
      const response = await send(JSON.stringify({ ...find, ...fields }));
      assert.equal(response.status, 200);
      const { errorCode, type, errorMessage } = (await response.json()) as Record<string, unknown>;
      assert.deepEqual({ errorCode, type }, { errorCode: code, type: 'find_user' });
      const names = { 9000: 'PartnerLoginFailed', 9001: 'PartnerUserLoginFailed' };
      assert.equal(errorMessage, names[code]);
    });
  }

  test('can be refused with another status', async () => {
    const { send } = await setUp({ errorStatus: 401 });
    assert.equal((await send(JSON.stringify({ ...find, spAccountLoginKey: '' }))).status, 401);
    assert.equal((await send(JSON.stringify(find))).status, 200);
  });

  for (const body of ['', '{', '[]', 'null', '{}', '{"type":"launch"}', '{"type":1}']) {
    test(`of ${body || 'nothing'} is a bad request`, async () => {
      const { send } = await setUp();
      assert.equal((await send(body)).status, 400);
    });
  }

  test('that is too large is refused', async () => {
    const { send } = await setUp();
    assert.equal((await send(JSON.stringify({ ...find, pw: 'x'.repeat(1_000_000) }))).status, 413);
  });

  test('has one address and one method', async () => {
    const { send, listener } = await setUp();
    assert.equal((await fetch(`${listener.url}${path}`)).status, 405);
    assert.equal((await fetch(`${listener.url}/`, { method: 'POST' })).status, 404);
    assert.equal(
      (await send(JSON.stringify(find))).headers.get('access-control-allow-origin'),
      null,
    );
  });

  test('can fail on demand, once for each demand', async () => {
    const { codeOf, emulator } = await setUp();
    emulator.failNext(9010);
    assert.equal(await codeOf('find_user', { spAccountLoginKey: '' }), 9000);
    assert.equal(await codeOf('find_user'), 9010);
    assert.equal(await codeOf('find_user'), 0);
  });

  for (const [outage, status, text] of [
    ['unavailable', 503, /^Service Unavailable$/],
    ['html', 200, /^<!doctype html>/],
    ['empty', 200, /^$/],
  ] as const) {
    test(`can be lost in an outage of the kind "${outage}"`, async () => {
      const { send } = await setUp({ outage });
      const response = await send(JSON.stringify(find));
      assert.equal(response.status, status);
      assert.match(await response.text(), text);
    });
  }

  test('can wait for ever', async () => {
    const { send } = await setUp({ outage: 'hang' });
    const signal = AbortSignal.timeout(50);
    await assert.rejects(send(JSON.stringify(find), { signal }), { name: 'TimeoutError' });
  });
});

suite('emulateSurePassId', () => {
  for (const options of [
    { accountName: ' ' },
    { accountKey: '' },
    { users: [{ username: '' }] },
    { users: [{ username: 'a' }, { username: 'a' }] },
    { challengeSeconds: 0 },
    { codeSeconds: -1 },
    { errorStatus: 1000 },
    { outage: 'fire' },
  ]) {
    test(`refuses ${JSON.stringify(options)}`, () => {
      const all = { accountName: 'acct', accountKey: 'key', ...options };
      assert.throws(() => emulateSurePassId(all as SurePassIdEmulatorOptions), TypeError);
    });
  }
});
