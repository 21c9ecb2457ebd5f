import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { sqlStore, type SqlStoreOptions } from '@second-factor/server/sql';
import { someKey } from './support/keys.js';
import { password, startPglite } from './support/pglite-server.js';
import { temporaryFolder } from './support/temporary-folder.js';

const folder = temporaryFolder();
const file = join(folder, 'keys.db');

suite('the options of a store', () => {
  const secret = 's3cret-0815';
  const misuses: Record<string, SqlStoreOptions> = {
    'neither URL nor file': {},
    'nothing but empty texts': { url: '', file: '' },
    MySQL: { url: `mysql://tester:${secret}@localhost/keys`, file },
    'a URL without a scheme': { url: `tester:${secret}@localhost/keys`, file },
    'a URL without slashes': { url: `postgres:tester:${secret}@localhost`, file },
    'a file in memory': { file: ':memory:' },
    'no time to wait': { file, timeout: 0 },
    'half a connection': { file, poolSize: 0.5 },
    'an endless time to wait': { file, timeout: Infinity },
  };
  for (const [kind, options] of Object.entries(misuses)) {
    test(`with ${kind} are refused, unquoted, before anything happens`, async () => {
      await assert.rejects(sqlStore(options), (error: Error) => {
        assert.equal(error.name, 'TypeError');
        assert.ok(!inspect(error).includes(secret));
        return true;
      });
      assert.equal(existsSync(file), false);
    });
  }

  test('may hold an empty URL beside a file, as unset variables are', async () => {
    const other = join(folder, 'other.db');
    const store = await sqlStore({ url: '', file: other });
    await store.close();
    assert.equal(existsSync(other), true);
  });
});

suite('what no database keeps as it is', () => {
  const misuses = {
    'a NUL in an id': { id: 'a\0b' },
    'half a character in a name': { name: '\uD800' },
    'a fraction as a time': { created: 1.5 },
    'no number as a counter': { counter: NaN },
    'a time beyond all numbers': { lastUsed: 2 ** 60 },
  };
  for (const [kind, changes] of Object.entries(misuses)) {
    test(`${kind} is a TypeError and is not kept`, async () => {
      const store = await sqlStore({ file: join(folder, 'values.db') });
      const key = someKey(changes);
      await assert.rejects(store.add(key), { name: 'TypeError' });
      assert.deepEqual(await store.list(key.userId), []);
    });
  }
});

suite('a Postgres server that is not well', () => {
  const plain = decodeURIComponent(password);

  async function assertFailsInTime(work: () => Promise<unknown>): Promise<void> {
    const start = performance.now();
    await assert.rejects(work, (error: Error) => {
      const { message, stack = '', cause } = error;
      assert.equal(message, 'The database of keys failed');
      assert.ok(cause instanceof Error && cause.message.length > 0);
      const shown = [inspect(error, { depth: 9, showHidden: true }), stack, JSON.stringify(error)];
      const shownCause = [cause.stack, JSON.stringify(cause), String(cause)];
      for (const text of [...shown, ...shownCause]) {
        assert.ok(!text?.includes(password) && !text?.includes(plain), text);
        assert.ok(!text?.includes('postgres://'), text);
      }
      return true;
    });
    assert.ok(performance.now() - start < 10_000);
  }

  async function listen(context: TestContext, serve: (socket: Socket) => void): Promise<string> {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      serve(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    context.after(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return urlOf((server.address() as AddressInfo).port);
  }

  function urlOf(port: number): string {
    return `postgres://tester:${password}@127.0.0.1:${port}/keys`;
  }

  test('at a closed port fails in time', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await assertFailsInTime(() => sqlStore({ url: urlOf(port), timeout: 500 }));
  });

  test('that never answers fails in time', async (context) => {
    const url = await listen(context, () => undefined);
    await assertFailsInTime(() => sqlStore({ url, timeout: 500 }));
  });

  test('that hangs up fails in time', async (context) => {
    const url = await listen(context, (socket) => socket.end());
    await assertFailsInTime(() => sqlStore({ url, timeout: 500 }));
  });

  test('that speaks another protocol fails in time', async (context) => {
    const url = await listen(context, (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await assertFailsInTime(() => sqlStore({ url, timeout: 500 }));
  });

  test('that quotes the URL and the password is not quoted', async (context) => {
    const url: string = await listen(context, (socket) => {
      socket.on('data', () => socket.end(refusal(`no ${url} here, ${password}, ${plain}`)));
    });
    await assertFailsInTime(() => sqlStore({ url, timeout: 500 }));
  });

  test('that stops answering fails all that wait, in time, and is used again later', async () => {
    const server = await startPglite();
    const store = await sqlStore({ url: server.url, timeout: 500, poolSize: 2 });
    const key = someKey();
    await store.add(key);
    server.hang(true);
    const waiting = Array.from({ length: 6 }, () => store.find(key.id));
    await assertFailsInTime(() =>
      Promise.any(waiting).catch((error: unknown) => {
        throw (error as AggregateError).errors[0];
      }),
    );
    server.hang(false);
    assert.deepEqual(await store.find(key.id), key);
    await store.close();
    await server.close();
  });
});

/** An ErrorResponse (PostgreSQL, 55.7 Message Formats). */
function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C28P01\0M${message}\0\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
