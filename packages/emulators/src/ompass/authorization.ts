import type { MiddlewareHandler } from 'hono';
import { OmpassError } from './errors.js';

/** Lets only the application's own secret key pass: 001 when none came, 005 for its form, else 004. */
export function requireSecretKey(secretKey: string): MiddlewareHandler {
  return (context, next) => {
    if (readSecretKey(context.req.header('Authorization')) !== secretKey) {
      throw new OmpassError('004');
    }
    return next();
  };
}

function readSecretKey(header: string | undefined): string {
  // Headers come trimmed, so a key that is empty leaves the bare word.
  if (header === undefined || header === '' || header === 'Bearer') throw new OmpassError('001');
  const key = /^Bearer (\S+)$/.exec(header)?.[1];
  if (key === undefined) throw new OmpassError('005');
  return key;
}
