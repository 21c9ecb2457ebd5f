/**
 * A Device Service for browser tests, on a port of its own, that does as a test says: it tells nothing of
 * keys, and answers what it was given. Each test has one below a path of its own, `<url>/<name>`; until it
 * is told otherwise it answers `/abort` and nothing else. It allows pages of any origin.
 */
import { createServer } from 'node:http';

/** A plugin of the test runner. */
export function deviceService() {
  const services = new Map();
  const links = new Map();
  const server = createServer(serve);
  const closed = createServer();
  let url;
  let gone;

  function serviceOf(name) {
    if (!services.has(name)) services.set(name, { answers: {}, requests: [], pending: new Set() });
    return services.get(name);
  }

  async function serve(request, response) {
    const [, name = '', path] = request.url.split('/');
    const { answers, requests, pending } = serviceOf(name);
    const usual = path === 'abort' ? { body: '{"result":"ok"}' } : { status: 404 };
    const { status = 200, headers, body, hangs, breaks, repeat = 1 } = answers[path] ?? usual;
    const allowed = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'content-type',
      ...headers,
    };
    if (request.method === 'OPTIONS') return void response.writeHead(204, allowed).end();
    const call = { path, method: request.method, headers: request.headers, isOpen: true };
    call.body = Buffer.concat(await request.toArray()).toString();
    requests.push(call);
    response.on('close', () => (call.isOpen = false));
    // Real ones end a pending call with code 5 when they are told to stop.
    if (path === 'abort' && !hangs) {
      for (const end of pending) end();
      pending.clear();
    }
    if (breaks) return void request.socket.destroy();
    if (hangs === 'headers') {
      pending.add(() => response.writeHead(200, allowed).end('{"errorCode":5}'));
      return undefined;
    }
    response.writeHead(status, { 'content-type': 'application/json', ...allowed });
    for (let round = 1; round < repeat; round++) response.write(body);
    return hangs ? void response.write(body) : void response.end(body);
  }

  const commands = {
    /** Where it is, and an address where nothing listens. */
    address: () => ({ url, gone }),
    /** What it answers at the paths of a name. */
    answer({ name, ...answers }) {
      Object.assign(serviceOf(name).answers, answers);
      return true;
    },
    /** What it was asked below a name. */
    requests: (name) => serviceOf(name).requests,
    /** Whether the person lets the test's page speak to this computer. */
    async permit(setting, session) {
      const page = session.browser.getPage(session.id);
      // A setting lasts as long as the link that has made it.
      if (!links.has(session.id)) links.set(session.id, await page.createCDPSession());
      const permission = { name: 'loopback-network' };
      const { origin } = new URL(page.url());
      await links.get(session.id).send('Browser.setPermission', { permission, setting, origin });
      return true;
    },
  };

  return {
    name: 'device-service',
    async serverStart() {
      url = await listen(server);
      gone = await listen(closed);
      await close(closed);
    },
    async serverStop() {
      await close(server);
    },
    async executeCommand({ command, payload, session }) {
      const [area, name] = command.split(':');
      return area === 'device-service' ? commands[name](payload, session) : undefined;
    },
  };
}

async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

async function close(server) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
