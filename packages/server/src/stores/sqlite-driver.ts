/// <reference types="node" />
import { rmdirSync } from 'node:fs';
import type { Database, JSValue } from 'node-sqlite3-wasm';
import { databaseError } from './database-error.js';
import { fileLock } from './file-lock.js';
import type { SqlDriver, SqlDriverOptions, SqlQuery } from './sql-driver.js';

/**
 * Keeps rows in one file, which several processes of one machine may open.
 *
 * The file is opened for each statement and closed again, under a lock of our own, in SQLite's write-ahead mode.
 * What node-sqlite3-wasm brings would not do: its lock is a directory that a killed process leaves behind for
 * ever, and since that directory also counts as somebody else's lock, it takes no rollback journal back after a
 * crash. A write-ahead log is read without asking for locks, and without shared memory as long as one connection
 * has the file to itself; closing brings the log into the file.
 */
export async function sqliteDriver(
  file: string,
  { timeout }: SqlDriverOptions,
): Promise<SqlDriver> {
  const { default: sqlite } = await import('node-sqlite3-wasm');
  const lock = fileLock(`${file}-lock`, timeout);
  let closed = false;

  async function withDatabase<T>(work: (database: Database) => T | Promise<T>): Promise<T> {
    try {
      if (closed) throw new Error('The store is closed');
      return await lock.hold(async () => {
        removeLock(`${file}.lock`);
        const database = open(new sqlite.Database(file));
        try {
          return await work(database);
        } finally {
          database.close();
        }
      });
    } catch (error) {
      throw databaseError(error);
    }
  }

  return {
    query: (text, values) => withDatabase((database) => queryOf(database)(text, values)),
    exclusively: (work) => withDatabase((database) => transact(database, work)),
    async close() {
      closed = true;
      await lock.idle();
    },
  };
}

/** While our own lock is held, SQLite's was left by a process that died. */
function removeLock(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function open(database: Database): Database {
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const { journal_mode: mode } = database.get('PRAGMA journal_mode = WAL') ?? {};
    if (mode !== 'wal') throw new Error('The file cannot be written safely');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function queryOf(database: Database): SqlQuery {
  return (text, values = []) => {
    const named = values.map((value, index): [string, JSValue] => [`$${index + 1}`, value]);
    return Promise.resolve(database.all(text, Object.fromEntries(named)));
  };
}

async function transact(
  database: Database,
  work: (query: SqlQuery) => Promise<void>,
): Promise<void> {
  database.exec('BEGIN EXCLUSIVE');
  await work(queryOf(database));
  // Without it, closing rolls back.
  database.exec('COMMIT');
}
