import type { EndpointContext, Route } from '../endpoint.js';

/** The parts of an endpoint for security keys. */
export type KeyOperation =
  | 'authenticate/begin'
  | 'authenticate/finish'
  | 'keys/list'
  | 'keys/remove'
  | 'keys/rename'
  | 'register/begin'
  | 'register/finish';

/** What an endpoint for security keys does at each of its addresses. */
export type KeyHandlers = Readonly<
  Record<KeyOperation, (context: EndpointContext) => Response | Promise<Response>>
>;

const table: readonly Omit<Route<KeyOperation>, 'handle'>[] = [
  { path: '/register/begin', method: 'POST', operation: 'register/begin' },
  { path: '/register/finish', method: 'POST', operation: 'register/finish' },
  { path: '/authenticate/begin', method: 'POST', operation: 'authenticate/begin' },
  { path: '/authenticate/finish', method: 'POST', operation: 'authenticate/finish' },
  { path: '/keys', method: 'GET', operation: 'keys/list' },
  { path: '/keys/:id', method: 'PATCH', operation: 'keys/rename' },
  { path: '/keys/:id', method: 'DELETE', operation: 'keys/remove' },
];

/** The addresses of an endpoint for security keys, the same whoever keeps the keys. */
export function keyRoutes(handlers: KeyHandlers): readonly Route<KeyOperation>[] {
  return table.map((route) => ({ ...route, handle: handlers[route.operation] }));
}
