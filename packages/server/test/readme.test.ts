import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, suite, test } from 'node:test';
import { openOmpass } from './support/phone.js';
import { codeOf, cookieSecret, password, rightLogin, secretKey } from './support/site.js';

// Inside the package, so that the examples find what they import.
const folder = new URL('../build/readme/', import.meta.url);

/** What the README takes for granted: the site's own accounts. */
const accounts = `
export const checkPassword = async (userId, password) =>
  password === ${JSON.stringify(password)} ? userId : null;
export const createSession = (userId) => 'session=' + userId + '; HttpOnly; Path=/';
`;

/** Writes the README's examples to files, each under the name in its first line. */
async function writeExamples(): Promise<string[]> {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const names: string[] = [];
  for (const [, code = ''] of readme.matchAll(/```js\n([^]*?)```/g)) {
    const [, name = ''] = /^\/\/ (\S+\.js)\n/.exec(code) ?? [];
    assert.ok(code.split('\n').length <= 16, `${name} is short`);
    await writeExample(name, code);
    names.push(name);
  }
  await writeExample('accounts.js', accounts);
  return names;
}

async function writeExample(name: string, code: string): Promise<void> {
  const file = fileURLToPath(new URL(name, folder));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
}

async function runExample<T>(name: string): Promise<T> {
  return (await import(new URL(name, folder).href)) as T;
}

/** Tells the next example a port that is free; gives the origin it will have. */
async function giveOrigin(): Promise<string> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  process.env['PORT'] = String(port);
  return `http://localhost:${port}`;
}

type Ask = (request: Request) => Response | Promise<Response>;

/** Logs in by an example, from the password to the session. */
async function logIn(ask: Ask, origin = 'https://site.example'): Promise<void> {
  const post = (path: string, body: object, cookie = '') => {
    const headers = { 'Content-Type': 'application/json', Origin: origin, Cookie: cookie };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return ask(new Request(`${origin}/auth/ompass${path}`, init));
  };
  const refused = await post('/begin', { ...rightLogin, password: 'wrong' });
  assert.equal(await codeOf(refused), 'password_required');
  const begun = await post('/begin', rightLogin);
  assert.equal(begun.status, 200);
  const { ompass_uri } = (await begun.json()) as { ompass_uri: string };
  const { username, access_token } = await provider.approve(ompass_uri);
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0];
  const verified = await post('/verify', { access_token, user_id: username }, cookie);
  assert.deepEqual(await verified.json(), { name: 'alice' });
  assert.equal(verified.headers.getSetCookie()[0], 'session=alice; HttpOnly; Path=/');
  for (const path of ['/callback', '?username=alice&access_token=x']) {
    const page = await ask(new Request(`${origin}/auth/ompass${path}`));
    assert.match(await page.text(), /^<!doctype html>/);
  }
}

const provider = openOmpass();
const network = globalThis.fetch;

suite("the README's examples", () => {
  let names: string[];

  before(async () => {
    names = await writeExamples();
    Object.assign(process.env, { OMPASS_SECRET_KEY: secretKey, COOKIE_SECRET: cookieSecret });
    // The real service's address leads to the emulator.
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const isOmpass = request.url.startsWith('https://interface-api.ompasscloud.com/');
      return isOmpass ? provider.fetch(request) : network(request);
    };
  });

  after(() => {
    globalThis.fetch = network;
  });

  test('are all run here', () => {
    assert.deepEqual(names, [
      'second-factor.js',
      'express.js',
      'fastify.js',
      'app/auth/ompass/[[...path]]/route.js',
      'worker.js',
      'hono.js',
      'node.js',
    ]);
  });

  for (const name of ['express.js', 'node.js']) {
    test(`log in: ${name}`, async () => {
      const origin = await giveOrigin();
      const { server } = await runExample<{ server: Server }>(name);
      try {
        if (!server.listening) await once(server, 'listening');
        await logIn((request) => network(request), origin);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
  }

  test('log in: fastify.js', async () => {
    const origin = await giveOrigin();
    const { app } = await runExample<{ app: { close(): Promise<void> } }>('fastify.js');
    try {
      await logIn((request) => network(request), origin);
      assert.equal((await network(`${origin}/auth/ompassx`)).status, 404);
    } finally {
      await app.close();
    }
  });

  test('log in: the Next route', async () => {
    type Method = 'GET' | 'POST' | 'DELETE';
    const route = await runExample<Record<Method, (request: Request, context: object) => Response>>(
      names[3] ?? '',
    );
    const context = { params: Promise.resolve({ path: ['begin'] }) };
    await logIn((request) => route[request.method as Method](request, context));
  });

  test('log in: worker.js', async () => {
    interface Example {
      readonly default: { fetch(request: Request, env: object, context: object): Response };
    }
    const worker = (await runExample<Example>('worker.js')).default;
    await logIn((request) => worker.fetch(request, {}, {}));
  });

  test('log in: hono.js', async () => {
    const { app } = await runExample<{ app: { fetch: Ask } }>('hono.js');
    await logIn((request) => app.fetch(request));
  });
});
