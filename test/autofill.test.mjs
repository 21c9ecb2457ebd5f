/** The offer of keys in a field by the bundles as they ship: one loads it as a part, one has it inside. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import { memoryStore, webauthn } from '@second-factor/server';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { listenTls, tlsArguments } from './tls-site.mjs';

const host = 'login.example.test';
const dist = new URL('../packages/elements/dist/', import.meta.url);
const part = 'autofill.min.js';
const key = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
};

suite('the offer of keys in a field', () => {
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

  const login = '<u2f-login endpoint="/own" mode="passwordless" autofill></u2f-login>';
  const bundles = Object.entries({ 'all.min.js': [part], 'u2f-login.min.js': [] });

  for (const [script, parts] of bundles) {
    test(`signs in by ${script}, which loads ${String(parts) || 'nothing more'}`, async () => {
      await show(script, login);
      await page.waitForSelector('u2f-login[data-state=success]');
      const user = await page.$eval('u2f-login', ({ result }) => result.response.user);
      assert.equal(user, '1001');
      assert.deepEqual(loaded, [script, ...parts]);
    });
  }

  test('leaves the button, and tells the author once, when its part cannot be loaded', async () => {
    missing = part;
    const told = new Promise((resolve) => {
      page.on('console', (message) => message.type() === 'warn' && resolve());
    });
    await show('all.min.js', login);
    await told;
    assert.deepEqual(warnings, ['<u2f-login autofill>: network: A module could not be loaded']);
    await page.click('u2f-login [type=submit]');
    await page.waitForSelector('u2f-login[data-state=success]');
    assert.deepEqual(loaded, ['all.min.js', part]);
    assert.equal(warnings.length, 1);
  });
});
