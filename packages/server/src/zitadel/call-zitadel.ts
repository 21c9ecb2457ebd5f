import { type ProviderCall, callProvider } from '../call-provider.js';
import { keepConfidential } from '../confidential.js';
import type { EndpointContext } from '../endpoint.js';
import type { JsonObject } from '../read-json.js';
import type { ZitadelSettings } from './settings.js';
import { readSuccess } from './zitadel-errors.js';

/** One call of ZITADEL's interface. */
export interface ZitadelCall {
  readonly method?: ProviderCall['method'];
  readonly path: string;
  readonly body?: unknown;
  readonly token: string;
  /** Whether the token is the user's own. Default: it is the site's. */
  readonly isUsers?: boolean;
  /** What gives the call up. Default: the page has gone. */
  readonly signal?: AbortSignal;
}

/**
 * Sends one call, once, and reads the object it is answered.
 * @throws {Problem} what ZITADEL or the way to it had to say
 */
export async function callZitadel(
  context: EndpointContext,
  { deadline, fetch, url }: ZitadelSettings,
  { method = 'POST', path, body, token, isUsers = false, signal }: ZitadelCall,
): Promise<JsonObject> {
  keepConfidential(context, [token]);
  const answer = await callProvider(
    { provider: 'zitadel', deadline, fetch },
    {
      method,
      url: url + path,
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      body,
      signal: signal ?? context.req.raw.signal,
    },
  );
  return readSuccess(answer, isUsers);
}
