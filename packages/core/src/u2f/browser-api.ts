import { SecondFactorError } from '../errors.js';
import { until } from '../until.js';
import type { DeviceServiceCall } from './device-service.js';
import { explainU2fCode, type U2fOperation } from './error-codes.js';
import { isNativeU2f, readU2fApi, type U2fApi } from './is-native-u2f.js';
import type { U2fChallenge } from './read-challenge.js';
import { challengeOf } from './challenge-of.js';
import { malformed } from './refusals.js';
import { readTimeout } from './u2f-options.js';

/** Milliseconds in which it answers what no person has a part in. */
const patience = 1000;

/**
 * The browser's own `window.u2f`, once it has answered a question to which the answer is no: one of another
 * site. Nothing is asked of the person by it.
 * @param given - a stand-in, which is taken for the browser's
 * @throws {SecondFactorError} `unsupported`
 */
export async function findBrowserApi(given: unknown, signal?: AbortSignal): Promise<U2fApi> {
  const api = readU2fApi(given ?? (globalThis as { readonly u2f?: unknown }).u2f);
  if (api && (given || isNativeU2f(api))) {
    const version = 'U2F_V2' as const;
    // An App ID by http is of no other page than its own, and no list is fetched for it.
    const request = { version, challenge: 'AAAA', keyHandle: 'AAAA', appId: 'http://u2f.invalid' };
    const question = { appId: request.appId, registerRequests: [], signRequests: [request] };
    const answer = await call(api, 'sign', question, { signal, timeout: patience }).catch(
      () => undefined,
    );
    if (answer) return api;
  }
  const options = { phase: 'ceremony', reason: 'no-api' } as const;
  throw new SecondFactorError('unsupported', 'This browser has no U2F of its own', options);
}

/**
 * Has the browser's `window.u2f` ask a key. It can't be called back: an answer that comes after the end is
 * let go.
 * @returns the answer: an object, its members as yet unread
 * @throws {SecondFactorError} by U2F's error codes; `timeout`, `aborted`, `bad_response`
 */
export async function askBrowserApi(
  api: U2fApi,
  operation: U2fOperation,
  question: U2fChallenge,
  bounds: DeviceServiceCall = {},
): Promise<unknown> {
  const answer = await call(api, operation, question, bounds);
  const { errorCode, errorMessage } = answer as Readonly<Record<string, unknown>>;
  if (!errorCode) return answer;
  const message = typeof errorMessage === 'string' ? errorMessage.slice(0, 200) : '';
  const provider = { name: 'u2f', code: JSON.stringify(errorCode).slice(0, 20), message };
  throw explainU2fCode(errorCode, operation, { provider });
}

async function call(
  api: U2fApi,
  operation: U2fOperation,
  question: U2fChallenge,
  { signal, timeout }: DeviceServiceCall,
): Promise<object> {
  const limit = readTimeout(timeout);
  const args = argumentsOf(api, operation, question);
  const answer = await until<unknown>(
    { signal, timeout: limit, phase: 'ceremony' },
    (resolve, reject) => {
      try {
        api[operation](...args, resolve, Math.ceil(limit / 1000));
      } catch (cause) {
        const options = { phase: 'ceremony', cause } as const;
        reject(
          new SecondFactorError('authenticator_error', 'The browser’s U2F has failed', options),
        );
      }
    },
  );
  if (typeof answer === 'object' && answer) return answer;
  throw malformed('The browser has answered nothing');
}

/** Version 1.1 takes what all requests have in common first; `sign()` has two parameters more then. */
function argumentsOf(
  { sign }: U2fApi,
  operation: U2fOperation,
  { appId, registerRequests, signRequests }: U2fChallenge,
): readonly unknown[] {
  const isNew = sign.length > 3;
  if (operation === 'register') {
    return isNew ? [appId, registerRequests, signRequests] : [registerRequests, signRequests];
  }
  return isNew ? [appId, challengeOf(signRequests), signRequests] : [signRequests];
}
