import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Lets pages of every origin call, with credentials, but with no other headers than these. */
export function allowEveryOrigin(): MiddlewareHandler {
  return cors({
    origin: (origin) => origin,
    credentials: true,
    allowMethods: ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: [
      'origin',
      'content-type',
      'accept',
      'accept-language',
      'authorization',
      'x-zitadel-orgid',
      'x-user-agent',
      'x-grpc-web',
      'x-requested-with',
      'connect-protocol-version',
      'connect-timeout-ms',
      'grpc-timeout',
    ],
    exposeHeaders: [
      'location',
      'content-length',
      'grpc-status',
      'grpc-message',
      'grpc-status-details-bin',
    ],
  });
}
