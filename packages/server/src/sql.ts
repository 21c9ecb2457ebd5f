export { sqlStore } from './stores/sql-store.js';
export type { SqlStore, SqlStoreOptions } from './stores/sql-store.js';
