import type { SqlQuery } from './sql-driver.js';

/**
 * The steps from an empty database to the present one; step 1 leads to version 1.
 * What was released stays as it is: a change is a new step.
 */
const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE second_factor_keys (
      id TEXT NOT NULL PRIMARY KEY,
      user_id TEXT NOT NULL,
      user_handle TEXT,
      name TEXT NOT NULL,
      public_key TEXT NOT NULL,
      counter BIGINT NOT NULL,
      transports TEXT NOT NULL,
      app_id TEXT,
      created BIGINT NOT NULL,
      last_used BIGINT
    )`,
    'CREATE INDEX second_factor_keys_user ON second_factor_keys (user_id)',
    `CREATE TABLE second_factor_spent (
      id TEXT NOT NULL PRIMARY KEY,
      expires BIGINT NOT NULL
    )`,
    'CREATE INDEX second_factor_spent_expires ON second_factor_spent (expires)',
  ],
];

/**
 * Brings the tables to the present version; run it in a transaction that no other copy of the site shares.
 * @throws Error when the tables were made by a later version of this package
 */
export async function migrate(query: SqlQuery): Promise<void> {
  await query(
    'CREATE TABLE IF NOT EXISTS second_factor_schema (version BIGINT NOT NULL PRIMARY KEY)',
  );
  const [row] = await query('SELECT max(version) AS version FROM second_factor_schema');
  const version = Number(row?.['version'] ?? 0);
  if (version > migrations.length) {
    throw new Error(`The tables are of version ${version}, later than this package knows`);
  }
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue;
    for (const statement of statements) await query(statement);
    await query('INSERT INTO second_factor_schema (version) VALUES ($1)', [index + 1]);
  }
}
