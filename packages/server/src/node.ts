/// <reference types="node" preserve="true" />
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** What `http.createServer` takes, and Express. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const incomingMessages = new WeakMap<Request, IncomingMessage>();

/**
 * Lets a handler from `Request` to `Response` serve Node's own requests.
 *
 * It may stand before or behind a body parser: what `express.json()` has read is taken from
 * `incoming.body`.
 */
export function toNodeListener(
  handle: (request: Request) => Response | Promise<Response>,
): NodeListener {
  const listen = getRequestListener(
    (request, { incoming }) => {
      incomingMessages.set(request, incoming as IncomingMessage);
      return handle(request);
    },
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => {
    restoreBody(incoming);
    return listen(incoming, outgoing);
  };
}

/** Node's message behind a request that a hook was given; there Express keeps its `session`. */
export function incomingMessage(request: Request): IncomingMessage | undefined {
  return incomingMessages.get(request);
}

/** Writes back what a body parser has read, under the name by which the listener looks for it. */
function restoreBody(incoming: IncomingMessage & { body?: unknown; rawBody?: unknown }): void {
  if (!incoming.readableDidRead || incoming.rawBody !== undefined) return;
  const { body } = incoming;
  incoming.rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null));
}
