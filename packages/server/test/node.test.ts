import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { ompass, type OmpassServerOptions } from '@second-factor/server';
import { incomingMessage, toNodeListener } from '@second-factor/server/node';
import express from 'express';
import { scriptOmpass } from './support/scripted-ompass.js';
import { cookieSecret, password, rightLogin, secretKey } from './support/site.js';

const { fetch: upstream } = scriptOmpass(() => undefined);

/** Serves on loopback while `use` runs. */
async function serve(
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown,
  use: (origin: string) => Promise<void>,
) {
  const server = createServer((...exchange) => void answer(...exchange)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function listener(options: Partial<OmpassServerOptions> = {}) {
  const handle = ompass({
    secretKey,
    cookieSecret,
    authenticate: ({ fields }) => (fields['password'] === password ? 'alice' : null),
    openSession: () => Response.json({}),
    fetch: upstream,
    ...options,
  });
  return toNodeListener(handle);
}

function begin(origin: string, body: unknown = rightLogin, init: RequestInit = {}) {
  const headers = { 'Content-Type': 'application/json', Origin: origin };
  return fetch(`${origin}/begin`, { method: 'POST', headers, body: JSON.stringify(body), ...init });
}

suite('the Node adapter', () => {
  test('leaves the global Request and Response alone', () => {
    const { Request: before, Response: also } = globalThis;
    listener();
    assert.equal(Request, before);
    assert.equal(Response, also);
  });

  for (const [method, body] of [
    ['DELETE', null],
    ['POST', 'text'],
    ['GET', null],
  ] as const) {
    test(`hands over a ${method} that can be copied, as hooks and middleware do`, async () => {
      const listen = toNodeListener(
        async (request) => new Response(await new Request(request).text()),
      );
      await serve(listen, async (origin) => {
        const response = await fetch(origin, { method, body });
        assert.deepEqual([response.status, await response.text()], [200, body ?? '']);
      });
    });
  }

  test('serves a Node server', async () => {
    await serve(listener(), async (origin) => {
      const response = await begin(origin);
      assert.equal(response.status, 200);
      assert.match(response.headers.getSetCookie().join(), /^ompass-flow=.*SameSite=Strict$/);
    });
  });

  test('refuses a body of many megabytes', async () => {
    await serve(listener(), async (origin) => {
      const response = await begin(origin, { ...rightLogin, note: 'x'.repeat(5_000_000) });
      assert.equal(response.status, 413);
    });
  });

  for (const [name, parser] of Object.entries({
    'express.json()': express.json(),
    'express.text()': express.text({ type: '*/*' }),
    'express.raw()': express.raw({ type: '*/*' }),
  })) {
    test(`takes the body that ${name} has read`, async () => {
      const app = express().use(parser).all('/*path', listener());
      await serve(app, async (origin) => {
        assert.equal((await begin(origin)).status, 200);
        assert.equal((await begin(origin, { ...rightLogin, password: 'wrong' })).status, 401);
        assert.equal((await begin(origin, { ...rightLogin, odd: [1] })).status, 400);
        assert.equal((await begin(origin, { note: 'x'.repeat(20_000) })).status, 413);
      });
    });
  }

  test('sees the whole path under Express, however it is mounted', async () => {
    const inner = express.Router().use('/ompass', listener({ basePath: '/auth/ompass' }));
    for (const app of [
      express().use('/auth/ompass', listener({ basePath: '/auth/ompass' })),
      express().use('/auth', inner),
      express().all('/auth/ompass/*path', listener({ basePath: '/auth/ompass' })),
    ]) {
      await serve(app, async (origin) => {
        const response = await fetch(`${origin}/auth/ompass/callback?lang=ko`);
        assert.equal(response.headers.get('Content-Language'), 'ko');
      });
    }
  });

  test('gives a hook the message that Express has added to', async () => {
    const seen: unknown[] = [];
    const app = express();
    app.use((request, _, next) => {
      Object.assign(request, { session: 'of Express' });
      next();
    });
    const authenticate: OmpassServerOptions['authenticate'] = ({ request }) => {
      seen.push((incomingMessage(request) as { session?: unknown } | undefined)?.session);
      return 'alice';
    };
    app.all('/*path', listener({ authenticate }));
    await serve(app, async (origin) => {
      await begin(origin);
      assert.deepEqual(seen, ['of Express']);
      assert.equal(incomingMessage(new Request(origin)), undefined);
    });
  });

  test('gives up the call of OMPASS when the page goes away', async () => {
    const page = new AbortController();
    const gaveUp = new EventTarget();
    const hanging: typeof fetch = (_, init) => {
      init?.signal?.addEventListener('abort', () => gaveUp.dispatchEvent(new Event('abort')));
      page.abort();
      return new Promise(() => undefined);
    };
    await serve(listener({ fetch: hanging }), async (origin) => {
      const heard = once(gaveUp, 'abort');
      await assert.rejects(begin(origin, rightLogin, { signal: page.signal }), /abort/);
      await heard;
    });
  });
});
