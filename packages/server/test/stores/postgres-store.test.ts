import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { sqlStore, type SqlStore } from '@second-factor/server/sql';
import { keyStoreContract } from './support/key-store-contract.js';
import { someKey } from './support/keys.js';
import { startPglite } from './support/pglite-server.js';

const server = await startPglite();
const stores: SqlStore[] = [];
after(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await server.close();
});

async function open(options = {}, url = server.url): Promise<SqlStore> {
  const store = await sqlStore({ url, poolSize: 2, timeout: 10_000, ...options });
  stores.push(store);
  return store;
}

keyStoreContract('Postgres', (options) => open(options));

const another = process.env['TEST_DATABASE_URL'];
if (another) keyStoreContract('TEST_DATABASE_URL', (options) => open(options, another));

suite('a Postgres server', () => {
  test('is given its tables once when several copies start at once', async () => {
    await server.run('DROP TABLE second_factor_keys, second_factor_spent, second_factor_schema');
    const key = someKey();
    const [one, other] = await Promise.all([open(), open(), open()]);
    await one.add(key);
    assert.deepEqual(await other.find(key.id), key);
    const versions = await server.run('SELECT version FROM second_factor_schema');
    assert.deepEqual(
      versions.map(({ version }) => Number(version)),
      [1],
    );
  });

  test('keeps everything from one start to the next', async () => {
    const key = someKey();
    const before = await open();
    await before.add(key);
    await before.close();
    assert.deepEqual(await (await open()).find(key.id), key);
  });

  test('with tables of a later version is refused', async () => {
    await server.run('INSERT INTO second_factor_schema VALUES (999)');
    await assert.rejects(open(), (error: Error) => {
      assert.match((error.cause as Error).message, /version 999/);
      return true;
    });
    await server.run('DELETE FROM second_factor_schema WHERE version = 999');
    assert.equal(await (await open()).add(someKey()), true);
  });

  test('forgets what was spent, so that the table does not grow for ever', async () => {
    let time = 5_000_000_000_000;
    const store = await open({ now: () => time });
    await server.run('DELETE FROM second_factor_spent');
    for (let index = 0; index < 30; index++) {
      await store.spend(`old-${index}`, time + 300_000);
      time += 600_000;
    }
    const [row] = await server.run('SELECT count(*)::int AS count FROM second_factor_spent');
    const count = Number(row?.['count']);
    assert.ok(count > 0 && count < 10, `${count} are left`);
  });

  test('with an unreadable key is named in an error, not handed on', async () => {
    const store = await open();
    const key = someKey();
    await store.add(key);
    await server.run(`UPDATE second_factor_keys SET transports = 'usb' WHERE id = '${key.id}'`);
    await assert.rejects(store.list(key.userId), { message: /unreadable: transports/ });
  });

  test('that went away is used again when it is back', async () => {
    const store = await open();
    const key = someKey();
    await store.add(key);
    await server.stop();
    await assert.rejects(store.find(key.id), { message: 'The database of keys failed' });
    await server.start();
    assert.deepEqual(await store.find(key.id), key);
  });

  test('is left when the store is closed, after what was asked before', async () => {
    const store = await open({ poolSize: 1 });
    const keys = Array.from({ length: 5 }, () => someKey());
    const adding = keys.map((key) => store.add(key));
    await Promise.all([store.close(), store.close()]);
    assert.deepEqual(await Promise.all(adding), [true, true, true, true, true]);
    await assert.rejects(store.find('any'), { message: 'The database of keys failed' });
  });
});
