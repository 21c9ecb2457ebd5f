import type { Backend, BackendOptions } from '../backend/backend.js';
import { explainProblem } from '../backend/explain-problem.js';
import { SecondFactorError, type SecondFactorPhase } from '../errors.js';
import { isPage, pageBackend } from './page-backend.js';

/** How ZITADEL is spoken to from the page itself. */
export interface ZitadelConnection extends Pick<BackendOptions, 'fetch' | 'requestTimeout'> {
  /** The instance, such as `https://my-org.zitadel.cloud`. */
  readonly url: string | URL;
  /**
   * The bearer token, or a function that gives it before each request. Where it fails nothing is sent:
   * the error is `invalid_options` and holds nothing of what was thrown.
   */
  readonly token: string | (() => string | Promise<string>);
}

/**
 * An API of ZITADEL. Any origin may call it, with a bearer token and no cookie; a header that is not on
 * its list would fail the preflight.
 * @throws {TypeError} for a URL that would show the token to the network
 */
export function zitadelBackend({
  url,
  token,
  ...options
}: ZitadelConnection): Pick<Backend, 'send'> {
  const { origin, protocol, hostname } = new URL(
    url,
    isPage() ? document.baseURI : 'https://page.invalid',
  );
  if (protocol !== 'https:' && !/^(127(\.\d+){3}|localhost|\[::1])$/.test(hostname)) {
    throw new TypeError(`url: ${origin} has to be https`);
  }
  return pageBackend(
    url,
    {
      ...options,
      credentials: 'omit',
      endpointOrigins: [origin],
      headers: async () => ({
        authorization: `Bearer ${typeof token === 'function' ? await token() : token}`,
      }),
    },
    explainZitadel,
    'token',
  );
}

/**
 * ZITADEL's refusals by their stable id, such as `WEBAU-3Vb9s`; the message beside it is in the
 * person's language. What fails in WebAuthn comes as 500 and is no outage: trying again won't help.
 */
function explainZitadel(
  status: number,
  answer: unknown,
  phase: SecondFactorPhase,
): SecondFactorError {
  const { details, message } = (answer ?? {}) as { details?: unknown; message?: unknown };
  const [detail] = (Array.isArray(details) ? details : []) as ({ id?: unknown } | undefined)[];
  if (typeof detail?.id !== 'string') return explainProblem(status, undefined, phase);
  const text = typeof message === 'string' ? message : detail.id;
  return new SecondFactorError('provider_refused', text, {
    phase,
    provider: { name: 'zitadel', code: detail.id, message: text },
    status,
    retryable: false,
  });
}
