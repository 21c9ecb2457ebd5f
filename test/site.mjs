/**
 * What stands behind the browser tests: one site, and an OMPASS emulator on another origin for each
 * behaviour a provider may have. `/auth/<name>` is the site's endpoint for the emulator of that name,
 * `/keys/<name>` keys of the site's own under any name, and `/idp/<name>` a ZITADEL.
 */
import { readFileSync } from 'node:fs';
import { emulateOmpass, emulateZitadel, listen } from '@second-factor/emulators';
import { memoryStore, ompass, webauthn } from '@second-factor/server';
import { toNodeListener } from '@second-factor/server/node';

const secretKey = 'test-secret-key';
const cookieSecret = 'a secret of thirty-two bytes or more';

/** Each emulator's options, and where on the site it sends people back to. */
const providers = {
  plain: { landing: 'callback' },
  'same-origin': { coop: 'same-origin', landing: 'callback' },
  'allow-popups': { coop: 'same-origin-allow-popups', landing: 'callback' },
  noopener: { coop: 'noopener-allow-popups', landing: 'callback' },
  hop: { coop: 'same-origin', coopFrom: 'second', landing: 'callback' },
  v2: { parameters: 'v2', landing: '/test/pages/callback.html?page=2' },
  passive: { landing: '/test/pages/passive.html' },
  element: { landing: '/test/pages/ompass-callback.html' },
  mute: { landing: 'mute' },
  slow: { landing: '/test/pages/slow.html' },
  expiring: { landing: 'callback', tokenSeconds: -1 },
  down: { landing: 'callback', outage: 'unavailable' },
};

/** A plugin that runs the emulators, and the middleware that is the site. */
export function site() {
  const endpoints = new Map();
  const emulators = [];
  const keyServers = new Map();
  let origin;

  /** The site's own keys, or a ZITADEL behind the same host: each name has one to itself. */
  function keyServer(area, name) {
    const basePath = `/${area}/${name}`;
    if (!keyServers.has(basePath)) {
      const make = area === 'keys' ? ownKeys : zitadelBelow;
      keyServers.set(basePath, make(basePath, origin));
    }
    return keyServers.get(basePath);
  }

  const plugin = {
    name: 'site',
    async serverStart({ config }) {
      origin = `http://localhost:${config.port}`;
      for (const [name, { landing, ...options }] of Object.entries(providers)) {
        const basePath = `/auth/${name}`;
        const redirectUri = new URL(landing, `${origin}${basePath}/`).href;
        const emulator = await listen(emulateOmpass({ secretKey, redirectUri, ...options }));
        emulators.push(emulator);
        endpoints.set(name, siteEndpoint({ basePath, baseUrl: emulator.url, origin }));
      }
    },
    async serverStop() {
      await Promise.all(emulators.map((emulator) => emulator.close()));
    },
  };

  async function middleware(context, next) {
    const [, keys, owner] = /^\/(keys|idp)\/([\w-]+)\//.exec(context.path) ?? [];
    if (keys) {
      context.respond = false;
      return toNodeListener(keyServer(keys, owner))(context.req, context.res);
    }
    const [, area, name, rest] = /^\/(auth|answer)\/([\w-]+)\/(\w+)$/.exec(context.path) ?? [];
    if (area === 'answer') return answer(context, answers[name]);
    // A landing page that loses the query, as a router may before any script runs.
    if (context.path === '/slow-script') return sendLate(context);
    if (rest === 'mute') return context.redirect('/test/pages/passive.html');
    if (!area) return next();
    context.respond = false;
    await toNodeListener(endpoints.get(name))(context.req, context.res);
  }
  return { plugin, middleware };
}

function answer(context, { status, type, body }) {
  Object.assign(context, { status, type, body });
}

/** Answers of a site that is not well. */
const answers = {
  forbidden: {
    status: 403,
    type: 'json',
    body: '{"code":"password_required","title":"Log in first"}',
  },
  broken: { status: 503, type: 'html', body: '<h1>Service unavailable</h1>' },
  html: { status: 200, type: 'html', body: '<!doctype html><title>Login</title>' },
  hostile: { status: 200, type: 'json', body: '{"ompass_uri":"javascript:alert(1)"}' },
};

/** The landing page's script over a slow network. */
async function sendLate(context) {
  await new Promise((resolve) => setTimeout(resolve, 4500));
  const body = readFileSync('packages/core/dist/callback.iife.min.js', 'utf8');
  answer(context, { status: 200, type: 'js', body });
}

/** Keys of the site's own, with alice logged in and any password but "wrong" right. */
function ownKeys(basePath, origin) {
  return webauthn({
    rpName: 'Test',
    basePath,
    origins: [origin],
    cookieSecret,
    store: memoryStore(),
    currentUser: () => ({ id: 'alice', name: 'alice@example.test' }),
    authenticate: ({ userId, fields }) =>
      fields.password === 'wrong' ? null : (userId ?? 'alice'),
    openSession: ({ userId, mode }) => Response.json({ user: userId, mode }),
    modes: ['second-factor', 'passwordless'],
  });
}

/** A ZITADEL of which the browser believes that it is part of the site, as v1 wants it. */
function zitadelBelow(basePath) {
  const emulator = emulateZitadel({
    serviceToken: 'service-token',
    users: [{ id: '1001', loginName: 'alice@example.test', token: 'token-of-alice' }],
  });
  return (request) => emulator(new Request(request.url.replace(basePath, ''), request));
}

function siteEndpoint({ basePath, baseUrl, origin }) {
  return ompass({
    secretKey,
    cookieSecret,
    basePath,
    baseUrl,
    origins: [origin],
    authenticate: ({ userId, fields }) => (fields.password === 'wrong' ? null : (userId ?? null)),
    openSession: ({ userId, method }) => Response.json({ user: userId, method }),
    mayReset: () => true,
  });
}
