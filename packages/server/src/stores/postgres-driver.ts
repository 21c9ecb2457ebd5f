import type { PoolClient } from 'pg';
import { databaseError } from './database-error.js';
import type { SqlDriver, SqlDriverOptions, SqlQuery } from './sql-driver.js';

/** Names the lock under which tables are made; any number will do that nobody else takes. */
const lockKey = 7_335_268_190;

/**
 * Keeps rows in a Postgres server that any number of copies of the site share.
 *
 * Nothing here waits longer than the timeout: not for a connection, nor for an answer. A connection that broke is
 * dropped, and the next statement opens another, so a server that was away is back as soon as it answers.
 */
export async function postgresDriver(
  url: string,
  { timeout, poolSize }: SqlDriverOptions,
): Promise<SqlDriver> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: timeout,
    // Not `statement_timeout`: that is a parameter of the connection, which a pooler may refuse.
    query_timeout: timeout,
    keepAlive: true,
  });
  // An idle connection broke. The pool has dropped it already; unheard, the event would end the process.
  pool.on('error', ignore);
  const secrets = secretsOf(url);

  const underWay = new Set<Promise<unknown>>();

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    const result = work();
    underWay.add(result);
    try {
      return await result;
    } catch (error) {
      throw databaseError(error, secrets);
    } finally {
      underWay.delete(result);
    }
  }

  return {
    query: (text, values = []) =>
      guarded(async () => (await pool.query<Record<string, unknown>>(text, [...values])).rows),
    exclusively: (work) =>
      guarded(async () => {
        const client = await pool.connect();
        await transact(client, work);
      }),
    async close() {
      // The pool's own end forgets those that still wait for a connection.
      await Promise.allSettled(underWay);
      if (!pool.ending) await pool.end();
    },
  };
}

async function transact(
  client: PoolClient,
  work: (query: SqlQuery) => Promise<void>,
): Promise<void> {
  const query: SqlQuery = async (text, values = []) =>
    (await client.query<Record<string, unknown>>(text, [...values])).rows;
  client.on('error', ignore);
  try {
    await query('BEGIN');
    await query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    await work(query);
    await query('COMMIT');
  } catch (error) {
    // Closing the connection rolls back, whatever state it is in.
    client.release(true);
    throw error;
  }
  client.off('error', ignore);
  client.release();
}

function ignore(): void {
  // Whoever asked hears of it by the rejection of the statement.
}

/** The URL and its password, as written and as meant. */
function secretsOf(url: string): readonly string[] {
  const password = /:\/\/[^@/]*?:([^@]*)@/.exec(url)?.[1] ?? '';
  return [url, password, decode(password)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
