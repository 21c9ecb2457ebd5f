/**
 * The examples, as a person finds them in the demo: each logs in, under the demo's policy and without a
 * word in the console, and takes its login along when it goes.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { typeProblems } from './examples/type-problems.mjs';
import { startDemo } from './start-demo.mjs';

const wait = { timeout: 20_000 };
const visible = { ...wait, visible: true };

suite('the examples', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-factor-examples-'));
  let demo, browser, context, page, problems;

  before(async () => {
    const env = { KEYS_FILE: join(folder, 'keys.db') };
    demo = await startDemo(process.cwd(), env, [process.execPath, 'demo/start.mjs']);
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
    await demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    context = await browser.createBrowserContext();
    page = await context.newPage();
    problems = problemsOf(page);
  });

  afterEach(async () => {
    await context.close();
    assert.deepEqual(problems, []);
  });

  for (const name of ['html', 'react', 'svelte', 'vue']) {
    suite(name, () => {
      beforeEach(async () => {
        await page.goto(`${demo.address}/examples/${name}`);
      });

      test('logs in, and out again', async () => {
        for (const step of ['first', 'again']) {
          const popup = await begin(page);
          await (await popup.waitForSelector('#approve', visible)).click();
          await page.waitForFunction(isSaid, wait, 'alice is logged in');
          assert.equal(await page.$('ompass-login'), null, step);
          assert.equal(await userOf(page), 'alice');
          await pressButton(page, 'Log out');
          await page.waitForSelector('ompass-login [name=user_id]', visible);
          assert.equal(await userOf(page), undefined);
        }
      });

      test('hands headers and strings over as properties', async () => {
        const button = await page.waitForSelector('ompass-login [type=submit]', visible);
        assert.equal(await button.evaluate(textOf), 'Log in with your phone');
        const posted = page.waitForRequest(isBegin, wait);
        const popup = await begin(page);
        const closed = new Promise((resolve) => popup.once('close', resolve));
        assert.equal((await posted).headers()['x-example'], name);
        await pressButton(page, 'Not now');
        await closed;
      });

      test('takes its popup along when it goes', async () => {
        const popup = await begin(page);
        await popup.waitForSelector('#approve', visible);
        const closed = new Promise((resolve) => popup.once('close', resolve));
        await pressButton(page, 'Not now');
        await closed;
        assert.equal(await page.$('ompass-login'), null);
      });

      test('takes its request along when it goes', async () => {
        await page.setRequestInterception(true);
        // A server that takes its time: the answer never comes.
        page.on('request', (request) => isBegin(request) || void request.continue());
        const gone = new Promise((resolve) => page.once('requestfailed', resolve));
        const popup = await begin(page);
        const closed = new Promise((resolve) => popup.once('close', resolve));
        await pressButton(page, 'Not now');
        const request = await gone;
        assert.equal(isBegin(request), true);
        assert.match(request.failure().errorText, /ABORTED/);
        await closed;
      });

      test('starts afresh each time it comes back', async () => {
        for (let times = 0; times < 3; times++) {
          await fillIn(page);
          await pressButton(page, 'Not now');
          await pressButton(page, 'Log in');
        }
        const popup = await begin(page);
        await (await popup.waitForSelector('#approve', visible)).click();
        await page.waitForFunction(isSaid, wait, 'alice is logged in');
      });
    });
  }

  for (const name of ['react', 'vue']) {
    test(`in ${name} are there before any script, and are kept by it`, async () => {
      const address = `${demo.address}/examples/${name}`;
      const sent = await (await fetch(address)).text();
      assert.match(sent, /<ompass-login endpoint="\/auth\/ompass" prompt="password">/);
      // Before the first script runs, the parser has made it.
      await page.evaluateOnNewDocument(() => {
        const keep = () => (window.sent ??= document.querySelector('ompass-login'));
        new MutationObserver(keep).observe(document, { childList: true, subtree: true });
      });
      await page.goto(address);
      await page.waitForSelector('ompass-login [name=user_id]', visible);
      const isKept = () => window.sent === document.querySelector('ompass-login');
      assert.equal(await page.evaluate(isKept), true);
    });
  }

  for (const component of ['vue/app.vue', 'svelte/app.svelte']) {
    test(`say in ${component} what they give and take`, () => {
      assert.deepEqual(typeProblems(`demo/examples/${component}`), []);
    });
  }

  test('are all named in a list', async () => {
    await page.goto(`${demo.address}/examples`);
    const names = await page.$$eval('main dl a', (links) => links.map((link) => link.pathname));
    assert.deepEqual(
      names,
      ['html', 'react', 'vue', 'svelte', 'form'].map((name) => `/examples/${name}`),
    );
  });

  suite('form', () => {
    beforeEach(async () => {
      await plugIn(page);
      await page.goto(`${demo.address}/examples/form`);
    });

    test('registers a key, and then asks for it beside the password', async () => {
      await sendPassword(page);
      await assertSaid(page, 'alice is logged in');
      await page.type('[name=key_name]', 'Blue key');
      await page.click('u2f-register button');
      await page.waitForSelector('u2f-register[data-state=success]', wait);
      await send(page);
      assert.deepEqual(
        await page.$$eval('main li', (items) => items.map((item) => item.textContent)),
        ['Blue key'],
      );
      await send(page, '#log-out');

      await sendPassword(page);
      await assertSaid(page, 'Use your key first.');
      expect(/status of 4/);

      await fillInForm(page);
      await page.click('u2f-login button');
      await page.waitForSelector('u2f-login[data-state=success]', wait);
      await send(page);
      await assertSaid(page, 'alice is logged in');
      assert.equal(await userOf(page), 'alice');
    });

    test('has the phone’s login post the fields of the page', async () => {
      await page.click('[name=stay]');
      const popup = await begin(page);
      await (await popup.waitForSelector('#approve', visible)).click();
      await page.waitForFunction(isSaid, wait, 'alice is logged in');
      assert.equal(new URL(page.url()).pathname, '/examples/form');
      const [{ expires }] = await page.browserContext().cookies();
      assert.ok(expires * 1000 - Date.now() > 20 * 24 * 3_600_000);
    });

    test('says that a password is wrong', async () => {
      await page.type('main > form [name=user_id]', 'bob');
      await page.type('main > form [name=password]', 'wrong');
      await send(page);
      await assertSaid(page, 'That is not the name and its password.');
      expect(/status of 401/);
    });

    test('is not sent without a key that is required', async () => {
      await page.type('main > form [name=user_id]', 'bob');
      await page.type('main > form [name=password]', 'demo');
      await send(page);
      await page.click('#send');
      const missing = await page.$eval('u2f-register', (element) => element.matches(':invalid'));
      assert.equal(missing, true);
      assert.equal(new URL(page.url()).pathname, '/examples/form');
    });

    /** Takes a line off the console's that a refusal leaves there. */
    function expect(line) {
      const index = problems.findIndex((text) => line.test(text));
      assert.notEqual(index, -1);
      problems.splice(index, 1);
    }
  });
});

/** What the page has to complain of, as it comes; React and Vue warn there of what does not hydrate. */
function problemsOf(page) {
  const problems = [];
  const isProblem = (message) => ['error', 'warn'].includes(message.type());
  page.on('console', (message) => isProblem(message) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

async function fillIn(page) {
  const name = await page.waitForSelector('ompass-login [name=user_id]', visible);
  // The one that came back may be the one that went.
  await page.$$eval('ompass-login input', (inputs) =>
    inputs.forEach((input) => (input.value = '')),
  );
  await name.type('alice');
  await page.type('ompass-login [name=password]', 'demo');
}

/** Fills in the form, sends it, and gives the popup that opens. */
async function begin(page) {
  await fillIn(page);
  const opened = new Promise((resolve) => page.once('popup', resolve));
  await page.click('ompass-login [type=submit]');
  return opened;
}

function isBegin(request) {
  return request.url().endsWith('/auth/ompass/begin');
}

/** A key in the tab; it ends with the tab. */
async function plugIn(page) {
  const tab = await page.createCDPSession();
  await tab.send('WebAuthn.enable');
  await tab.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
}

async function fillInForm(page) {
  await page.type('main > form [name=user_id]', 'alice');
  await page.type('main > form [name=password]', 'demo');
}

async function sendPassword(page) {
  await fillInForm(page);
  await send(page);
}

/** Presses a form's button, and waits for the page that answers. */
async function send(page, button = '#send') {
  await Promise.all([page.waitForNavigation(wait), page.click(button)]);
}

async function assertSaid(page, text) {
  assert.equal(await page.$eval('main > [role=alert], main > [role=status]', textOf), text);
}

async function pressButton(page, text) {
  await (await page.waitForSelector(`::-p-aria([name="${text}"][role="button"])`, visible)).click();
}

function isSaid(text) {
  return document.querySelector('[role=status]')?.textContent === text;
}

function textOf(node) {
  return node.textContent.trim();
}

async function userOf(page) {
  const { user } = await page.evaluate(async () => (await fetch('/session')).json());
  return user?.userId;
}
