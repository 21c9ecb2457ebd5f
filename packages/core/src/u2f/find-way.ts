import { askBrowserApi, findBrowserApi } from './browser-api.js';
import { deviceService, type DeviceServiceCall } from './device-service.js';
import type { U2fOperation } from './error-codes.js';
import { mayBePrompted } from './loopback-permission.js';
import type { U2fChallenge } from './read-challenge.js';
import type { U2fOptions } from './u2f-options.js';

/** Asks the person. */
type Ask = (call: DeviceServiceCall) => Promise<unknown>;

/** Looks for a way without asking the person; finds nothing where WebAuthn is to be asked instead. */
export type Find = (signal: AbortSignal) => Promise<Ask | undefined>;

/** Milliseconds a person has to let the page speak to this computer, when the browser asks them. */
const patienceWithPerson = 30_000;

/**
 * How a way to ask a key is looked for; nothing where it has to be WebAuthn.
 * @throws {TypeError} for options that are wrong
 */
export function findWay(
  operation: U2fOperation,
  challenge: U2fChallenge,
  { authenticator = 'auto', convert = false, deviceServiceUrl, u2f }: U2fOptions,
): Find | undefined {
  const service = deviceService(deviceServiceUrl);
  const askService: Ask = (call) => service[operation](challenge, call);

  async function findBrowser(signal: AbortSignal): Promise<Ask> {
    const api = await findBrowserApi(u2f, signal);
    return (call) => askBrowserApi(api, operation, challenge, call);
  }

  async function findAny(signal: AbortSignal): Promise<Ask | undefined> {
    try {
      const timeout = (await mayBePrompted()) ? patienceWithPerson : undefined;
      await service.probe({ signal, timeout });
      return askService;
    } catch (noService) {
      // It has ended: nothing else is to be looked for.
      signal.throwIfAborted();
      try {
        return await findBrowser(signal);
      } catch {
        if (convert) return undefined;
        // A service is what a person can do something about.
        throw noService;
      }
    }
  }

  const ways: Readonly<Record<string, Find | undefined>> = {
    auto: findAny,
    browser: findBrowser,
    'device-service': () => Promise.resolve(askService),
    webauthn: undefined,
  };
  if (Object.hasOwn(ways, authenticator)) return ways[authenticator];
  throw new TypeError('authenticator');
}
