/// <reference types="node" preserve="true" />
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** What `http.createServer` takes, and Express. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** What Express and its body parsers add; `rawBody` is where the listener looks first. */
interface ExpressMessage extends IncomingMessage {
  readonly originalUrl?: string;
  readonly body?: unknown;
  rawBody?: unknown;
}

const incomingMessages = new WeakMap<Request, IncomingMessage>();

/**
 * Lets a handler from `Request` to `Response` serve Node's own requests.
 *
 * It may stand before or behind a body parser: what `express.json()` has read is taken from
 * `incoming.body`. And it sees the whole path, also where Express's `use` has cut off the prefix.
 */
export function toNodeListener(
  handle: (request: Request) => Response | Promise<Response>,
): NodeListener {
  const listen = getRequestListener(
    (listened, { incoming }) => {
      const request = toRequest(listened);
      incomingMessages.set(request, incoming as IncomingMessage);
      return handle(request);
    },
    { overrideGlobalObjects: false },
  );
  return (incoming: ExpressMessage, outgoing) => {
    if (incoming.originalUrl) incoming.url = incoming.originalUrl;
    restoreBody(incoming);
    return listen(incoming, outgoing);
  };
}

/** Node's message behind a request that a hook was given; there Express keeps its `session`. */
export function incomingMessage(request: Request): IncomingMessage | undefined {
  return incomingMessages.get(request);
}

/** The runtime's own `Request`: what the listener gives only looks like one, and can't be copied. */
function toRequest({ url, method, headers, body, signal }: Request): Request {
  // A streamed body needs `duplex`, of which the types of the DOM don't know.
  return new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
}

/** Puts back what a body parser has read. */
function restoreBody(incoming: ExpressMessage): void {
  if (!incoming.readableDidRead || incoming.rawBody !== undefined) return;
  const { body } = incoming;
  const isRead = typeof body === 'string' || body instanceof Uint8Array;
  incoming.rawBody = Buffer.from(isRead ? body : JSON.stringify(body ?? null));
}
