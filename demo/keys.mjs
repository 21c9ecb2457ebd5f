import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { webauthn } from '@second-factor/server';
import { sqlStore } from '@second-factor/server/sql';
import { logFailure } from './log-failure.mjs';
import { checkPassword } from './users.mjs';

/**
 * Opens the database in which keys outlive the demo: a server's, or else a file.
 * @throws {Error} with a message of one line
 */
export async function openKeyStore({ url, file }) {
  if (!url) await makeFolder(dirname(file));
  try {
    return await sqlStore({ url, file });
  } catch (error) {
    throw new Error(`${error.message}: ${error.cause?.message}`, { cause: error });
  }
}

async function makeFolder(path) {
  try {
    await mkdir(path);
  } catch (error) {
    if (error.code !== 'EEXIST') throw new Error(`${error.message}: set KEYS_FILE to another path`);
  }
}

/** The endpoint of the elements for keys, after a password and without one. */
export function keyEndpoint({ basePath, store, cookieSecret, origin, session }) {
  return webauthn({
    rpName: 'Second Factor demo',
    cookieSecret,
    basePath,
    origins: [origin],
    store,
    modes: ['second-factor', 'passwordless'],
    async currentUser(request) {
      const user = await session.read(request);
      return user ? { id: user.userId, name: user.userId } : null;
    },
    authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
    openSession: ({ userId, mode }) => session.answer({ userId, method: `key-${mode}` }),
    onError: logFailure,
  });
}
