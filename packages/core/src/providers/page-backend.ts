import { backend, type Backend } from '../backend/backend.js';
import { SecondFactorError } from '../errors.js';

/** Whether there is a page; in Node and in workers there is none. */
export function isPage(): boolean {
  return typeof document !== 'undefined';
}

/**
 * The endpoint of a provider that may be made anywhere. Where there is no page, all that it is sent
 * fails.
 * @throws {TypeError} in a page, for an endpoint that is no URL or has an origin that was not allowed
 */
export function pageBackend(...given: Parameters<typeof backend>): Pick<Backend, 'send'> {
  if (isPage()) return backend(...given);
  return {
    send: (_path, _body, { phase }) =>
      Promise.reject(new SecondFactorError('unsupported', 'There is no page', { phase })),
  };
}
