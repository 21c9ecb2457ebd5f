import type { MiddlewareHandler } from 'hono';

/**
 * Lets pages of one origin call, or of all (`*`), as the service's configuration says.
 *
 * No page gets through with credentials, and none that asks for another header than these.
 */
export function allowOrigin(origin: string): MiddlewareHandler {
  return async ({ req, body, res, header }, next) => {
    header('Access-Control-Allow-Origin', origin);
    if (req.method !== 'OPTIONS') {
      await next();
      return res;
    }
    header('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
    header('Access-Control-Allow-Headers', 'Accept, Content-Type');
    // Asked for by browsers before a page of the internet may call this computer.
    if (req.header('access-control-request-private-network') === 'true') {
      header('Access-Control-Allow-Private-Network', 'true');
    }
    return body(null, 204);
  };
}
