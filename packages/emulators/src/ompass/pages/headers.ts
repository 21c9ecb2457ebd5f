import type { MiddlewareHandler } from 'hono';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of every page; a route may take the opener policy back. */
export function pageHeaders(coop: string | undefined): MiddlewareHandler {
  return (context, next) => {
    context.header('Cache-Control', 'no-store');
    context.header('Content-Security-Policy', policy);
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header(openerPolicy, coop);
    return next();
  };
}

/** The header that can sever a popup from its opener. */
export const openerPolicy = 'Cross-Origin-Opener-Policy';
