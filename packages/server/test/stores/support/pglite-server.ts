import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';

/** A Postgres server for a test: PGlite, which is Postgres itself in WebAssembly, behind a socket. */
export interface PgliteServer {
  readonly url: string;
  /** Runs SQL as another client. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Cuts all connections and leaves the port. */
  stop(): Promise<void>;
  /** Listens again, at the same port, with the same data. */
  start(): Promise<void>;
  /** Swallows what clients send, without an answer, or serves those that come from now on. */
  hang(hangs: boolean): void;
  close(): Promise<void>;
}

/** The password that must not show in any error. */
export const password = 'p%40ss-w0rd-7781';

/**
 * Starts a server. PGlite has one session for all, and its socket server mixes the messages of several clients;
 * so clients take turns here, each until its transaction is over, as they would with one connection of a pooler.
 */
export async function startPglite(): Promise<PgliteServer> {
  const db = await PGlite.create();
  const behind = new PGLiteSocketServer({ db, port: 0, maxConnections: 100 });
  await behind.start();
  const [host = '', port = ''] = behind.getServerConn().split(':');
  const turns = takeTurns();
  const sockets = new Set<Socket>();
  let hangs = false;
  const server = createServer((client) => {
    sockets.add(client);
    if (hangs) return;
    client.on('close', () => sockets.delete(client));
    relay(client, connect(Number(port), host), turns);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as AddressInfo).port;
  const url = `postgres://tester:${password}@127.0.0.1:${own}/postgres`;

  async function stop() {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    url,
    run: (sql) => runSql(url, sql),
    stop,
    hang(hanging) {
      hangs = hanging;
      for (const socket of hangs ? sockets : []) socket.removeAllListeners('data');
    },
    async start() {
      server.listen(own, '127.0.0.1');
      await once(server, 'listening');
    },
    async close() {
      await stop();
      await behind.stop();
      await db.close();
    },
  };
}

/** Runs SQL in a connection of its own. */
export async function runSql(
  url: string,
  sql: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

type Turns = (work: () => Promise<void>) => void;

function takeTurns(): Turns {
  let last = Promise.resolve();
  return (work) => {
    last = last.then(work);
  };
}

/** Hands messages on while it is the client's turn: from its first until the server is ready and idle. */
function relay(client: Socket, server: Socket, turns: Turns): void {
  let hasTurn = false;
  let endTurn: () => void = () => undefined;
  const waiting: Buffer[] = [];
  const finished = readyAndIdle();

  client.on('data', (data) => {
    if (hasTurn) {
      server.write(data);
      return;
    }
    waiting.push(data);
    if (waiting.length > 1) return;
    turns(
      () =>
        new Promise((resolve) => {
          if (server.closed) {
            resolve();
            return;
          }
          hasTurn = true;
          endTurn = () => {
            hasTurn = false;
            resolve();
          };
          server.write(Buffer.concat(waiting.splice(0)));
        }),
    );
  });
  server.on('data', (data) => {
    client.write(data);
    if (finished(data)) endTurn();
  });
  client.on('close', () => server.destroy());
  server.on('close', () => {
    client.destroy();
    endTurn();
  });
  for (const socket of [client, server]) socket.on('error', () => socket.destroy());
}

/** Looks in the server's messages for ReadyForQuery outside a transaction (PostgreSQL, 55.7 Message Formats). */
function readyAndIdle(): (data: Buffer) => boolean {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    let found = false;
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const end = 1 + rest.readInt32BE(1);
      found = rest.toString('latin1', 0, 1) === 'Z' && rest.toString('latin1', 5, 6) === 'I';
      rest = rest.subarray(end);
    }
    return found;
  };
}
