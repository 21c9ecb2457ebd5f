import { ompass } from '@second-factor/server';
import { logFailure } from './log-failure.mjs';
import { checkPassword } from './users.mjs';

/** The endpoint of `<ompass-login>`. */
export function ompassEndpoint({ basePath, provider, cookieSecret, origin, session }) {
  return ompass({
    secretKey: provider.secretKey,
    baseUrl: provider.baseUrl,
    cookieSecret,
    basePath,
    origins: [origin],
    authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
    openSession: ({ userId, method }) => session.answer({ userId, method: `ompass-${method}` }),
    mayReset: async ({ request, userId }) => (await session.read(request))?.userId === userId,
    onError: logFailure,
  });
}
