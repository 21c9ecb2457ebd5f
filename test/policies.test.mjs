/**
 * What a test page can't be: a page with a Cross-Origin-Opener-Policy of its own, a page in another
 * site's frame, a page that is left and come back to. Each is a small site of two pages, on a socket.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { emulateOmpass, listen } from '@second-factor/emulators';
import { ompass } from '@second-factor/server';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';

const wait = { timeout: 15_000 };
const secretKey = 'test-secret-key';
const cookieSecret = 'a secret of thirty-two bytes or more';
const core = readFileSync('packages/core/dist/core.min.js', 'utf8');

/** Logs in at a click and writes how it ended; `?display=` and such are the login's options. */
const pageScript = `
  import { ompass, rejoin } from '/core.min.js';
  const options = Object.fromEntries(new URLSearchParams(location.search));
  const client = ompass({ endpoint: '/auth' });
  const say = (text) => { document.querySelector('output').textContent += text + ' '; };
  const show = (login) => login.then(
    (result) => result && say('result:' + JSON.stringify(result.response ?? result.userId)),
    (error) => say('error:' + error.code),
  );
  document.querySelector('button').onclick = () =>
    show(client.login({ userId: 'alice', display: 'popup', onStatus: say, ...options }));
  show(client.resume());
  show(rejoin({ endpoint: '/auth' }));
  say('ready');
`;
const element = readFileSync('packages/elements/dist/ompass-callback.min.js', 'utf8');
const elementPage = `<!doctype html><title>Landing</title><ompass-callback></ompass-callback>
  <script type="module" src="/ompass-callback.min.js"></script>`;
const page = `<!doctype html><title>Login</title><button>Log in</button><output></output>
  <script type="module" src="/page.js"></script>`;

suite('a login', () => {
  let browser;
  const open = [];

  before(async () => {
    browser = await puppeteer.launch({
      executablePath: findChrome(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
      ],
      ignoreDefaultArgs: ['--disable-popup-blocking'],
    });
  });

  after(async () => {
    await browser.close();
    await Promise.all(open.map((listener) => listener.close()));
  });

  /** A site and its OMPASS. Policies: of the site's page, its landing page, and the provider. */
  async function siteWith({ own = {}, landing = {}, provider, embedded = false, path } = {}) {
    let handle;
    const site = await listen((request) => handle(request), { hostname: 'localhost' });
    const redirectUri = new URL(path ?? '/auth/callback', site.url).href;
    const emulator = await listen(emulateOmpass({ secretKey, redirectUri, coop: provider }));
    open.push(site, emulator);
    const endpoint = ompass({
      secretKey,
      cookieSecret,
      basePath: '/auth',
      baseUrl: emulator.url,
      embedded,
      authenticate: ({ userId }) => userId ?? null,
      openSession: ({ userId }) => Response.json({ user: userId }),
    });
    handle = async (request) => {
      const { pathname } = new URL(request.url);
      const type = (text) => ({ headers: { 'content-type': text, ...own } });
      if (pathname === '/core.min.js') return new Response(core, type('text/javascript'));
      if (pathname === '/page.js') return new Response(pageScript, type('text/javascript'));
      if (pathname === '/ompass-callback.min.js') {
        return new Response(element, type('text/javascript'));
      }
      if (pathname === '/element') return new Response(elementPage, type('text/html'));
      if (!pathname.startsWith('/auth')) return new Response(page, type('text/html'));
      const answer = await endpoint(request);
      if (pathname === '/auth/callback') {
        for (const [name, value] of Object.entries(landing)) answer.headers.set(name, value);
      }
      return answer;
    };
    return { url: site.url, emulator };
  }

  async function visit(url) {
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    await tab.goto(url);
    await said(tab, 'ready');
    return tab;
  }

  async function clickForPopup(tab, frame = tab) {
    const opened = new Promise((resolve) => tab.once('popup', resolve));
    const button = await frame.waitForSelector('button', wait);
    await button.click();
    return opened;
  }

  const coop = (value) => ({ 'cross-origin-opener-policy': value });
  const isolated = { ...coop('same-origin'), 'cross-origin-embedder-policy': 'require-corp' };
  for (const { title, ...policies } of [
    { title: 'no policy' },
    { title: 'same-origin on the page', own: coop('same-origin') },
    { title: 'same-origin-allow-popups on the page', own: coop('same-origin-allow-popups') },
    { title: 'a cross-origin isolated page', own: isolated },
    { title: 'same-origin on the landing page', landing: coop('same-origin') },
    {
      title: 'same-origin-allow-popups on both pages',
      own: coop('same-origin-allow-popups'),
      landing: coop('same-origin-allow-popups'),
    },
    {
      title: 'same-origin everywhere',
      own: coop('same-origin'),
      landing: coop('same-origin'),
      provider: 'same-origin',
    },
  ]) {
    test(`comes home in a popup with ${title}`, async () => {
      const { url } = await siteWith(policies);
      const tab = await visit(url);
      const popup = await clickForPopup(tab);
      await (await popup.waitForSelector('#approve', wait)).click();
      assert.match(await said(tab, 'result:'), /"user":"alice"/);
      await gone(popup);
    });
  }

  test('comes home into a frame on another site', async () => {
    const { url } = await siteWith({ embedded: true });
    const tab = await frameOn(url);
    const frame = await (await tab.waitForSelector('iframe', wait)).contentFrame();
    const popup = await clickForPopup(tab, frame);
    await (await popup.waitForSelector('#approve', wait)).click();
    assert.match(await said(frame, 'returned'), /returned/);
    await gone(popup);
  });

  test('says at once that a frame can’t be reached when the provider cuts the opener off', async () => {
    const { url } = await siteWith({ embedded: true, provider: 'same-origin' });
    const tab = await frameOn(url);
    const frame = await (await tab.waitForSelector('iframe', wait)).contentFrame();
    await clickForPopup(tab, frame);
    assert.match(await said(frame, 'error:'), /error:iframe_unreachable/);
  });

  test('that was left by the back button ends as closed, and leaves no flow behind', async () => {
    const { url } = await siteWith();
    const tab = await visit(`${url}/?display=redirect`);
    await tab.click('button');
    await tab.waitForSelector('#approve', wait);
    await tab.goBack();
    await said(tab, 'ready');
    const { error, left } = await tab.evaluate(() => ({
      error: document.querySelector('output').textContent,
      left: sessionStorage.length,
    }));
    assert.equal(left, 0);
    // A page that the browser kept says how it ended; one that it loaded anew has nothing to say.
    assert.match(error, /^ready $|error:popup_closed/);
  });

  test('in the whole window comes back to its page, with no token on the address', async () => {
    const { url } = await siteWith();
    const tab = await visit(`${url}/?display=redirect`);
    await tab.click('button');
    await (await tab.waitForSelector('#approve', wait)).click();
    assert.match(await said(tab, 'result:'), /alice/);
    assert.equal(tab.url(), `${url}/?display=redirect`);
    assert.equal(await tab.evaluate(() => sessionStorage.length), 0);
  });

  test('closes its popup when its page is left for another', async () => {
    const { url } = await siteWith();
    const tab = await visit(url);
    const popup = await clickForPopup(tab);
    await popup.waitForSelector('#approve', wait);
    await tab.goto('about:blank');
    await gone(popup);
  });

  test('goes on after a reload with a popup that was kept', async () => {
    const { url } = await siteWith();
    const tab = await visit(`${url}/?keepOnUnload=true`);
    const popup = await clickForPopup(tab);
    await popup.waitForSelector('#approve', wait);
    await tab.reload();
    await said(tab, 'ready');
    await (await popup.waitForSelector('#approve', wait)).click();
    assert.match(await said(tab, 'result:'), /"user":"alice"/);
    await gone(popup);
    assert.equal(await tab.evaluate(() => sessionStorage.length), 0);
  });

  test('in the whole window finishes on its own page, when that is the landing page', async () => {
    const { url } = await siteWith({ path: '/' });
    const tab = await visit(`${url}/?display=redirect`);
    await tab.click('button');
    await (await tab.waitForSelector('#approve', wait)).click();
    assert.match(await said(tab, 'result:'), /"user":"alice"/);
    assert.equal(tab.url(), `${url}/`);
    assert.equal(await tab.evaluate(() => sessionStorage.length), 0);
    assert.doesNotMatch(await tab.evaluate(() => document.referrer + history.state), /token/);
  });

  test('in the whole window finishes on a page with the landing element', async () => {
    const { url } = await siteWith({ path: '/element' });
    const tab = await visit(`${url}/?display=redirect`);
    await tab.click('button');
    await (await tab.waitForSelector('#approve', wait)).click();
    assert.match(await said(tab, 'result:'), /alice/);
    assert.equal(tab.url(), `${url}/?display=redirect`);
    assert.equal(await tab.evaluate(() => sessionStorage.length), 0);
  });

  /** A page on another site, with the site's page in a frame. */
  async function frameOn(url) {
    const html = `<!doctype html><title>Portal</title><iframe width="600" height="300" src="${url}"></iframe>`;
    const portal = await listen(
      () => new Response(html, { headers: { 'content-type': 'text/html' } }),
    );
    open.push(portal);
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    await tab.goto(portal.url);
    return tab;
  }
});

/** What the page wrote, once it has written a word. */
async function said(page, word) {
  const isThere = (part) => document.querySelector('output')?.textContent.includes(part);
  await page.waitForFunction(isThere, wait, word);
  return page.$eval('output', (output) => output.textContent);
}

async function gone(popup) {
  if (popup.isClosed()) return;
  await new Promise((resolve) => popup.once('close', resolve));
}
