import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { emulateSurePassId } from '@second-factor/emulators';
import type { SqlStore } from '@second-factor/server/sql';
import { openKeyBrowser } from './support/key-site.js';
import { openOmpass } from './support/phone.js';
import { codeOf, cookieSecret, password, rightLogin, secretKey } from './support/site.js';
import { softKey } from './support/soft-key.js';
import { accountKey, accountName } from './support/surepassid-server.js';
import { openU2fBrowser } from './support/surepassid-site.js';
import { u2fKey } from './support/u2f-key.js';
import { openZitadel, serviceToken } from './support/zitadel-site.js';

// Inside the package, so that the examples find what they import.
const folder = new URL('../build/readme/', import.meta.url);

/** What the README takes for granted: the site's own accounts. */
const accounts = `
export const checkPassword = async (userId, password) =>
  password === ${JSON.stringify(password)} ? userId : null;
export const createSession = (userId) => 'session=' + userId + '; HttpOnly; Path=/';
export const userOf = (request) => {
  const id = /session=(\\w+)/.exec(request.headers.get('Cookie'))?.[1];
  return id ? { id, name: id } : null;
};
export const ownIdOf = (zitadelId) => (zitadelId === '1001' ? 'alice' : null);
export const zitadelUserOf = (id) => (id === 'alice' ? { userId: '1001' } : null);
export const u2fRecords = async () => globalThis.u2fRecords;
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

type Handle = (request: Request) => Promise<Response>;
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
const instance = openZitadel({ users: [{ id: '1001', loginName: 'alice@acme.example' }] });
const surePassId = emulateSurePassId({ accountName, accountKey });
const network = globalThis.fetch;

suite("the README's examples", () => {
  let names: string[];

  before(async () => {
    names = await writeExamples();
    Object.assign(process.env, {
      OMPASS_SECRET_KEY: secretKey,
      COOKIE_SECRET: cookieSecret,
      ZITADEL_TOKEN: serviceToken,
      SUREPASSID_NAME: accountName,
      SUREPASSID_KEY: accountKey,
    });
    delete process.env['DATABASE_URL'];
    // Where the example keeps its file.
    process.chdir(await mkdtemp(join(tmpdir(), 'readme-')));
    // The real service's address leads to the emulator.
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const isOmpass = request.url.startsWith('https://interface-api.ompasscloud.com/');
      if (request.url.startsWith('https://acme.zitadel.cloud/')) return instance.fetch(request);
      if (request.url.startsWith('https://cloud.surepassid.com/')) return surePassId(request);
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
      'security-keys.js',
      'log-in-form.js',
      'key-store.js',
      'old-keys.js',
      'zitadel.js',
      'surepassid.js',
      'surepassid-users.js',
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

  for (const name of ['security-keys.js', 'zitadel.js']) {
    test(`register and log in by a key: ${name}`, async () => {
      const { handle } = await runExample<{ handle: (request: Request) => Promise<Response> }>(
        name,
      );
      const browser = openKeyBrowser(handle, 'https://site.example', '/auth/keys');
      const key = softKey();
      browser.enter('alice');
      const registration = await browser.beginRegistration({ name: 'Blue' });
      const credential = key.create(registration.publicKey);
      const registered = await browser.finishRegistration(credential, registration);
      assert.equal(((await registered.json()) as { name: string }).name, 'Blue');
      browser.cookies.delete('session');
      const begun = await browser.beginLogin();
      const answer = await browser.finishLogin(key.get(begun.publicKey), begun);
      assert.equal(answer.status, 200);
      assert.equal(browser.cookies.get('session'), 'alice');
    });
  }

  test('log in by a form with a key in it: log-in-form.js', async () => {
    const { handle } = await runExample<{ handle: Handle }>('security-keys.js');
    const { logIn: logInByForm } = await runExample<{ logIn: Handle }>('log-in-form.js');
    const origin = 'https://site.example';
    const browser = openKeyBrowser(handle, origin, '/auth/keys');
    const key = softKey();
    browser.enter('carol');
    const registration = await browser.beginRegistration({ name: 'Blue' });
    await browser.finishRegistration(key.create(registration.publicKey), registration);
    browser.cookies.delete('session');
    const begun = await browser.beginLogin({ user_id: 'carol', password });
    const form = new FormData();
    form.set('key', JSON.stringify(key.get(begun.publicKey)));
    form.set('key-state', begun.state);
    const cookies = [...browser.cookies].map((cookie) => cookie.join('=')).join('; ');
    const headers = { Origin: origin, Cookie: cookies };
    const post = () => new Request(`${origin}/login`, { method: 'POST', body: form, headers });
    const answer = await logInByForm(post());
    assert.match(answer.headers.get('Set-Cookie') ?? '', /^session=carol;/);
    // What was good once is good no more.
    assert.equal((await logInByForm(post())).status, 403);
  });

  test('register and log in by a U2F key: surepassid.js, surepassid-users.js', async () => {
    const { addUser } = await runExample<{ addUser: (name: string) => Promise<void> }>(
      'surepassid-users.js',
    );
    await addUser('alice');
    const { handle } = await runExample<{ handle: (request: Request) => Promise<Response> }>(
      'surepassid.js',
    );
    const browser = openU2fBrowser(handle, 'https://site.example');
    const key = await u2fKey();
    browser.enter('alice');
    assert.equal((await browser.register(key, { name: 'Blue' })).status, 200);
    browser.cookies.delete('session');
    const answer = await browser.logIn(key);
    assert.deepEqual(await answer.json(), { name: 'alice' });
    assert.equal(browser.cookies.get('session'), 'alice');
  });

  test('keep and take over keys: key-store.js, old-keys.js', async () => {
    const appId = 'https://example.com/app-id.json';
    const record = { userId: 'alice', counter: 1, ...softKey().registerByU2f(appId) };
    Object.assign(globalThis, { u2fRecords: [record] });
    await runExample('old-keys.js');
    const { store } = await runExample<{ store: SqlStore }>('key-store.js');
    const [key, ...others] = await store.list('alice');
    await store.close();
    assert.deepEqual([key?.id, key?.appId, others], [record.keyHandle, appId, []]);
    assert.ok((await readdir('.')).includes('keys.db'));
  });

  test('log in: hono.js', async () => {
    const { app } = await runExample<{ app: { fetch: Ask } }>('hono.js');
    await logIn((request) => app.fetch(request));
  });
});
