/**
 * What a newcomer does: clone, `npm start`, open the page in a browser, log in. Nothing here is set up
 * by the test but free ports; the clone installs and builds by itself.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { runScript, startDemo } from './start-demo.mjs';

const minutes = 60_000;
const wait = { timeout: 15_000 };
const visible = { ...wait, visible: true };

suite('the demo of a fresh clone', { timeout: 15 * minutes }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-factor-clone-'));
  let demo, address, browser;

  async function restart(env) {
    await demo?.stop();
    demo = await startDemo(folder, env);
    ({ address } = demo);
  }

  before(async () => {
    execFileSync('git', ['clone', '--quiet', '.', folder]);
    browser = await puppeteer.launch({
      executablePath: findChrome(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
      ],
      ignoreDefaultArgs: ['--disable-popup-blocking'],
    });
    // A driven browser can be debugged: by this test, and by the demo.
    await restart({ DEVTOOLS_PORT: new URL(browser.wsEndpoint()).port });
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('breaks no policy and logs no error', async () => {
    const page = await openPage(browser);
    const problems = problemsOf(page);
    for (const path of [
      '/',
      '/keys',
      '/keys/zitadel',
      '/states',
      '/examples',
      '/plain',
      '/account',
    ]) {
      await page.goto(address + path, { waitUntil: 'load' });
    }
    // The states page shows refusals, and Chromium writes a line for each.
    const own = problems.filter((text) => !text.startsWith('Failed to load resource'));
    assert.deepEqual(own, []);
  });

  test('says in one line that a port is taken', () => {
    const { port } = new URL(address);
    const complaint = runScript('tools/start.mjs', folder, { PORT: port });
    assert.match(complaint, /^.*\b(in use|taken|busy)\b.*PORT.*\n$/i);
  });

  suite('with a phone', () => {
    let page;

    beforeEach(async () => {
      page = await openPage(browser);
      await page.goto(address);
    });

    for (const [display, user] of [
      ['popup', 'alice'],
      ['redirect', 'bob'],
    ]) {
      for (const kind of ['registers', 'logs in']) {
        test(`${kind} after a password by ${display}`, async () => {
          await chooseDisplay(page, display);
          await page.type('#u2f [name=user_id]', user);
          await page.type('#u2f [name=password]', 'demo');
          const provider = await clickLogin(page, display, '#u2f [type=submit]');
          const path = new URL(provider.url()).pathname;
          assert.match(path, kind === 'registers' ? /^\/register\// : /^\/auth\//);
          await approve(provider);
          await assertLoggedIn(page, user, 'u2f');
        });
      }

      test(`logs in without a password by ${display}`, async () => {
        await chooseDisplay(page, display);
        const provider = await clickLogin(page, display, '#uaf [type=submit]');
        await (await provider.waitForSelector('#user-id', wait)).type(user);
        await provider.click('#continue');
        await approve(provider);
        await assertLoggedIn(page, user, 'uaf');
      });
    }

    test('does not open the provider after a wrong password', async () => {
      await page.type('#u2f [name=user_id]', 'alice');
      await page.type('#u2f [name=password]', 'wrong');
      await page.click('#u2f [type=submit]');
      await page.waitForSelector('#u2f[data-state=error]', wait);
      await page.goto(`${address}/account`);
      assert.equal(new URL(page.url()).pathname, '/', 'nobody is logged in');
    });
  });

  suite('with a security key', () => {
    let page, problems;

    before(async () => {
      page = await openPage(browser);
      problems = problemsOf(page);
      await plugIn(page);
      await page.goto(`${address}/keys`);
    });

    test('registers it under the name it is given', async () => {
      await logInByPassword(page);
      await register(page, 'Blue key');
      await assertKeys(page, 'Blue key');
    });

    test('logs in by password and key', async () => {
      await logOut(page);
      await logInByKey(page);
      await assertMethod(page, /password and a key/);
    });

    test('renames it', async () => {
      await rename(page, 'Green key');
      await assertKeys(page, 'Green key');
    });

    test('logs in by the key alone, in the name field', async () => {
      await logOut(page);
      await page.click('#offer');
      await page.waitForSelector('#log-out', wait);
      await assertMethod(page, /key alone/);
    });

    test('logs in by the key alone, by the button', async () => {
      await logOut(page);
      await page.click('#passwordless [type=submit]');
      await page.waitForSelector('#log-out', wait);
      await assertMethod(page, /key alone/);
    });

    test('refuses the key of nobody after a right password', async () => {
      await logOut(page);
      await page.click('[data-user=bob]');
      await page.click('#second-factor [type=submit]');
      await page.waitForSelector('#second-factor[data-state=error]', wait);
    });

    test('knows it after a restart', async () => {
      await restart();
      await page.goto(`${address}/keys`);
      await logInByKey(page);
      await assertKeys(page, 'Green key');
    });

    test('removes it once that is confirmed', async () => {
      await remove(page);
      await assertKeys(page);
      await page.reload();
      await assertKeys(page);
    });

    test('keeps it at ZITADEL', async () => {
      await page.goto(`${address}/keys/zitadel`);
      await page.waitForSelector('#register [type=submit]', wait);
      await register(page, 'Red key');
      await assertKeys(page, 'Red key');
      await logOut(page);
      await logInByKey(page);
      await assertMethod(page, /ZITADEL/);
    });

    test('has logged no error on the way but the refusals', () => {
      const own = problems.filter((text) => !/^Failed to load resource.* 40[14] /.test(text));
      assert.deepEqual(own, []);
    });
  });

  suite('with a virtual key', () => {
    for (const protocol of ['ctap2', 'u2f']) {
      test(`plugs a ${protocol} key into the tab that asks, and out again`, async () => {
        await restart({ DEVTOOLS_PORT: new URL(browser.wsEndpoint()).port });
        const page = await openPage(browser);
        await page.goto(`${address}/keys`);
        await logInByPassword(page);
        await page.click(`[data-plug=${protocol}]`);
        await page.waitForSelector('#unplug:not([hidden])', wait);
        assert.equal(page.url(), `${address}/keys`, 'the mark is gone from the address');
        await register(page, `A ${protocol} key`);
        await page.click('#unplug');
        await page.waitForSelector(`[data-plug=${protocol}]:not([hidden])`, wait);
      });
    }

    test('says what it takes where no browser can be debugged', async () => {
      await restart({ DEVTOOLS_PORT: new URL(address).port });
      const page = await openPage(browser);
      await page.goto(`${address}/keys`);
      await page.click('[data-plug=ctap2]');
      await page.waitForSelector('#virtual-help:not([hidden])', wait);
      const command = await page.$eval('#virtual-command', textOf);
      assert.match(command, /--remote-debugging-port=\d+ --user-data-dir=/);
    });

    test('is for pages of the demo alone', async () => {
      for (const origin of ['https://attacker.example', 'null', '']) {
        const answer = await fetch(`${address}/virtual-key/plug`, {
          method: 'POST',
          headers: { Origin: origin },
          body: new URLSearchParams({ mark: `virtual-key-${crypto.randomUUID()}` }),
        });
        assert.equal(answer.status, 403);
      }
    });
  });
});

/** A page with cookies of its own. */
async function openPage(browser) {
  const context = await browser.createBrowserContext();
  return context.newPage();
}

/** What the page has to complain of, as it comes. */
function problemsOf(page) {
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

function textOf(node) {
  return node.textContent;
}

async function chooseDisplay(page, display) {
  await page.$eval(`#display [value=${display}]`, (radio) => radio.click());
}

/** Clicks, and gives the page that shows the provider: the popup, or the page itself. */
async function clickLogin(page, display, button) {
  const isProvider = (target) => new URL(target.url()).hostname === '127.0.0.1';
  if (display === 'popup') {
    const opened = new Promise((resolve) => page.once('popup', resolve));
    await page.click(button);
    const popup = await opened;
    await popup.waitForFunction(() => location.hostname === '127.0.0.1', wait);
    return popup;
  }
  await page.click(button);
  await page.browserContext().waitForTarget((target) => isProvider(target), wait);
  await page.waitForFunction(() => location.hostname === '127.0.0.1', wait);
  return page;
}

async function approve(provider) {
  await clickOn(provider, '#approve');
}

async function assertLoggedIn(page, user, method) {
  const card = `#${method}[data-state=success]`;
  await page.waitForSelector(card, wait);
  assert.doesNotMatch(page.url(), /access_token|username/);
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/account`);
  assert.equal(new URL(page.url()).pathname, '/account');
  assert.match(await page.$eval('body', (body) => body.innerText), new RegExp(`\\b${user}\\b`));
}

/** A key in the tab, as DevTools makes it; it ends with the tab. */
async function plugIn(page) {
  const tab = await page.createCDPSession();
  await tab.send('WebAuthn.enable');
  await tab.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      // Only one inside the computer is offered in fields.
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
}

async function logInByPassword(page) {
  await clickOn(page, '[data-log-in=alice]');
  await page.waitForSelector('#log-out', wait);
}

async function logInByKey(page) {
  await clickOn(page, '[data-user=alice]');
  await page.click('#second-factor [type=submit]');
  await page.waitForSelector('#log-out', wait);
}

async function logOut(page) {
  await page.click('#log-out');
  await page.waitForSelector('#second-factor [type=submit]', wait);
}

async function assertMethod(page, expected) {
  assert.match(await page.$eval('#how', textOf), expected);
}

async function register(page, name) {
  await (await page.waitForSelector('#register [name=key_name]', wait)).type(name);
  await page.click('#register [type=submit]');
  await page.waitForSelector('#register[data-state=success]', wait);
}

/** Waits until the list shows keys of these names. */
async function assertKeys(page, ...names) {
  await page.waitForFunction(
    (expected) => {
      const list = document.getElementById('keys')?.shadowRoot;
      const shown = [...(list?.querySelectorAll('[part~=name], [part=empty]') ?? [])];
      const names = shown.filter((node) => node.matches('[part~=name]'));
      // Before they are loaded there is neither a key nor the word that there is none.
      return shown.length > 0 && names.map((name) => name.textContent.trim()).join() === expected;
    },
    wait,
    names.join(),
  );
}

async function rename(page, name) {
  await clickOn(page, '#keys >>> [part~=rename]');
  const field = await page.waitForSelector('#keys >>> [part~=input]', visible);
  await field.click({ count: 3 });
  await field.type(name);
  await field.press('Enter');
}

async function remove(page) {
  await clickOn(page, '#keys >>> [part~=remove]');
  await clickOn(page, '#keys >>> [part~=confirm]');
}

/** Clicks as soon as there is something to click on. */
async function clickOn(page, selector) {
  await (await page.waitForSelector(selector, visible)).click();
}
