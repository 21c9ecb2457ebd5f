import { SecondFactorError, type UnsupportedReason } from '../errors.js';
import { explainU2fCode, type U2fOperation } from './error-codes.js';
import { loopbackPermission, mayBePrompted } from './loopback-permission.js';
import { malformed } from './refusals.js';

const phase = 'ceremony';

/**
 * Reads an answer of the Device Service. Its errors come with any status: older clients expect another
 * one than 2xx with them, newer ones 2xx.
 * @param operation - nothing where any answer of a Device Service will do
 * @throws {SecondFactorError} by the error code; `device_service_unavailable` when it is another program's;
 *   `bad_response` when it is no JSON
 */
export function readServiceAnswer(
  { ok, status }: Response,
  text: string,
  operation: U2fOperation | undefined,
): unknown {
  const answer = parse(text);
  const { errorCode, errorMessage } = (answer ?? {}) as Partial<Record<string, unknown>>;
  if (typeof errorCode === 'number' && errorCode !== 0) {
    if (operation) throw explainServiceCode(errorCode, errorMessage, operation);
  } else if (!ok || (!answer && !operation)) {
    throw unavailable(
      'Something else answers in place of the Device Service',
      'no-service',
      status,
    );
  } else if (!answer) throw malformed('The Device Service has answered no JSON object');
  return answer;
}

/** What its error codes mean (NetIQ Device Service, "FIDO U2F plug-in"). */
function explainServiceCode(
  code: number,
  message: unknown,
  operation: U2fOperation,
): SecondFactorError {
  const said = typeof message === 'string' ? message.slice(0, 200) : '';
  const provider = { name: 'device-service', code: String(code), message: said };
  if (code === 1) {
    const options = { phase, provider, retryable: true } as const;
    return new SecondFactorError('no_device', 'No key is connected', options);
  }
  return explainU2fCode(code, operation, {
    provider,
    reason: code === 2 ? explainRefusedPage() : undefined,
  });
}

/** The service takes pages by https and on the default port alone, and says the same to all others. */
function explainRefusedPage(): UnsupportedReason | undefined {
  if (location.protocol !== 'https:') return 'no-https';
  return location.port ? 'other-port' : undefined;
}

/**
 * Why a request has not come through: the person, the service's configuration or its absence. Browsers
 * keep these apart from nobody, so that it is found out by asking for less.
 * @param ask - asks the service for what needs no person
 */
export async function explainNetwork(
  cause: unknown,
  ask: (mode: RequestMode) => Promise<unknown>,
): Promise<SecondFactorError> {
  if ((await loopbackPermission()) === 'denied') {
    const message = 'The browser may not speak to programs on this computer';
    return new SecondFactorError('local_network_denied', message, { cause, phase });
  }
  const answers = (mode: RequestMode) =>
    ask(mode).then(
      () => true,
      () => false,
    );
  const policy = watchPolicy();
  const isThere = await answers('no-cors');
  if (await policy.hasBlocked()) {
    const message = 'The page’s Content-Security-Policy keeps it from the Device Service';
    return unavailable(message, 'blocked-by-csp', undefined, cause);
  }
  if (isThere) {
    return (await answers('cors'))
      ? new SecondFactorError('network', 'The Device Service broke off', { cause, phase })
      : unavailable('The Device Service is for another site', 'origin-refused', undefined, cause);
  }
  const reason = (await mayBePrompted()) ? 'not-granted' : 'untrusted-or-absent';
  return unavailable('The Device Service does not answer', reason, undefined, cause);
}

/** Whether the page's own policy has blocked a connection meanwhile; ends with the answer. */
function watchPolicy(): { hasBlocked(): Promise<boolean> } {
  let isBlocked = false;
  const listening = new AbortController();
  document.addEventListener(
    'securitypolicyviolation',
    ({ disposition, effectiveDirective }) => {
      isBlocked ||= disposition === 'enforce' && effectiveDirective === 'connect-src';
    },
    listening,
  );
  return {
    async hasBlocked() {
      // The event is a task of its own, which may come after the request has failed.
      await new Promise((resolve) => setTimeout(resolve));
      listening.abort();
      return isBlocked;
    },
  };
}

/** The error for a service that is not there for this page. */
export function unavailable(
  message: string,
  reason: UnsupportedReason,
  status?: number,
  cause?: unknown,
): SecondFactorError {
  const options = { phase, reason, status, cause, retryable: true } as const;
  return new SecondFactorError('device_service_unavailable', message, options);
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
