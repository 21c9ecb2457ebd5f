/**
 * Keys from the page to the provider, in a real browser by https: the site's own server, ZITADEL spoken
 * to by the page, ZITADEL behind the site's server, and keys of the U2F days.
 */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { emulateZitadel } from '@second-factor/emulators';
import { legacyKey, memoryStore, webauthn, zitadel } from '@second-factor/server';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { listenTls, tlsArguments } from './tls-site.mjs';

const host = 'login.example.test';
const appId = 'https://example.test/app-id.json';
const cookieSecret = 'a secret of thirty-two bytes or more';
const serviceToken = 'the-service-token';
const alice = { id: '1001', loginName: 'alice@example.test', token: 'token-of-alice' };
const core = readFileSync('packages/core/dist/core.min.js', 'utf8');

const ctap2 = {
  protocol: 'ctap2',
  transport: 'usb',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
};
const u2f = { protocol: 'u2f', transport: 'usb' };
const kinds = Object.entries({ 'a CTAP2 key': ctap2, 'a U2F key': u2f });

suite('a key', () => {
  let browser;
  let site;
  let idp;
  let handlers;
  const open = [];

  before(async () => {
    browser = await puppeteer.launch({
      executablePath: findChrome(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        ...tlsArguments,
      ],
    });
    site = await listenTls(serve, host);
    idp = await listenTls(emulateZitadel({ serviceToken, users: [alice] }), 'idp.test');
    open.push(site, idp);
  });

  after(async () => {
    await browser.close();
    await Promise.all(open.map((listener) => listener.close()));
  });

  /** The site: a page with core on it, and the endpoints of a test by their first folder. */
  async function serve(request) {
    const { pathname } = new URL(request.url);
    const type = (text, rest) => ({ headers: { 'content-type': text, ...rest } });
    if (pathname === '/core.min.js') return new Response(core, type('text/javascript'));
    const found = Object.keys(handlers).find((path) => pathname.startsWith(path));
    if (found) return handlers[found](request);
    const policy = new URL(request.url).searchParams.get('policy');
    return new Response(
      '<!doctype html><title>Keys</title><button>Go</button>',
      type('text/html', policy ? { 'permissions-policy': policy } : {}),
    );
  }

  /** The site's own server for a store, in which alice is whoever is logged in. */
  function ownServer(store, options = {}) {
    return webauthn({
      rpName: 'Example',
      rpId: host,
      origins: [site.url],
      cookieSecret,
      basePath: '/own',
      store,
      currentUser: () => ({ id: alice.id, name: alice.loginName }),
      authenticate: ({ userId }) => userId ?? null,
      openSession: ({ userId, keyId, userVerified, mode }) =>
        Response.json({ user: userId, keyId, userVerified, mode }),
      modes: ['second-factor', 'passwordless'],
      ...options,
    });
  }

  /** A page of the site with a key plugged in. */
  async function pageWith(authenticator, path = '/', origin = site.url) {
    const page = await browser.newPage();
    await page.goto(origin + path);
    const link = await page.createCDPSession();
    await link.send('WebAuthn.enable');
    const { authenticatorId } = await link.send('WebAuthn.addVirtualAuthenticator', {
      options: authenticator,
    });
    return { page, link, authenticatorId };
  }

  /** Runs a script in a page; `core` is what our package exports. Answers its result or error. */
  async function run(page, script, ...given) {
    return page.evaluate(
      async (text, values) => {
        const exported = await import('/core.min.js');
        const act = new Function('core', '...given', `return (${text})(core, ...given)`);
        try {
          return { result: await act(exported, ...values) };
        } catch (error) {
          const { code, name, provider, status, immediate, path } = error;
          return { error: code ?? `${name}: ${error.message}`, provider, status, immediate, path };
        }
      },
      script.toString(),
      given,
    );
  }

  /** Registers a key with the site's own server, and gives what that answered. */
  const registerOwn = async ({ registerKey, site: own }, name) => {
    const { response } = await registerKey(own({ endpoint: '/own' }), { name });
    return response;
  };

  /** Signs in with the site's own server. */
  const signInOwn = async ({ signInWithKey, site: own }, options) => {
    const { credential, response } = await signInWithKey(own({ endpoint: '/own' }), options);
    const appid = credential.clientExtensionResults.appid ?? null;
    return { ...response, appid, authenticatorData: credential.response.authenticatorData };
  };

  for (const [name, authenticator] of kinds) {
    test(`${name} registers and signs in with the site's own server`, async () => {
      const store = memoryStore();
      handlers = { '/own': ownServer(store, { modes: ['second-factor'] }) };
      const { page } = await pageWith(authenticator);
      const { result: made } = await run(page, registerOwn, 'Blue key');
      assert.equal(made.name, 'Blue key');
      const { result } = await run(page, signInOwn, { userId: alice.id });
      assert.equal(result.user, alice.id);
      assert.equal(result.keyId, made.id);
      assert.equal(result.mode, 'second-factor');
      const again = await run(page, registerOwn, 'Blue key');
      assert.equal(again.error, 'already_registered');
      const keys = await run(page, async ({ site: own }) => {
        const provider = own({ endpoint: '/own' });
        const [key] = await provider.listKeys();
        await provider.renameKey(key.id, 'Green key');
        const [{ name, lastUsed }] = await provider.listKeys();
        await provider.removeKey(key.id);
        return { name, wasUsed: Boolean(lastUsed), left: (await provider.listKeys()).length };
      });
      assert.deepEqual(keys.result, { name: 'Green key', wasUsed: true, left: 0 });
      await page.close();
    });

    test(`${name} registers with ZITADEL v1, spoken to by the page`, async () => {
      // v1 takes the host it is asked under for its RP ID, so that it stands behind the site's own.
      handlers = { '/auth/v1': emulateZitadel({ serviceToken, users: [alice] }) };
      const { page } = await pageWith(authenticator);
      const keys = await run(
        page,
        async ({ registerKey, zitadelV1 }, token) => {
          const provider = zitadelV1({ url: location.origin, token: async () => token });
          await registerKey(provider, { name: 'Blue key' });
          const listed = await provider.listKeys();
          await provider.removeKey(listed[0].id);
          return [listed.map((key) => key.name), await provider.listKeys()];
        },
        alice.token,
      );
      assert.deepEqual(keys, { result: [['Blue key'], []] });
      await page.close();
    });

    test(`${name} registers and signs in with ZITADEL v2, spoken to by the page`, async () => {
      handlers = {};
      const { page } = await pageWith(authenticator);
      const both = await run(
        page,
        async (
          { registerKey, signInWithKey, zitadel: v2 },
          url,
          { id, token, loginName },
          service,
        ) => {
          const own = v2({ url, token, userId: id });
          await registerKey(own, { name: 'Blue key' });
          const { response } = await signInWithKey(v2({ url, token: service, loginName }));
          const keys = await own.listKeys();
          const again = await registerKey(own, { name: 'Blue key' }).catch((error) => error.code);
          await own.removeKey(keys[0].id);
          return [Object.keys(response).sort(), keys.map((key) => key.name), again];
        },
        idp.url,
        alice,
        serviceToken,
      );
      const [answered, names, again] = both.result ?? assert.fail(JSON.stringify(both));
      assert.ok(answered.includes('sessionId') && answered.includes('sessionToken'));
      assert.deepEqual(names, ['Blue key']);
      assert.equal(again, 'already_registered');
      await page.close();
    });
  }

  for (const version of ['v1', 'v2']) {
    test(`registers with ZITADEL ${version} behind the site's server`, async () => {
      const emulator = emulateZitadel({ serviceToken, users: [alice] });
      const asked = [];
      handlers = {
        '/own': zitadel({
          url: 'https://idp.test',
          version,
          cookieSecret,
          basePath: '/own',
          origins: [site.url],
          currentUser: () => alice.id,
          ...(version === 'v1'
            ? { userToken: () => alice.token }
            : {
                serviceToken,
                authenticate: () => ({ loginName: alice.loginName }),
                openSession: ({ userId, sessionToken }) =>
                  Response.json({ user: userId, hasToken: Boolean(sessionToken) }),
              }),
          fetch: (input, init) => {
            asked.push(init?.headers);
            const request = new Request(input, init);
            // A proxy in front of ZITADEL tells which host the person sees.
            if (version === 'v1')
              request.headers.set('x-zitadel-public-host', new URL(site.url).host);
            return emulator(request);
          },
        }),
      };
      const { page } = await pageWith(u2f);
      const made = await run(page, registerOwn, 'Blue key');
      assert.equal(made.error, undefined);
      const listed = await run(page, async ({ site: own }) =>
        (await own({ endpoint: '/own' }).listKeys()).map((key) => key.name),
      );
      assert.deepEqual(listed, { result: ['Blue key'] });
      const signedIn = await run(page, async ({ signInWithKey, site: own }) => {
        const { response } = await signInWithKey(own({ endpoint: '/own' }), { userId: 'alice' });
        return response;
      });
      if (version === 'v2') {
        assert.deepEqual(signedIn.result, { user: alice.id, hasToken: true });
      } else assert.equal(signedIn.error, 'http');
      assert.ok(asked.length > 0);
      await page.close();
    });
  }

  suite('of the U2F days', () => {
    /** A key that was registered by U2F: on the token under its App ID, in the store as it was kept. */
    async function oldKey(changes = {}) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { x, y } = publicKey.export({ format: 'jwk' });
      const handle = createHash('sha256').update(x).digest();
      const store = memoryStore();
      const point = Buffer.concat([
        Buffer.of(4),
        Buffer.from(x, 'base64url'),
        Buffer.from(y, 'base64url'),
      ]);
      const record = {
        userId: alice.id,
        keyHandle: handle.toString('base64url'),
        publicKey: point,
        counter: 7,
        appId,
        name: 'Old key',
      };
      await store.add(legacyKey({ ...record, ...changes }));
      handlers = { '/own': ownServer(store, { appId, modes: ['second-factor'] }) };
      const { page, link, authenticatorId } = await pageWith(u2f);
      await link.send('WebAuthn.addCredential', {
        authenticatorId,
        credential: {
          credentialId: handle.toString('base64'),
          isResidentCredential: false,
          rpId: appId,
          privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
          signCount: 8,
        },
      });
      return { page, store, handle };
    }

    test('signs in by its App ID', async () => {
      const { page, store, handle } = await oldKey();
      const { result, ...rest } = await run(page, signInOwn, { userId: alice.id });
      assert.equal(result?.user, alice.id, JSON.stringify(rest));
      assert.equal(result.appid, true);
      const rpIdHash = Buffer.from(result.authenticatorData, 'base64url').subarray(0, 32);
      assert.deepEqual(rpIdHash, createHash('sha256').update(appId).digest());
      const key = await store.find(handle.toString('base64url'));
      assert.ok(key.counter > 8 - 1 && key.lastUsed > 0);
      await page.close();
    });

    test('is refused at a second registration', async () => {
      const { page } = await oldKey();
      const { error } = await run(page, registerOwn, 'Again');
      assert.equal(error, 'already_registered');
      await page.close();
    });

    test('registers a second time when its App ID is not excluded', async () => {
      const { page, store } = await oldKey();
      // The same server without the App ID: what the extension is for, seen from its absence.
      handlers = { '/own': ownServer(store, { modes: ['second-factor'] }) };
      const { result } = await run(page, registerOwn, 'Again');
      assert.equal(result?.name, 'Again');
      await page.close();
    });

    test('stands beside a new key, which goes first', async () => {
      const { page } = await oldKey();
      const other = await pageWith(ctap2);
      const made = await run(other.page, registerOwn, 'New key');
      const { result } = await run(other.page, signInOwn, { userId: alice.id });
      assert.equal(result.keyId, made.result.id);
      assert.notEqual(result.appid, true);
      await Promise.all([page.close(), other.page.close()]);
    });

    test('does not sign in under an App ID of another site', async () => {
      const { page } = await oldKey();
      const { error, path } = await run(page, ({ authenticate }) =>
        authenticate({ challenge: 'AAAA', extensions: { appid: 'https://other.test/app.json' } }),
      );
      assert.deepEqual({ error, path }, { error: 'invalid_app_id', path: 'extensions.appid' });
      await page.close();
    });
  });

  suite('is refused by the browser', () => {
    const create = ({ register }, rpId) =>
      register({
        challenge: 'AAAA',
        rp: { name: 'Example', ...(rpId && { id: rpId }) },
        user: { id: 'AQ', name: 'alice' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      }).then(() => 'made');

    before(() => (handlers = {}));

    test('for an RP ID of another site, as "invalid_rp_id"', async () => {
      const { page } = await pageWith(ctap2);
      assert.equal((await run(page, create, 'other.test')).error, 'invalid_rp_id');
      await page.close();
    });

    test('for a public suffix, as "invalid_rp_id"', async () => {
      const { page } = await pageWith(ctap2);
      assert.equal((await run(page, create, 'test')).error, 'invalid_rp_id');
      await page.close();
    });

    test('at an address of numbers, as "invalid_domain"', async () => {
      const { page } = await pageWith(ctap2, '/', `https://127.0.0.1:${site.port}`);
      assert.equal((await run(page, create)).error, 'invalid_domain');
      await page.close();
    });

    test('where the page forbids it by its policy, as "policy_blocked"', async () => {
      const policy = 'publickey-credentials-create=(), publickey-credentials-get=()';
      const { page } = await pageWith(ctap2, `/?policy=${encodeURIComponent(policy)}`);
      assert.equal((await run(page, create)).error, 'policy_blocked');
      const used = await run(page, ({ authenticate }) => authenticate({ challenge: 'AAAA' }));
      assert.equal(used.error, 'policy_blocked');
      await page.close();
    });

    for (const [name, allow] of [
      ["in another site's frame", ''],
      ["in another site's frame that may, without a click", 'publickey-credentials-create'],
    ]) {
      test(`${name}, as "policy_blocked"`, async () => {
        // Nothing is evaluated in the page, for what a driver evaluates counts as a click: the frame
        // has a script of its own, and tells the site what became of it.
        const told = new Promise((resolve) => {
          handlers = {
            '/framed': () => new Response(framed, { headers: { 'content-type': 'text/html' } }),
            '/told': async (request) => {
              resolve(await request.json());
              return new Response(null, { status: 204 });
            },
          };
        });
        const framed = `<!doctype html><title>Keys</title><script type="module">
          const create = ${create.toString()};
          const { hasBeenActive } = navigator.userActivation;
          const outcome = await import('/core.min.js').then(create).catch(({ code }) => code);
          await fetch('/told', { method: 'POST', body: JSON.stringify({ hasBeenActive, outcome }) });
          </script>`;
        const { page, link } = await pageWith(ctap2, '/', site.url.replace(host, 'outer.test'));
        const markup = `<iframe src="${site.url}/framed" allow="${allow}"></iframe>`;
        const expression = `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(markup)})`;
        await link.send('Runtime.evaluate', { expression, userGesture: false });
        assert.deepEqual(await told, { hasBeenActive: false, outcome: 'policy_blocked' });
        await page.close();
      });
    }

    test('by plain http, as "insecure_context"', async () => {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) =>
        request.url().endsWith('/core.min.js')
          ? request.respond({ contentType: 'text/javascript', body: core })
          : request.respond({ contentType: 'text/html', body: '<title>Plain</title>' }),
      );
      await page.goto('http://plain.test/');
      assert.equal((await run(page, create)).error, 'insecure_context');
      await page.close();
    });
  });
});
