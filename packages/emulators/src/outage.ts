import { setTimeout as sleep } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';

/** How a provider's API fails, `none` of them being the default. */
export const outages = ['none', 'unavailable', 'html', 'empty', 'hang'] as const;

/** What {@link misbehave} reads of an emulator's options. */
export interface OutageOptions {
  /** Milliseconds before each answer of the API. */
  readonly delay?: number | undefined;
  /** How the API fails: a 503, an HTML page, an empty body, or no answer ever. */
  readonly outage?: (typeof outages)[number] | undefined;
}

/** What each outage answers instead of the API. */
const answers = {
  unavailable: () => new Response('Service Unavailable', { status: 503 }),
  // With status 200, as from a captive portal: a caller that trusts the status alone gets it wrong.
  html: () => new Response('<!doctype html><title>Maintenance</title>', { headers: html }),
  empty: () => new Response(null, { status: 200 }),
} as const;
const html = { 'Content-Type': 'text/html; charset=utf-8' };

/** Makes the API as slow and as broken as the options ask for. */
export function misbehave({ delay = 0, outage = 'none' }: OutageOptions): MiddlewareHandler {
  return async (context, next) => {
    const { signal } = context.req.raw;
    if (delay > 0) {
      // Rejects with the caller's own reason, where the timer would say only that it was aborted.
      await sleep(delay, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
    if (outage === 'none') return next();
    return outage === 'hang' ? aborted(signal) : answers[outage]();
  };
}

/** Waits until the caller gives up. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
