import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { sqlStore } from '@second-factor/server/sql';
import sqlite from 'node-sqlite3-wasm';
import { someKey } from './support/keys.js';
import { startWriter } from './support/start-writer.js';
import { temporaryFolder } from './support/temporary-folder.js';

const folder = temporaryFolder();
const userId = 'alice';
const forever = 4_000_000_000_000;

function assertSound(file: string): void {
  const database = new sqlite.Database(file);
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  assert.deepEqual(database.all('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  database.close();
}

suite('two processes at one file', () => {
  test('both write, and each sees what the other wrote', async () => {
    const file = join(folder, 'both.db');
    const writers = await Promise.all(
      [0, 1000].map((first) => startWriter({ file, userId, first, count: 25 })),
    );
    for (const writer of writers) writer.write();
    assert.deepEqual(await Promise.all(writers.map(({ ended }) => ended)), [0, 0]);
    const store = await sqlStore({ file });
    assert.equal((await store.list(userId)).length, 50);
    assertSound(file);
  });

  test('that race for the same keys and challenges win each once, together', async () => {
    const file = join(folder, 'race.db');
    const writers = await Promise.all(
      [0, 0].map((first) => startWriter({ file, userId, first, count: 25 })),
    );
    for (const writer of writers) writer.write();
    await Promise.all(writers.map(({ ended }) => ended));
    const won = writers.flatMap(({ lines }) => lines);
    assert.equal(won.length, 50);
    assert.equal(new Set(won).size, 50);
  });
});

suite('a process that stands still with the lock', () => {
  test('is waited for, however old its lock is, until it is killed', async () => {
    const site = join(folder, 'standing');
    const snapshots = join(folder, 'standing-snapshots');
    mkdirSync(site);
    mkdirSync(snapshots);
    const task = { file: join(site, 'keys.db'), userId, first: 0, count: 100_000, snapshots };
    const writer = await startWriter(task);
    writer.write();
    await writer.said(1);
    writer.process.kill('SIGSTOP');
    const [moment] = readdirSync(snapshots)
      .map((name) => join(snapshots, name))
      .filter((path) => existsSync(join(path, 'keys.db-lock')));
    assert.ok(moment);
    const file = join(moment, 'keys.db');
    // Elsewhere a process's number may have been given again, so there an old lock is nobody's.
    const longAgo = Date.now() / 1000 - 3600;
    if (process.platform === 'linux') utimesSync(`${file}-lock`, longAgo, longAgo);
    await assert.rejects(sqlStore({ file, timeout: 200 }), (error: Error) => {
      assert.match((error.cause as Error).message, /busy/);
      return true;
    });
    writer.process.kill('SIGKILL');
    assert.equal(await writer.ended, 'SIGKILL');
    const store = await sqlStore({ file });
    assert.equal(await store.add(someKey()), true);
  });
});

suite('a process that is killed', () => {
  test('while it writes on and on leaves a sound file with all that it said', async () => {
    const file = join(folder, 'killed.db');
    const writer = await startWriter({ file, userId, first: 0, count: 100_000 });
    writer.write();
    await writer.said(20);
    writer.process.kill('SIGKILL');
    assert.equal(await writer.ended, 'SIGKILL');
    await assertNothingLost(file, writer.lines);
  });

  test('at any moment leaves a sound file with all that it said', async () => {
    const site = join(folder, 'site');
    const snapshots = join(folder, 'snapshots');
    mkdirSync(site);
    mkdirSync(snapshots);
    const writer = await startWriter({
      file: join(site, 'keys.db'),
      userId,
      first: 0,
      count: 2,
      snapshots,
    });
    writer.write();
    assert.equal(await writer.ended, 0);
    const moments = readdirSync(snapshots).map((name) => join(snapshots, name));
    assert.ok(moments.length > 50, `${moments.length} moments`);
    for (const moment of moments) {
      const said = JSON.parse(readFileSync(join(moment, 'said.json'), 'utf8')) as string[];
      await assertNothingLost(join(moment, 'keys.db'), said);
    }
  });

  async function assertNothingLost(file: string, said: readonly string[]): Promise<void> {
    const store = await sqlStore({ file, timeout: 2000 });
    const ids = new Set((await store.list(userId)).map(({ id }) => id));
    for (const line of said) {
      const spent = /^spent (\d+)$/.exec(line)?.[1];
      if (spent === undefined) assert.ok(ids.has(line), `${line} is there`);
      else assert.equal(await store.spend(`challenge-${spent}`, forever), false);
    }
    const key = someKey();
    assert.equal(await store.add(key), true);
    assert.equal(await store.remove(key.userId, key.id), true);
    await store.close();
    assertSound(file);
    assert.deepEqual(
      readdirSync(dirname(file)).filter((name) => /[.-](lock|wal|journal)$/.test(name)),
      [],
    );
  }
});
