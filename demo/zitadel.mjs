import { zitadel } from '@second-factor/server';
import { logFailure } from './log-failure.mjs';
import { checkPassword } from './users.mjs';

/**
 * The endpoint of the elements for keys, where ZITADEL keeps them.
 * @param zitadel.ids - the demo's users, each with the id that ZITADEL knows them by
 */
export function zitadelEndpoint({
  basePath,
  zitadel: { url, serviceToken, ids },
  cookieSecret,
  origin,
  session,
}) {
  const names = new Map([...ids].map(([name, id]) => [id, name]));

  return zitadel({
    url,
    serviceToken,
    cookieSecret,
    basePath,
    origins: [origin],
    async currentUser(request) {
      const user = await session.read(request);
      return ids.get(user?.userId) ?? null;
    },
    async authenticate({ userId, fields }) {
      const user = await checkPassword(userId, fields.password);
      const id = ids.get(user);
      return id ? { userId: id } : null;
    },
    openSession: ({ userId }) =>
      session.answer({ userId: names.get(userId), method: 'zitadel-second-factor' }),
    onError: logFailure,
  });
}
