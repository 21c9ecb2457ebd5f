import { abortedError, isSecondFactorError, type SecondFactorError } from '../errors.js';
import { until } from '../until.js';
import { loopbackHint, readServiceAddress } from './device-service-address.js';
import type { U2fOperation } from './error-codes.js';
import { explainNetwork, readServiceAnswer, unavailable } from './explain-device-service.js';
import type { U2fRegisterRequest, U2fSignRequest } from './read-challenge.js';
import { readText } from './read-text.js';
import { readTimeout } from './u2f-options.js';

/** What bounds a call. */
export interface DeviceServiceCall {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds it may take. Default: 120 000 where a person has to touch a key, else 1000. */
  readonly timeout?: number | undefined;
}

/** NetIQ's Device Service: a program on the person's computer that speaks to U2F keys. */
export interface DeviceService {
  /**
   * Resolves when it is there. It ends whatever the service is doing.
   * @throws {SecondFactorError} `device_service_unavailable`, with the reason; `local_network_denied`;
   *   `aborted`
   */
  probe(call?: DeviceServiceCall): Promise<void>;
  /**
   * Registers a key that is none of `signRequests`.
   * @returns the service's answer: an object, its members as yet unread
   * @throws {SecondFactorError} `no_device`, `invalid_app_id`, `unsupported`, `already_registered`,
   *   `timeout`, `aborted`, `bad_response`, `network`, and as `probe()`
   */
  register(
    request: {
      readonly registerRequests: readonly U2fRegisterRequest[];
      readonly signRequests: readonly U2fSignRequest[];
    },
    call?: DeviceServiceCall,
  ): Promise<unknown>;
  /**
   * Has a key sign.
   * @returns the service's answer: an object, its members as yet unread
   * @throws {SecondFactorError} `not_registered` instead of `already_registered`, else as `register()`
   */
  sign(
    request: { readonly signRequests: readonly U2fSignRequest[] },
    call?: DeviceServiceCall,
  ): Promise<unknown>;
  /** Ends what it is doing, as far as it can. It never fails, and takes 1 s at most. */
  abort(): Promise<void>;
}

/** Milliseconds in which a service answers what no person has a part in. */
const patience = 1000;

/**
 * NetIQ's Device Service. When a call ends early the service is told, and the call rejects once it has
 * let go of the key, or 1 s later.
 * @param address - where it is; default `https://127.0.0.1:8441/api/v1/fidou2f`
 * @throws {TypeError} when that is not on this computer
 */
export function deviceService(
  address: string | URL = 'https://127.0.0.1:8441/api/v1/fidou2f',
): DeviceService {
  const base = readServiceAddress(address);

  function get(init: RequestInit = {}): Promise<Response> {
    return request('/abort', { signal: AbortSignal.timeout(patience), ...init });
  }

  function request(path: string, init: RequestInit): Promise<Response> {
    return fetch(base + path, {
      ...loopbackHint(),
      headers: { accept: 'application/json' },
      cache: 'no-store',
      // The service takes any origin by default, which goes without cookies only.
      credentials: 'omit',
      redirect: 'error',
      ...init,
    });
  }

  /** Without CORS browsers take no answer that they may not follow. */
  function getIn(mode: RequestMode): Promise<Response> {
    return get({ mode, redirect: mode === 'cors' ? 'error' : 'follow' });
  }

  async function read(asked: Promise<Response>, operation?: U2fOperation): Promise<unknown> {
    try {
      const response = await asked;
      return readServiceAnswer(response, await readText(response), operation);
    } catch (cause) {
      // Once it has ended nobody listens, and nothing more is to be asked.
      const isKnown = isSecondFactorError(cause) || (cause as Error).name === 'AbortError';
      throw isKnown ? cause : await explainNetwork(cause, getIn);
    }
  }

  async function ask(
    operation: U2fOperation,
    question: object,
    { signal, timeout }: DeviceServiceCall = {},
  ): Promise<unknown> {
    if (signal?.aborted) throw abortedError(signal, 'ceremony');
    const bounds = { signal, timeout: readTimeout(timeout), phase: 'ceremony' } as const;
    try {
      return await until(bounds, (resolve, reject, ended) => {
        const init = {
          method: 'POST',
          body: JSON.stringify(question),
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          signal: ended,
        };
        read(request(`/${operation}`, init), operation).then(resolve, reject);
        // The service would wait on for a page that is no more.
        addEventListener('pagehide', () => void abort(), { signal: ended });
      });
    } catch (error) {
      const { code, provider } = error as Partial<SecondFactorError>;
      if (code === 'aborted' || (code === 'timeout' && !provider)) await abort();
      throw error;
    }
  }

  async function probe({ signal, timeout = patience }: DeviceServiceCall = {}): Promise<void> {
    try {
      await until({ signal, timeout, phase: 'ceremony' }, (resolve, reject, ended) => {
        read(get({ signal: ended })).then(resolve, reject);
      });
    } catch (error) {
      if (!isSecondFactorError(error) || error.code !== 'timeout') throw error;
      throw unavailable('The Device Service does not answer', 'untrusted-or-absent');
    }
  }

  async function abort(): Promise<void> {
    try {
      await get({ keepalive: true });
    } catch {
      // It is gone, or busy: nothing is left to be done.
    }
  }

  return {
    probe,
    register: ({ registerRequests, signRequests }, call) =>
      ask('register', { registerRequests, signRequests: signRequests.map(bare) }, call),
    sign: ({ signRequests }, call) => ask('sign', { signRequests: signRequests.map(bare) }, call),
    abort,
  };
}

/** What version 1.0 of U2F's JavaScript API knows, which is the form the service takes. */
function bare({ version, challenge, keyHandle, appId }: U2fSignRequest): U2fSignRequest {
  return { version, challenge, keyHandle, appId };
}
