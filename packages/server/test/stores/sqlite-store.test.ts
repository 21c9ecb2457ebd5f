import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import { sqlStore } from '@second-factor/server/sql';
import sqlite from 'node-sqlite3-wasm';
import { keyStoreContract } from './support/key-store-contract.js';
import { someKey } from './support/keys.js';
import { temporaryFolder } from './support/temporary-folder.js';

const folder = temporaryFolder();
const shared = join(folder, 'shared.db');
let files = 0;

function newFile(): string {
  files += 1;
  return join(folder, `keys-${files}.db`);
}

keyStoreContract('SQLite', (options) => sqlStore({ file: shared, ...options }));

/** Runs SQL as another program would, while no store has the file open. */
function read(file: string, sql: string): unknown {
  const database = new sqlite.Database(file);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    return database.all(sql);
  } finally {
    database.close();
  }
}

suite('a file of keys', () => {
  test('keeps everything from one start to the next', async () => {
    const file = newFile();
    const key = someKey();
    const before = await sqlStore({ file });
    await before.add(key);
    await before.use(key.id, { counter: 8, time: 9 });
    await before.spend('challenge', 4_000_000_000_000);
    await before.close();
    const store = await sqlStore({ file });
    assert.deepEqual(await store.find(key.id), { ...key, counter: 8, lastUsed: 9 });
    assert.equal(await store.spend('challenge', 4_000_000_000_000), false);
  });

  test('is alone in its folder between two calls, and sound', async () => {
    const file = join(folder, 'alone', 'keys.db');
    mkdirSync(join(folder, 'alone'));
    const store = await sqlStore({ file });
    await store.add(someKey());
    assert.deepEqual(readdirSync(join(folder, 'alone')), ['keys.db']);
    assert.deepEqual(read(file, 'PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  });

  test('is for its owner only, where files have modes', async () => {
    const file = newFile();
    await sqlStore({ file });
    assert.equal(statSync(file).mode & 0o777, process.platform === 'win32' ? 0o666 : 0o600);
  });

  test('is made once when two copies start at once', async () => {
    const file = newFile();
    const stores = await Promise.all([sqlStore({ file }), sqlStore({ file }), sqlStore({ file })]);
    const key = someKey();
    await stores[0].add(key);
    for (const store of stores) assert.deepEqual(await store.find(key.id), key);
    assert.deepEqual(read(file, 'SELECT version FROM second_factor_schema'), [{ version: 1 }]);
  });

  test('may hold tables of the site, too', async () => {
    const file = newFile();
    const site = new sqlite.Database(file);
    site.exec("CREATE TABLE users (name TEXT); INSERT INTO users VALUES ('alice')");
    site.close();
    const store = await sqlStore({ file });
    assert.equal(await store.add(someKey()), true);
    assert.deepEqual(read(file, 'SELECT name FROM users'), [{ name: 'alice' }]);
  });

  test('of a later version is refused and left as it is', async () => {
    const file = newFile();
    await sqlStore({ file });
    read(file, 'INSERT INTO second_factor_schema VALUES (999)');
    await assert.rejects(sqlStore({ file }), ({ cause }: Error) => {
      assert.match((cause as Error).message, /version 999/);
      return true;
    });
    assert.equal((read(file, 'SELECT version FROM second_factor_schema') as unknown[]).length, 2);
  });

  test('forgets what was spent, so that it does not grow for ever', async () => {
    const file = newFile();
    let time = 1_700_000_000_000;
    const store = await sqlStore({ file, now: () => time });
    for (let index = 0; index < 30; index++) {
      await store.spend(`challenge-${index}`, time + 300_000);
      time += 600_000;
    }
    const [row] = read(file, 'SELECT count(*) AS count FROM second_factor_spent') as [
      { count: number },
    ];
    assert.ok(row.count > 0 && row.count < 10, `${row.count} are left`);
  });

  const damages = {
    'counter text': "counter = 'many'",
    'bytes that are none': "public_key = '<>'",
    'transports that are no JSON': "transports = 'usb'",
    'transports that are no list of texts': "transports = '[1]'",
    'a time beyond all numbers': 'created = 9223372036854775807',
    'a broken fraction': 'last_used = 1.5',
  };
  for (const [damage, assignment] of Object.entries(damages)) {
    test(`with ${damage} is named in an error, not handed on`, async () => {
      const file = newFile();
      const key = someKey();
      const store = await sqlStore({ file });
      await store.add(key);
      read(file, `UPDATE second_factor_keys SET ${assignment}`);
      const column = assignment.split(' ')[0] ?? '';
      await assert.rejects(store.find(key.id), { message: new RegExp(`unreadable: ${column}`) });
    });
  }

  const unusable = {
    'in a folder that is not there': (file: string) => join(file, 'keys.db'),
    'that is a folder': (file: string) => (mkdirSync(file), file),
    'that is no database': (file: string) => {
      writeFileSync(file, 'Dear diary, '.repeat(1000));
      return file;
    },
  };
  for (const [kind, make] of Object.entries(unusable)) {
    test(`${kind} is refused at the start`, async () => {
      const file = make(newFile());
      await assert.rejects(sqlStore({ file, timeout: 300 }), ({ message, cause }: Error) => {
        assert.equal(message, 'The database of keys failed');
        assert.ok(cause instanceof Error && cause.message.length > 0);
        return true;
      });
      assert.equal(existsSync(`${file}-lock`), false);
    });
  }

  test('takes no more calls once it is closed, but ends what was asked before', async () => {
    const file = newFile();
    const store = await sqlStore({ file });
    const key = someKey();
    const adding = store.add(key);
    await Promise.all([store.close(), store.close()]);
    assert.equal(await adding, true);
    await assert.rejects(store.find(key.id), { message: 'The database of keys failed' });
  });
});

suite('a lock on the file', () => {
  function lock(file: string, owner: unknown, age = 0): void {
    mkdirSync(`${file}-lock`);
    writeFileSync(join(`${file}-lock`, 'owner'), JSON.stringify(owner));
    const time = Date.now() / 1000 - age;
    utimesSync(`${file}-lock`, time, time);
  }

  const elsewhere = { token: 'a-token', pid: process.pid, place: 'elsewhere', started: '1' };
  const stale = {
    'whose owner is on another machine, after 31 seconds': { owner: elsewhere, age: 31 },
    'whose owner is unreadable, after 31 seconds': { owner: 'nobody', age: 31 },
  };
  for (const [kind, { owner, age }] of Object.entries(stale)) {
    test(`${kind} is put away`, async () => {
      const file = newFile();
      lock(file, owner, age);
      const store = await sqlStore({ file });
      assert.equal(await store.add(someKey()), true);
      assert.equal(existsSync(`${file}-lock`), false);
    });
  }

  const held = {
    'whose owner is on another machine': elsewhere,
    'whose owner is unreadable': 'nobody',
  };
  for (const [kind, owner] of Object.entries(held)) {
    test(`${kind} is waited for, as long as the timeout says`, async () => {
      const file = newFile();
      const store = await sqlStore({ file, timeout: 200 });
      lock(file, owner);
      const start = performance.now();
      await assert.rejects(Promise.all([store.find('a'), store.find('b')]), (error: Error) => {
        assert.match((error.cause as Error).message, /busy/);
        return true;
      });
      assert.ok(performance.now() - start < 10_000);
      assert.equal(existsSync(`${file}-lock`), true);
    });
  }

  test('leaves nothing for long, even where processes were killed at it', async () => {
    const file = newFile();
    const longAgo = Date.now() / 1000 - 4000;
    for (const name of ['an-old-one', 'dead-an-old-one', 'a-new-one']) {
      const path = `${file}-lock.${name}`;
      mkdirSync(path);
      writeFileSync(join(path, 'owner'), '{}');
      if (name.endsWith('old-one')) utimesSync(path, longAgo, longAgo);
    }
    await sqlStore({ file });
    const left = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}-lock`));
    assert.deepEqual(left, [`${basename(file)}-lock.a-new-one`]);
  });

  test("that SQLite's own left behind is of no account", async () => {
    const file = newFile();
    mkdirSync(`${file}.lock`);
    const store = await sqlStore({ file });
    assert.equal(await store.add(someKey()), true);
  });
});
