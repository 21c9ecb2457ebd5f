/**
 * What a newcomer does: clone, `npm start`, open the page in a browser, log in. Nothing here is set up
 * by the test but a free port; the clone installs and builds by itself.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';

const minutes = 60_000;
const wait = { timeout: 15_000 };

suite('the demo of a fresh clone', { timeout: 10 * minutes }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-factor-clone-'));
  let demo, address, browser, page;

  before(async () => {
    execFileSync('git', ['clone', '--quiet', '.', folder]);
    ({ demo, address } = await startDemo(folder));
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
    await browser?.close();
    if (demo?.exitCode === null) {
      const ended = new Promise((resolve) => demo.once('exit', resolve));
      process.kill(-demo.pid, 'SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    const context = await browser.createBrowserContext();
    page = await context.newPage();
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

  test('breaks no policy and logs no error', async () => {
    const problems = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    for (const path of ['/', '/states', '/plain', '/account']) {
      await page.goto(address + path, { waitUntil: 'load' });
    }
    // The states page shows refusals, and Chromium writes a line for each.
    const own = problems.filter((text) => !text.startsWith('Failed to load resource'));
    assert.deepEqual(own, []);
  });

  test('says in one line that a port is taken', () => {
    const { port } = new URL(address);
    const { error } = run(['tools/start.mjs'], folder, { PORT: port });
    assert.match(error, /^.*\b(in use|taken|busy)\b.*PORT.*\n$/i);
  });
});

/** Runs `npm start` and reads where the demo is from what it prints. */
async function startDemo(cwd) {
  const demo = spawn('npm', ['start'], {
    cwd,
    env: { ...process.env, PORT: '0', EMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const gone = new Promise((_resolve, reject) => {
    demo.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
  gone.catch(() => undefined);
  const said = (async () => {
    for await (const line of createInterface(demo.stdout)) {
      const [, address] = /^Second Factor demo: (http:\S+)$/.exec(line) ?? [];
      if (address) return address;
    }
    return gone;
  })();
  return { demo, address: await Promise.race([said, gone]) };
}

function run(args, cwd, env) {
  try {
    execFileSync(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    return { error: '' };
  } catch (failure) {
    return { error: failure.stderr };
  }
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
  await (await provider.waitForSelector('#approve', wait)).click();
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
