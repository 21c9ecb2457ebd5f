import { fileURLToPath } from 'node:url';

/** The folder of the bench. */
export const bench = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
