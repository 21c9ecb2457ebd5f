/// <reference types="node" />
import { resolve } from 'node:path';
import type { KeyStore } from './key-store.js';
import { migrate } from './migrate.js';
import type { SqlDriver, SqlDriverOptions } from './sql-driver.js';
import { sqlKeyStore } from './sql-key-store.js';

/** Where {@link sqlStore} keeps keys: a server or a file. */
export interface SqlStoreOptions {
  /**
   * A Postgres server's URL, `postgres://…` or `postgresql://…`; it decides when there is a `file`, too. An empty
   * one counts as none, as unset variables of the environment often are.
   */
  readonly url?: string | undefined;
  /** The path of an SQLite database; the file is made when it is not there, its folder has to be. */
  readonly file?: string | undefined;
  /** Milliseconds to wait for a connection, an answer or one's turn at the file; 5000 unless set. */
  readonly timeout?: number | undefined;
  /** Connections to the server at most; 10 unless set. */
  readonly poolSize?: number | undefined;
  /** The clock, in milliseconds since 1970; `Date.now` unless a test brings its own. */
  readonly now?: (() => number) | undefined;
}

/** Keys in a database. */
export interface SqlStore extends KeyStore {
  /** Lets go of the database when what was asked for is done; the store rejects all calls from then on. */
  close(): Promise<void>;
}

/**
 * Keeps keys in a Postgres server, or in an SQLite file where there is none.
 *
 * The tables are made or brought up to date before it resolves; several copies of a site may start at once.
 * @throws TypeError when there is neither `url` nor `file`, or a URL of another kind
 * @throws Error when the database cannot be reached or used, with the reason as `cause`; so do the store's methods
 * @example
 * const store = await sqlStore({ url: process.env.DATABASE_URL, file: 'keys.db' });
 */
export async function sqlStore({
  url,
  file,
  timeout = 5000,
  poolSize = 10,
  now = Date.now,
}: SqlStoreOptions): Promise<SqlStore> {
  const driver = await openDriver(url, file, {
    timeout: positive('timeout', timeout),
    poolSize: positive('poolSize', poolSize),
  });
  try {
    await driver.exclusively(migrate);
  } catch (error) {
    await driver.close();
    throw error;
  }
  return { ...sqlKeyStore(driver.query, now), close: () => driver.close() };
}

/** Each engine is loaded where it is used: a site needs but one. */
async function openDriver(
  url: string | undefined,
  file: string | undefined,
  options: SqlDriverOptions,
): Promise<SqlDriver> {
  if (url) {
    // Not quoted: it holds a password.
    if (!/^postgres(ql)?:\/\//.test(url)) {
      throw new TypeError('url has to begin with postgres:// or postgresql://');
    }
    const { postgresDriver } = await import('./postgres-driver.js');
    return postgresDriver(url, options);
  }
  if (!file) throw new TypeError('Either url or file has to be set');
  if (file === ':memory:') throw new TypeError('file has to be a path; memoryStore() needs none');
  const { sqliteDriver } = await import('./sqlite-driver.js');
  return sqliteDriver(resolve(file), options);
}

function positive(name: string, value: number): number {
  // Node's timers take no more.
  if (Number.isSafeInteger(value) && value > 0 && value < 2 ** 31) return value;
  throw new TypeError(`${name} has to be an integer from 1 to 2147483647`);
}
