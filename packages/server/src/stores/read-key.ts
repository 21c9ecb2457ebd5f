/// <reference types="node" />
import { Buffer } from 'node:buffer';
import type { StoredKey } from './key-store.js';
import type { SqlRow, SqlValue } from './sql-driver.js';

/** The columns of a key, in the order in which {@link writeKey} fills them. */
export const keyColumns =
  'id, user_id, user_handle, name, public_key, counter, transports, app_id, created, last_used';

/** A key as the values of {@link keyColumns}. */
export function writeKey(key: StoredKey): readonly SqlValue[] {
  return [
    key.id,
    key.userId,
    key.userHandle ?? null,
    key.name,
    Buffer.from(key.publicKey).toString('base64url'),
    key.counter,
    JSON.stringify(key.transports),
    key.appId ?? null,
    key.created,
    key.lastUsed ?? null,
  ];
}

/**
 * Reads a row of keys; the only reader there is.
 * @throws Error that names the column when it holds what {@link writeKey} never writes
 */
export function readKey(row: SqlRow): StoredKey {
  return {
    id: text(row, 'id'),
    userId: text(row, 'user_id'),
    userHandle: optional(row, 'user_handle', text),
    name: text(row, 'name'),
    publicKey: bytes(row, 'public_key'),
    counter: integer(row, 'counter'),
    transports: texts(row, 'transports'),
    appId: optional(row, 'app_id', text),
    created: integer(row, 'created'),
    lastUsed: optional(row, 'last_used', integer),
  };
}

function optional<T>(row: SqlRow, column: string, read: (row: SqlRow, column: string) => T) {
  return row[column] === null ? undefined : read(row, column);
}

function text(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unreadable(column);
  return value;
}

/** Postgres writes a BIGINT as text, SQLite as a number. */
function integer(row: SqlRow, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (!Number.isSafeInteger(number)) throw unreadable(column);
  return number as number;
}

function bytes(row: SqlRow, column: string): Uint8Array {
  const value = text(row, column);
  if (!/^[\w-]*$/.test(value)) throw unreadable(column);
  return Uint8Array.from(Buffer.from(value, 'base64url'));
}

function texts(row: SqlRow, column: string): readonly string[] {
  const values = parse(text(row, column));
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) {
    throw unreadable(column);
  }
  return values;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function unreadable(column: string): Error {
  return new Error(`A key in the database is unreadable: ${column}`);
}
