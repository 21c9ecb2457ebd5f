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
  if (!url) await mkdir(dirname(file), { recursive: true });
  return sqlStore({ url, file });
}

/** The endpoint of the elements for keys; `modes` are the ways in that a key is to be good for. */
export function keyEndpoint({ basePath, modes, store, cookieSecret, origin, session }) {
  return webauthn({
    rpName: 'Second Factor demo',
    cookieSecret,
    basePath,
    origins: [origin],
    store,
    modes,
    async currentUser(request) {
      const user = await session.read(request);
      return user ? { id: user.userId, name: user.userId } : null;
    },
    authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
    openSession: ({ userId, mode }) => session.answer({ userId, method: `key-${mode}` }),
    onError: logFailure,
  });
}
