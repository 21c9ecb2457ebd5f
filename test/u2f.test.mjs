/**
 * Keys of the U2F days from the page to the provider, in a real browser by https: SurePassID behind the
 * site's server, and a server in the manner of NetIQ's, both by way of the Device Service.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import {
  createLocalTls,
  createSoftToken,
  emulateDeviceService,
  emulateNetiq,
  emulateSurePassId,
  listen,
} from '@second-factor/emulators';
import { surepassid } from '@second-factor/server';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { listenTls, tlsArguments } from './tls-site.mjs';

const host = 'login.example.test';
const account = { accountName: 'acme', accountKey: 'the-account-key' };
const noKey = 'No key was used. Try again when your key is at hand.';
const dist = new URL('../packages/elements/dist/', import.meta.url);

/** The servers that speak U2F, and how the elements are told of them. */
const servers = [
  { name: 'SurePassID', attributes: 'endpoint="/sure" user-id="alice"' },
  {
    name: 'a server in the manner of NetIQ’s',
    attributes: 'endpoint="/netiq" provider="netiq" user-id="alice"',
  },
];

function launch(...args) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return puppeteer.launch({
    executablePath: findChrome(),
    args: [...sandbox, '--disable-background-networking', ...args],
  });
}

suite('by U2F', { timeout: 180_000 }, () => {
  let browser;
  let tls;
  let site;
  let surePassId;
  let handlers;
  let service;
  let token;
  let page;
  const open = [];

  before(async () => {
    tls = await createLocalTls();
    site = await listenTls(serve, host);
    surePassId = await listen((request) => handlers.surePassId(request));
    browser = await launch(...tlsArguments);
    open.push(site, surePassId);
  });

  after(async () => {
    await browser.close();
    await Promise.all(open.map((listener) => listener.close()));
  });

  beforeEach(async () => {
    token = await createSoftToken();
    handlers = {
      surePassId: emulateSurePassId({ ...account, users: [{ username: 'alice' }] }),
      '/sure': sure(),
      '/netiq': emulateNetiq({ base: '/netiq' }),
    };
    page = await browser.newPage();
  });

  afterEach(async () => {
    await page.close();
    await service?.listener.close();
    service = undefined;
  });

  /** The site: a page with our elements on it, and the endpoints of a test by their first folder. */
  async function serve(request) {
    const { pathname, searchParams } = new URL(request.url);
    const found = Object.keys(handlers).find((path) => pathname.startsWith(path));
    if (found) return handlers[found](request);
    const [, file] = /^\/elements\/([\w.-]+\.min\.js)$/.exec(pathname) ?? [];
    if (file) {
      return new Response(readFileSync(new URL(file, dist)), {
        headers: { 'content-type': 'text/javascript' },
      });
    }
    const script = '<script type="module" src="/elements/all.min.js"></script>';
    return new Response(`<!doctype html><title>Keys</title>${script}${searchParams.get('html')}`, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': searchParams.get('policy') ?? '',
      },
    });
  }

  /** The site's server in front of SurePassID, in which alice is whoever is logged in. */
  function sure(options) {
    return surepassid({
      ...account,
      server: surePassId.url,
      basePath: '/sure',
      cookieSecret: 'a secret of thirty-two bytes or more',
      currentUser: () => 'alice',
      authenticate: () => 'alice',
      openSession: ({ username }) => Response.json({ user: username }),
      ...options,
    });
  }

  /** Starts the Device Service of this computer. */
  async function startService(options = {}) {
    const emulator = emulateDeviceService({ tokens: [token], ...options });
    const listener = await listen(emulator, { tls });
    service = { emulator, listener, url: `${listener.url}/api/v1/fidou2f` };
    return service;
  }

  /** Opens a page with one element. */
  async function show(tag, attributes, url = service?.url, policy = '', origin = site.url) {
    const html = `<${tag} ${attributes} device-service-url="${url}"></${tag}>`;
    await page.goto(`${origin}/?${new URLSearchParams({ html, policy })}`);
    await page.waitForSelector(`${tag} [type=submit]`);
  }

  /** Presses an element's button. */
  const press = (tag) => page.click(`${tag} [type=submit]`);

  /** Waits until an element is done, and says what it shows. */
  async function outcome(tag) {
    const handle = await page.waitForFunction(
      (name) => {
        const element = document.querySelector(name);
        const { state, result } = element;
        const text = (part) =>
          element.shadowRoot.querySelector(`[part=${part}]`).textContent.trim();
        if (!text('alert') && !text('status')) return undefined;
        if (state === 'loading' || state === 'prompting') return undefined;
        return { state, alert: text('alert'), status: text('status'), response: result?.response };
      },
      {},
      tag,
    );
    return handle.jsonValue();
  }

  /** Waits until the key blinks no more; the suite's own limit ends it. */
  async function letGo() {
    while (token.isBlinking) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Presses the button, touches the key when it blinks, and says how it ended. */
  async function use(tag) {
    await press(tag);
    await token.untilBlinking();
    token.touch();
    return outcome(tag);
  }

  for (const { name, attributes } of servers) {
    test(`a key registers and signs in at ${name}`, { timeout: 60_000 }, async () => {
      await startService();
      await show('u2f-register', attributes);
      const registered = await use('u2f-register');
      assert.deepEqual([registered.state, registered.alert], ['success', '']);
      await show('u2f-login', attributes);
      const { state, response } = await use('u2f-login');
      assert.equal(state, 'success');
      assert.equal(response.user ?? response.user_id, 'alice');
    });

    test(`a key registers once only at ${name}`, { timeout: 60_000 }, async () => {
      await startService();
      await show('u2f-register', attributes);
      await use('u2f-register');
      await show('u2f-register', attributes);
      await press('u2f-register');
      const { alert } = await outcome('u2f-register');
      assert.equal(alert, 'This key is registered already. Use another one.');
    });

    test(`another key than the one that is registered is refused at ${name}`, async () => {
      await startService();
      await show('u2f-register', attributes);
      await use('u2f-register');
      service.emulator.plug(await createSoftToken());
      service.emulator.unplug(token);
      await show('u2f-login', attributes);
      await press('u2f-login');
      const { alert } = await outcome('u2f-login');
      assert.equal(alert, 'This key is not registered here. Use another one.');
    });

    test(`a key with a clone is refused at ${name}`, { timeout: 60_000 }, async () => {
      await startService();
      await show('u2f-register', attributes);
      await use('u2f-register');
      await show('u2f-login', attributes);
      assert.equal((await use('u2f-login')).state, 'success');
      token.misbehave({ counter: 1 });
      await show('u2f-login', attributes);
      const { state, alert } = await use('u2f-login');
      assert.equal(state, 'error');
      assert.equal(alert, 'Not accepted. Please try again.');
    });
  }

  test('a key that the browser alone can ask signs in where SurePassID takes that', async () => {
    const users = [{ username: 'alice' }];
    handlers.surePassId = emulateSurePassId({ ...account, users, acceptsWebAuthn: true });
    handlers['/sure'] = sure({ appId: host, webauthnClientData: true });
    await startService({ outage: 'hang' });
    const link = await page.createCDPSession();
    await link.send('WebAuthn.enable');
    const options = { protocol: 'u2f', transport: 'usb' };
    await link.send('WebAuthn.addVirtualAuthenticator', { options });
    const attributes = 'endpoint="/sure" user-id="alice" authenticator="webauthn"';
    for (const tag of ['u2f-register', 'u2f-login']) {
      await show(tag, attributes);
      await press(tag);
      assert.deepEqual([(await outcome(tag)).state, tag], ['success', tag]);
    }
  });

  suite('the Device Service', () => {
    const { attributes } = servers[1];

    for (const [code, sentence] of [
      [1, 'Connect your key and try again.'],
      [2, 'This page is not set up correctly.'],
      [3, 'Please try another browser.'],
      [4, 'This key is registered already. Use another one.'],
      [5, noKey],
    ]) {
      for (const errorStatus of [200, 500]) {
        test(`is told apart by its error ${code}, with HTTP ${errorStatus}`, async () => {
          const { emulator } = await startService({ errorStatus });
          emulator.failNext(code);
          await show('u2f-register', `${attributes} authenticator="device-service"`);
          await press('u2f-register');
          const { state, alert } = await outcome('u2f-register');
          assert.equal(alert, sentence);
          assert.equal(state, code === 3 ? 'unsupported' : 'error');
        });
      }
    }

    test('without a key asks to connect one, and works once there is', async () => {
      const { emulator } = await startService({ tokens: [] });
      await show('u2f-register', attributes);
      await press('u2f-register');
      assert.equal((await outcome('u2f-register')).alert, 'Connect your key and try again.');
      emulator.plug(token);
      assert.equal((await use('u2f-register')).state, 'success');
    });

    test('gives up by itself where nobody touches the key', async () => {
      await startService({ touchSeconds: 0.2 });
      await show('u2f-register', attributes);
      await press('u2f-register');
      const { alert } = await outcome('u2f-register');
      assert.equal(alert, noKey);
    });

    test('lets go of the key when the person cancels', async () => {
      await startService();
      await show('u2f-register', attributes);
      await press('u2f-register');
      await token.untilBlinking();
      await page.click('u2f-register >>> [part=actions] button');
      const { state, status } = await outcome('u2f-register');
      assert.deepEqual([state, status], ['idle', 'Cancelled.']);
      await letGo();
      assert.equal((await use('u2f-register')).state, 'success');
    });

    test('that hangs is given up, in the time the page gives', async () => {
      await startService({ outage: 'hang' });
      await show('u2f-register', `${attributes} authenticator="device-service" timeout="1000"`);
      await press('u2f-register');
      const { alert } = await outcome('u2f-register');
      assert.equal(alert, noKey);
    });

    test('is kept from the page by its own policy, which is for its author to mend', async () => {
      await startService();
      await show('u2f-register', attributes, undefined, "connect-src 'self'");
      await press('u2f-register');
      const { alert } = await outcome('u2f-register');
      assert.equal(alert, 'This page is not set up correctly.');
    });

    test('that is for another site is no fault of the person’s', async () => {
      await startService({ accessControlOrigin: 'https://other.example' });
      await show('u2f-register', attributes);
      await press('u2f-register');
      const { alert } = await outcome('u2f-register');
      assert.equal(alert, 'This page is not set up correctly.');
    });
  });

  test('a Device Service whose certificate nobody trusts is as good as none', async () => {
    const plain = await listen(serve, { hostname: 'localhost' });
    const strict = await launch();
    try {
      await startService();
      await page.close();
      page = await strict.newPage();
      await show('u2f-register', servers[1].attributes, service.url, '', plain.url);
      await press('u2f-register');
      const { alert } = await outcome('u2f-register');
      assert.equal(alert, 'The Device Service is not running on this computer.');
    } finally {
      await strict.close();
      await plain.close();
      page = await browser.newPage();
    }
  });

  suite('a page of the public network', () => {
    const { attributes } = servers[1];
    let publicBrowser;

    before(async () => {
      const overrides = `--ip-address-space-overrides=127.0.0.1:${site.port}=public`;
      publicBrowser = await launch(...tlsArguments, overrides);
    });

    after(() => publicBrowser.close());

    beforeEach(async () => {
      await page.close();
      page = await publicBrowser.newPage();
      await startService();
    });

    async function permit(setting) {
      const link = await page.createCDPSession();
      const permission = { name: 'loopback-network' };
      await link.send('Browser.setPermission', { permission, setting, origin: site.url });
    }

    test('reaches the Device Service once the person has allowed it', async () => {
      await permit('granted');
      await show('u2f-register', attributes);
      assert.equal((await use('u2f-register')).state, 'success');
    });

    for (const authenticator of ['auto', 'device-service']) {
      test(`names a Device Service that is not there, with "${authenticator}"`, async () => {
        await permit('granted');
        const { url, listener } = service;
        await listener.close();
        service = undefined;
        await show('u2f-register', `${attributes} authenticator="${authenticator}"`, url);
        await press('u2f-register');
        const { alert } = await outcome('u2f-register');
        assert.equal(alert, 'The Device Service is not running on this computer.');
      });
    }

    test('takes a Device Service that hangs for none, where there may be another way', async () => {
      await permit('granted');
      await service.listener.close();
      await startService({ outage: 'hang' });
      await show('u2f-register', attributes);
      await press('u2f-register');
      const { alert } = await outcome('u2f-register');
      assert.equal(alert, 'The Device Service is not running on this computer.');
    });

    for (const authenticator of ['auto', 'device-service']) {
      test(`says what to allow where it was denied, with "${authenticator}"`, async () => {
        await permit('denied');
        await show('u2f-register', `${attributes} authenticator="${authenticator}"`);
        await press('u2f-register');
        const { alert } = await outcome('u2f-register');
        assert.equal(alert, 'Allow this page to use programs on this computer.');
      });
    }
  });
});
