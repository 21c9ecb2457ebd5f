import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { certificate } from './certificate.mjs';

/** Isolated pages have the finer clock. */
const isolation = [
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
];

/**
 * Serves the pages on loopback: an empty one at `/`, scripts by their names, and `/echo`, which answers
 * with what was posted.
 * @param scripts - texts by path
 * @returns `places`, the address of each; `trust`, the certificate that the browser is to trust; `close()`
 */
export async function serve(scripts) {
  const answer = (request, response) => void respond(request, response, scripts);
  const good = certificate('login.bench.test');
  const servers = {
    site: createServer(answer),
    secure: createSecureServer(good, answer),
    wavedThrough: createSecureServer(certificate('broken.bench.test'), answer),
  };
  const ports = {};
  for (const [name, server] of Object.entries(servers)) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ports[name] = server.address().port;
  }
  return {
    places: {
      site: `http://localhost:${ports.site}/`,
      address: `http://127.0.0.1:${ports.site}/`,
      secure: `https://login.bench.test:${ports.secure}/`,
      // The browser does not trust this one: the person has said that it does not matter.
      wavedThrough: `https://broken.bench.test:${ports.wavedThrough}/`,
    },
    trust: good.trust,
    close() {
      for (const server of Object.values(servers)) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

async function respond(request, response, scripts) {
  for (const [name, value] of isolation) response.setHeader(name, value);
  if (request.url === '/echo') {
    response.setHeader('content-type', 'application/json');
    response.end(await buffer(request));
    return;
  }
  const script = scripts[request.url];
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
  if (script || request.url === '/') {
    response.end(
      script ?? '<!doctype html><title>Bench</title><link rel="icon" href="data:," /><body></body>',
    );
    return;
  }
  response.statusCode = 404;
  response.end();
}
