/** What `all.min.js` loads as a part, and a file for one element has inside: both as they ship. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import { memoryStore, webauthn } from '@second-factor/server';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { listenTls, tlsArguments } from './tls-site.mjs';

const host = 'login.example.test';
const dist = new URL('../packages/elements/dist/', import.meta.url);
const key = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
};

/** How a test calls what is loaded. */
const how = (parts) => (parts.length > 0 ? `by ${String(parts)}` : 'with nothing more to load');

suite('a bundle', () => {
  let browser;
  let site;
  let page;
  let own;
  let loaded;
  let missing;
  let warnings;

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
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  beforeEach(async () => {
    loaded = [];
    warnings = [];
    missing = undefined;
    own = webauthn({
      rpName: 'Example',
      rpId: host,
      origins: [site.url],
      cookieSecret: 'a secret of thirty-two bytes or more',
      basePath: '/own',
      store: memoryStore(),
      currentUser: () => ({ id: '1001', name: 'alice@example.test' }),
      authenticate: ({ userId }) => userId ?? null,
      openSession: ({ userId }) => Response.json({ user: userId }),
      modes: ['passwordless'],
    });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'warn') warnings.push(message.text());
    });
    const link = await page.createCDPSession();
    await link.send('WebAuthn.enable');
    await link.send('WebAuthn.addVirtualAuthenticator', { options: key });
    await show('u2f-register.min.js', '<u2f-register endpoint="/own"></u2f-register>');
    await page.click('u2f-register [type=submit]');
    await page.waitForSelector('u2f-register[data-state=success]');
  });

  afterEach(() => page.close());

  /** The site's own server, our bundles, and pages with one of them each. */
  function serve(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith('/own')) return own(request);
    const file = pathname.slice(1);
    if (!file.endsWith('.min.js')) {
      const [script, html] = [searchParams.get('script'), searchParams.get('html')];
      return new Response(
        `<!doctype html><title>Keys</title><script type="module" src="/${script}"></script>${html}`,
        { headers: { 'content-type': 'text/html; charset=utf-8' } },
      );
    }
    loaded.push(file);
    if (file === missing) return new Response('', { status: 404 });
    return new Response(readFileSync(new URL(file, dist)), {
      headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' },
    });
  }

  async function show(script, html) {
    loaded = [];
    await page.goto(`${site.url}/?${new URLSearchParams({ script, html })}`);
  }

  /** Waits for what `<u2f-keys>` shows; a selector of Puppeteer's does not hear of changes in a shadow root. */
  const inList = (selector) =>
    page.waitForFunction(
      (part) => document.querySelector('u2f-keys').shadowRoot?.querySelector(part),
      {},
      selector,
    );

  const login = '<u2f-login endpoint="/own" mode="passwordless" autofill></u2f-login>';
  const offer = 'autofill.min.js';
  const list = 'key-list.min.js';

  for (const [script, ...parts] of [['all.min.js', offer], ['u2f-login.min.js']]) {
    test(`${script} offers keys in a field, ${how(parts)}`, async () => {
      await show(script, login);
      await page.waitForSelector('u2f-login[data-state=success]');
      const user = await page.$eval('u2f-login', ({ result }) => result.response.user);
      assert.equal(user, '1001');
      assert.deepEqual(loaded, [script, ...parts]);
    });
  }

  for (const [script, ...parts] of [['all.min.js', list], ['u2f-keys.min.js']]) {
    test(`${script} lists, renames and removes keys, ${how(parts)}`, async () => {
      await show(script, '<u2f-keys endpoint="/own"></u2f-keys>');
      await (await inList('[part~=rename]')).click();
      await (await inList('input')).type('Blue');
      await page.keyboard.press('Enter');
      const name = await inList('[part=name]');
      assert.equal(await name.evaluate((element) => element.textContent), 'Blue');
      await (await inList('[part~=remove]')).click();
      await (await inList('[part~=confirm]')).click();
      await inList('[part=empty]');
      assert.deepEqual(loaded, [script, ...parts]);
    });
  }

  test('tells a person whose keys cannot be shown', async () => {
    missing = list;
    await show('all.min.js', '<u2f-keys endpoint="/own"></u2f-keys>');
    const alert = await inList('[part=message]');
    const message = await alert.evaluate((element) => element.textContent);
    assert.equal(message, 'No connection. Please try again later.');
  });

  test('has the button, and tells the author once, when the offer cannot be loaded', async () => {
    missing = offer;
    const told = new Promise((resolve) => {
      page.on('console', (message) => message.type() === 'warn' && resolve());
    });
    await show('all.min.js', login);
    await told;
    assert.deepEqual(warnings, ['<u2f-login autofill>: network: A module could not be loaded']);
    await page.click('u2f-login [type=submit]');
    await page.waitForSelector('u2f-login[data-state=success]');
    assert.deepEqual(loaded, ['all.min.js', offer]);
    assert.equal(warnings.length, 1);
  });
});
