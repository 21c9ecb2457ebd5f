import { launch } from 'puppeteer-core';
import { findChrome } from '../../tools/find-chrome.mjs';

/** What a virtual key is unless a scenario says otherwise. */
const key = { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true };

/** Starts the browser; nothing but loopback can be reached from it. */
export async function launchBrowser(trust) {
  const executablePath = findChrome();
  if (!executablePath)
    throw new Error('No browser was found: set CHROME_PATH to Chromium or Chrome');
  return launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--no-first-run',
      '--host-resolver-rules=MAP *.bench.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      `--ignore-certificate-errors-spki-list=${trust}`,
    ],
  });
}

/**
 * Opens a page with a script of the bench. Its `benchCommand()` plugs keys in and out; whatever else it
 * asks for goes to `handlers`. The keys go with the page.
 */
export async function openPage(browser, url, script, handlers = {}) {
  // A window: of several tabs, only one is visible.
  const page = await browser.newPage({ type: 'window' });
  const commands = { ...keyCommands(page), ...handlers };
  await page.exposeFunction('benchCommand', (name, argument) => commands[name](argument));
  await visit(page, url);
  await page.evaluate(async (path) => void (await import(path)), script);
  return page;
}

/** Goes to a page, past the warning about its certificate if there is one, as a determined person does. */
async function visit(page, url) {
  try {
    await page.goto(url);
  } catch (error) {
    if (!/ERR_CERT/.test(error.message)) throw error;
    await page.waitForFunction(() => document.querySelector('#main-content'));
    await Promise.all([page.waitForNavigation(), page.keyboard.type('thisisunsafe')]);
  }
}

/** Virtual keys, over DevTools; DevTools' own environment is entered with the first of them. */
function keyCommands(page) {
  const ids = new Set();
  let link;

  async function forEach(command, options) {
    for (const authenticatorId of ids) await link.send(command, { authenticatorId, ...options });
  }

  return {
    async plugIn(options) {
      if (!link) {
        link = await page.createCDPSession();
        await link.send('WebAuthn.enable');
      }
      const { authenticatorId } = await link.send('WebAuthn.addVirtualAuthenticator', {
        options: { ...key, ...options },
      });
      ids.add(authenticatorId);
    },
    async plugOut() {
      await forEach('WebAuthn.removeVirtualAuthenticator');
      ids.clear();
    },
    touch: (enabled) => forEach('WebAuthn.setAutomaticPresenceSimulation', { enabled }),
    clear: () => forEach('WebAuthn.clearCredentials'),
  };
}
