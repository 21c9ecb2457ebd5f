import type { Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Tls } from './certificates/create-local-tls.js';

/** Anything that answers a request, such as an emulator. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Where to listen. */
export interface ListenOptions {
  /** The port; 0, the default, takes a free one. */
  readonly port?: number;
  /** A loopback name or address, `127.0.0.1` by default. */
  readonly hostname?: string;
  /** Its certificate and key, for https; without them it is http. */
  readonly tls?: Tls | undefined;
}

/** A handler that listens. */
export interface Listener {
  /** Its origin, such as `http://127.0.0.1:8091`. */
  readonly url: string;
  /** The port it has. */
  readonly port: number;
  /** Stops it, and ends the connections that are still open. */
  close(): Promise<void>;
}

/**
 * Serves a handler on a loopback port.
 *
 * An emulator lets anybody in, so no other machine may reach it.
 *
 * @throws `TypeError` when the host name is not a loopback one
 * @throws `Error` with the system's `code`, such as `EADDRINUSE`, when the port cannot be had
 */
export async function listen(handler: Handler, options: ListenOptions = {}): Promise<Listener> {
  const { port = 0, hostname = '127.0.0.1', tls } = options;
  if (!isLoopback(hostname)) throw new TypeError(`${hostname} is not a loopback host name`);
  const secured = tls && { createServer, serverOptions: { ...tls } };
  const server = createAdaptorServer({ fetch: handler, ...secured }) as Server;
  await started(server, port, hostname);
  const address = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://${hostname.includes(':') ? `[${hostname}]` : hostname}:${address.port}`,
    port: address.port,
    close: () => stopped(server),
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function started(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, hostname)));
    server.listen(port, hostname, resolve);
  });
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function explain(cause: NodeJS.ErrnoException, port: number, hostname: string): Error {
  const reasons: Record<string, string> = {
    EACCES: `port ${port} needs more rights than this process has`,
    EADDRINUSE: `port ${port} on ${hostname} is in use by another program`,
  };
  const message = reasons[cause.code ?? ''] ?? `cannot listen on ${hostname}:${port}`;
  return Object.assign(new Error(message, { cause }), { code: cause.code });
}
