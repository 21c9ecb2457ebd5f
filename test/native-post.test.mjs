/**
 * A server-rendered site with no script of its own: after the login the element posts a form to its
 * `action`, under a policy that lets nothing else through.
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
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'";
const files = ['ompass-login.min.js', 'post-form.min.js'];
const scripts = new Map(
  files.map((name) => [`/${name}`, readFileSync(`packages/elements/dist/${name}`, 'utf8')]),
);

const loginPage = (attributes) => `<!doctype html><html lang="en"><title>Login</title>
  <meta name="csrf-param" content="authenticity_token" /><meta name="csrf-token" content="t0ken" />
  <script type="module" src="/ompass-login.min.js"></script>
  <ompass-login endpoint="/auth" prompt="password" ${attributes}>
    <input slot="extra-fields" type="hidden" name="next" value="/inbox" />
    <label slot="extra-fields"><input type="checkbox" name="remember" /> Remember me</label>
  </ompass-login>`;

suite('<ompass-login action>', () => {
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

  /** A site whose login page has these attributes, in a browser of its own, and what it was sent. */
  async function visit(attributes) {
    let handle;
    const site = await listen((request) => handle(request), { hostname: 'localhost' });
    const redirectUri = new URL('/auth/callback', site.url).href;
    const emulator = await listen(emulateOmpass({ secretKey, redirectUri }));
    open.push(site, emulator);
    const endpoint = ompass({
      secretKey,
      cookieSecret,
      basePath: '/auth',
      baseUrl: emulator.url,
      authenticate: ({ userId, fields }) => (fields.password === 'demo' ? userId : null),
      openSession: ({ userId }) =>
        Response.json({}, { headers: { 'Set-Cookie': `session=${userId}; Path=/; HttpOnly` } }),
    });
    const posts = [];
    handle = async (request) => {
      const { pathname } = new URL(request.url);
      const headers = { 'content-type': 'text/html', 'content-security-policy': policy };
      if (scripts.has(pathname)) {
        return new Response(scripts.get(pathname), {
          headers: { 'content-type': 'text/javascript' },
        });
      }
      if (pathname.startsWith('/auth')) return endpoint(request);
      if (pathname !== '/session') return new Response(loginPage(attributes), { headers });
      const cookie = request.headers.get('cookie') ?? '';
      posts.push({ method: request.method, cookie, body: await request.text() });
      return new Response('<!doctype html><title>Inbox</title>', { headers });
    };
    const tab = await (await browser.createBrowserContext()).newPage();
    const complaints = [];
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(site.url);
    return { tab, posts, complaints, url: site.url };
  }

  async function fillIn(tab) {
    await tab.type('[name=user_id]', 'alice');
    await tab.type('[name=password]', 'demo');
    await tab.click('[name=remember]');
    await tab.click('ompass-login [type=submit]');
  }

  async function approve(page) {
    await (await page.waitForSelector('#approve', wait)).click();
  }

  async function logInByPopup(tab) {
    const opened = new Promise((resolve) => tab.once('popup', resolve));
    await fillIn(tab);
    await approve(await opened);
  }

  test('posts the page’s fields and its token, with the session, and nothing secret', async () => {
    const { tab, posts, complaints, url } = await visit('action="/session"');
    await logInByPopup(tab);
    await tab.waitForFunction(() => document.title === 'Inbox', wait);
    assert.equal(tab.url(), `${url}/session`);
    assert.equal(posts.length, 1);
    const [{ method, cookie, body }] = posts;
    assert.equal(method, 'POST');
    assert.match(cookie, /session=alice/);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      next: '/inbox',
      remember: 'on',
      authenticity_token: 't0ken',
    });
    assert.deepEqual(complaints, []);
  });

  test('goes before redirect-url', async () => {
    const { tab, posts } = await visit('action="/session" redirect-url="/elsewhere"');
    await logInByPopup(tab);
    await tab.waitForFunction(() => document.title === 'Inbox', wait);
    assert.equal(posts.length, 1);
  });

  test('posts once after a login in this very window, from the page that began it', async () => {
    const { tab, posts } = await visit('action="/session" display="redirect"');
    await fillIn(tab);
    await approve(tab);
    await tab.waitForFunction(() => document.title === 'Inbox', wait);
    assert.equal(posts.length, 1);
    // The page was loaded anew: what was ticked is gone, what the server wrote into it is not.
    assert.deepEqual(Object.fromEntries(new URLSearchParams(posts[0].body)), {
      next: '/inbox',
      authenticity_token: 't0ken',
    });
  });

  test('posts nothing when the page prevents it', async () => {
    const { tab, posts } = await visit('action="/session"');
    await tab.evaluate(() => {
      document.addEventListener('second-factor-success', (event) => event.preventDefault());
    });
    await logInByPopup(tab);
    await tab.waitForSelector('ompass-login[data-state=success]', wait);
    await tab.reload();
    assert.deepEqual(posts, []);
  });

  for (const action of [
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '//elsewhere.example',
  ]) {
    test(`refuses action="${action}" at once`, async () => {
      const { tab, posts } = await visit(`action="${action}"`);
      await tab.waitForSelector('ompass-login[data-state=error]', wait);
      const message = await tab.$eval(
        'ompass-login',
        (element) => element.shadowRoot.querySelector('[part=alert]').textContent,
      );
      assert.equal(message, 'This page is not set up correctly.');
      assert.deepEqual(posts, []);
    });
  }

  test('says so when the script that posts is not there', async () => {
    const { tab, posts } = await visit('action="/session"');
    await tab.setRequestInterception(true);
    tab.on('request', (request) => {
      if (request.url().endsWith('/post-form.min.js')) void request.abort();
      else void request.continue();
    });
    await logInByPopup(tab);
    await tab.waitForSelector('ompass-login[data-state=error]', wait);
    assert.deepEqual(posts, []);
  });
});
