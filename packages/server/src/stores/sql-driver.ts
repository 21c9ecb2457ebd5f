/** What a statement is given, and what a column holds. */
export type SqlValue = string | number | null;

/** A row as a database hands it out, by column; unknown until a guard has read it. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Runs one statement with its `$1`, `$2`, … and answers its rows. */
export type SqlQuery = (text: string, values?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;

/** A database engine, behind the little that the store asks of it. */
export interface SqlDriver {
  readonly query: SqlQuery;
  /** Runs `work` in one transaction, while no other copy of the site is in here. */
  exclusively(work: (query: SqlQuery) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** What every driver is told. */
export interface SqlDriverOptions {
  /** Milliseconds to wait for the database, each time. */
  readonly timeout: number;
  /** Connections at most, where there are any. */
  readonly poolSize: number;
}
