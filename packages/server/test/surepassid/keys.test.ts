import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeOf } from '../support/browser.js';
import { openServer } from '../support/surepassid-server.js';
import { openAll, openSite, openWithKey } from '../support/surepassid-site.js';
import { u2fKey } from '../support/u2f-key.js';

interface Key {
  readonly id: string;
  readonly name: string;
}

suite('the keys at SurePassID', () => {
  test('are listed by the serial numbers that are printed on them', async (context) => {
    const { browser, emulator } = await openWithKey(context);
    await browser.register(await u2fKey(), { name: 'Spare' });
    const keys = (await (await browser.get('/keys')).json()) as Key[];
    assert.deepEqual(
      keys.map(({ name }) => name),
      emulator.devices('alice').map(({ psn }) => psn),
    );
    for (const key of keys) assert.deepEqual(Object.keys(key), ['id', 'name', 'can_rename']);
  });

  test('are removed, the one that was meant, and only by their own user', async (context) => {
    const { browser, emulator, calls } = await openWithKey(context);
    await browser.register(await u2fKey(), { name: 'Spare' });
    const [, spare] = (await (await browser.get('/keys')).json()) as Key[];
    const path = `/keys/${spare?.id ?? ''}`;
    browser.enter('bob');
    const strange = await browser.remove(path);
    assert.equal(strange.status, 404);
    assert.equal(await codeOf(strange), 'key_not_found');
    browser.enter('alice');
    calls.length = 0;
    assert.equal((await browser.remove(path)).status, 204);
    assert.deepEqual(
      emulator.devices('alice').map(({ name }) => name),
      ['First'],
    );
    const types = calls.map(({ body }) => body['type']);
    assert.deepEqual(types, ['find_user', 'delete_key']);
    const again = await browser.remove(path);
    assert.equal(await codeOf(again), 'key_not_found');
  });

  test('are named to delete_key as the site says', async (context) => {
    const seen: unknown[] = [];
    const { browser, calls } = await openWithKey(context, {
      deleteKeyFields: ({ tokenId, psn }) => {
        seen.push([tokenId, psn]);
        return { deviceId: tokenId };
      },
    });
    const [key] = (await (await browser.get('/keys')).json()) as Key[];
    calls.length = 0;
    assert.equal((await browser.remove(`/keys/${key?.id ?? ''}`)).status, 204);
    const { deviceId, psn, tokenID } = calls[1]?.body ?? {};
    assert.match(String(deviceId), /^\d+$/);
    assert.deepEqual([psn, tokenID], [undefined, undefined]);
    assert.equal(seen.length, 1);
  });

  test('are never removed by an empty serial number, which is that of the first', async (context) => {
    const { server, calls } = await openServer(context, () =>
      Response.json({ errorCode: 0, Devices: [{ tokenID: 'a' }, { tokenID: 'b', psn: '' }] }),
    );
    const browser = openSite({ server }).open();
    browser.enter('alice');
    const [, key] = (await (await browser.get('/keys')).json()) as Key[];
    assert.equal(key?.name, 'Security key');
    assert.equal((await browser.remove(`/keys/${key.id}`)).status, 204);
    const { psn, printedSerialNumber, tokenID } = calls.at(-1)?.body ?? {};
    assert.deepEqual([psn, printedSerialNumber, tokenID], [undefined, undefined, 'b']);
  });

  test('are told from other devices where SurePassID says the type', async (context) => {
    const Devices = [
      { tokenID: 'ä', psn: '1', deviceType: 12, securityKeyName: 'Blue' },
      { tokenID: 'b', psn: '2', deviceType: '12' },
      { tokenID: 'c', psn: '3', deviceType: 3 },
      { tokenID: 'd', psn: '4', deviceType: 'FIDO' },
    ].map((device) => ({ ...device, tokenID: device.tokenID.replace('ä', '4=+/?') }));
    const { server } = await openServer(context, () => Response.json({ errorCode: 0, Devices }));
    const browser = openSite({ server }).open();
    browser.enter('alice');
    const keys = (await (await browser.get('/keys')).json()) as Key[];
    assert.deepEqual(
      keys.map(({ name }) => name),
      ['Blue', '2', '4'],
    );
    for (const { id } of keys) assert.match(id, /^[\w-]+$/);
  });

  test('are none where SurePassID knows no devices', async (context) => {
    const { browser, emulator } = await openAll(context);
    emulator.failNext(9036);
    const response = await browser.get('/keys');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), []);
  });

  test('that are gone in between are "key_not_found"', async (context) => {
    const { server } = await openServer(context, ({ body: { type } }) =>
      Response.json(
        type === 'find_user'
          ? { errorCode: 0, Devices: [{ tokenID: 'a', psn: '1' }] }
          : { errorCode: 9021 },
      ),
    );
    const browser = openSite({ server }).open();
    browser.enter('alice');
    const [key] = (await (await browser.get('/keys')).json()) as Key[];
    const response = await browser.remove(`/keys/${key?.id ?? ''}`);
    assert.equal(response.status, 404);
    assert.equal(await codeOf(response), 'key_not_found');
  });

  test('cannot be renamed', async (context) => {
    const { browser, calls } = await openAll(context);
    const response = await browser.send('/keys/1', { name: 'New' }, { method: 'PATCH' });
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'method_not_offered');
    assert.deepEqual(calls, []);
  });

  test('are listed and removed for who is logged in, to pages of the site', async (context) => {
    const { site, browser, calls } = await openAll(context);
    const stranger = site.open();
    assert.equal(await codeOf(await stranger.get('/keys')), 'login_required');
    assert.equal(await codeOf(await stranger.remove('/keys/1')), 'login_required');
    for (const method of ['GET', 'DELETE']) {
      const headers = { 'Sec-Fetch-Site': 'cross-site' };
      const path = method === 'GET' ? '/auth/keys/keys' : '/auth/keys/keys/1';
      const foreign = await browser.request(path, { method, headers });
      assert.equal(await codeOf(foreign), 'origin_refused');
    }
    assert.deepEqual(calls, []);
  });
});
