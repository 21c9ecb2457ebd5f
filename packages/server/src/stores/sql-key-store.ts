import type { KeyStore } from './key-store.js';
import { oldestFirst } from './oldest-first.js';
import { keyColumns, readKey, writeKey } from './read-key.js';
import type { SqlQuery, SqlValue } from './sql-driver.js';

/** Milliseconds for which a spent challenge is kept beyond its end: the clocks of several copies may differ. */
const grace = 3_600_000;

/** Milliseconds between two clearings of spent challenges. */
const clearingPause = 60_000;

/**
 * A {@link KeyStore} over one SQL text for all engines. What each method does is one statement, and so atomic;
 * now and then, another clears spent challenges before.
 */
export function sqlKeyStore(query: SqlQuery, now: () => number): KeyStore {
  let nextClearing = 0;

  async function run(text: string, ...values: readonly SqlValue[]) {
    values.forEach(checkValue);
    return query(text, values);
  }

  /** Whether a statement that ends in RETURNING touched a row. */
  async function changes(text: string, ...values: readonly SqlValue[]): Promise<boolean> {
    return (await run(text, ...values)).length > 0;
  }

  return {
    async list(userId) {
      const text = `SELECT ${keyColumns} FROM second_factor_keys WHERE user_id = $1`;
      // Sorted here: engines differ in how they compare texts.
      return (await run(text, userId)).map(readKey).sort(oldestFirst);
    },
    async find(id) {
      const text = `SELECT ${keyColumns} FROM second_factor_keys WHERE id = $1`;
      const [row] = await run(text, id);
      return row && readKey(row);
    },
    add: (key) =>
      changes(
        `INSERT INTO second_factor_keys (${keyColumns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
        ...writeKey(key),
      ),
    use: (id, { counter, time }) =>
      changes(
        `UPDATE second_factor_keys SET counter = $2, last_used = $3
        WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0)) RETURNING id`,
        id,
        counter,
        time,
      ),
    rename: (userId, id, name) =>
      changes(
        'UPDATE second_factor_keys SET name = $3 WHERE id = $2 AND user_id = $1 RETURNING id',
        userId,
        id,
        name,
      ),
    remove: (userId, id) =>
      changes(
        'DELETE FROM second_factor_keys WHERE id = $2 AND user_id = $1 RETURNING id',
        userId,
        id,
      ),
    async spend(challengeId, expires) {
      const time = now();
      if (time >= nextClearing) {
        nextClearing = time + clearingPause;
        await run('DELETE FROM second_factor_spent WHERE expires < $1', time - grace);
      }
      return changes(
        `INSERT INTO second_factor_spent (id, expires) VALUES ($1, $2)
        ON CONFLICT DO NOTHING RETURNING id`,
        challengeId,
        expires,
      );
    },
  };
}

/** Engines take these differently: one cuts the text off or rounds the number where the other refuses it. */
function checkValue(value: SqlValue): void {
  const isExact =
    typeof value === 'number'
      ? Number.isSafeInteger(value)
      : value === null || (value.isWellFormed() && !value.includes('\0'));
  if (!isExact) throw new TypeError('A key has text or a number that no database keeps as it is');
}
