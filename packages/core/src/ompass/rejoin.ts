import { backend } from '../backend/backend.js';
import { peekFlow, takeFlow } from '../popup/flow.js';
import { listenForResult } from '../popup/listen-for-result.js';
import type { RedirectQuery } from '../popup/redirect-query.js';
import { until } from '../until.js';
import { type AwayLogin, keptKey } from './away-login.js';
import type { OmpassOptions, OmpassResult, OmpassResumeOptions } from './types.js';
import { verify } from './verify.js';

/**
 * Goes on, after a reload, with a popup's login that was begun with `keepOnUnload`. The window itself
 * can't be watched any more: this waits until its result comes, or the login expires.
 * @returns the result, or `undefined` when no popup was kept
 * @throws {SecondFactorError} `timeout`, `aborted`, or what the post throws
 */
export async function rejoin(
  options: OmpassOptions,
  { method, signal, onStatus }: OmpassResumeOptions = {},
): Promise<OmpassResult | undefined> {
  const site = backend(options.endpoint, options);
  const kept = peekFlow(window, keptKey) as AwayLogin | null;
  if (kept?.endpoint !== site.url || (method && kept.method !== method)) return undefined;
  try {
    const limits = { signal, timeout: kept.expires - Date.now(), phase: 'provider' } as const;
    const query = await until<RedirectQuery>(limits, (resolve, _reject, ended) => {
      listenForResult(kept.id, undefined, resolve, ended);
    });
    onStatus?.('returned');
    onStatus?.('posting');
    return await verify(site, query, kept, signal);
  } finally {
    takeFlow(window, keptKey);
  }
}
