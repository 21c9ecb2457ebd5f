/** Visits to single states: a browser, some tabs of it, and what a person does to get into a state. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import puppeteer from 'puppeteer-core';
import { states } from '../../demo/pages/states/list.js';
import { findChrome } from '../../tools/find-chrome.mjs';
import { plugIn } from './key.mjs';
import { serveStates } from './site.mjs';

export { states };

/** How many states are looked at, at the same time. */
export const concurrency = Math.min(4, availableParallelism() + 1);

const wait = { timeout: 15_000 };

/**
 * Starts a browser and the gallery.
 * @param script - a function that runs in each page before all others
 * @param options - those of {@link serveStates}
 */
export async function openVisits({ script, ...options } = {}) {
  const site = await serveStates(options);
  const browser = await puppeteer.launch({
    executablePath: findChrome(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--force-color-profile=srgb',
    ],
    // A driver lets every popup through; here a popup needs a click, as it does for a person.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
  const idle = [];

  /** A tab with storage and a focus of its own. */
  async function openTab() {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const link = await page.createCDPSession();
    await link.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await link.send('WebAuthn.enable');
    if (script) await page.evaluateOnNewDocument(script);
    const requests = [];
    context.on('targetcreated', async (target) => {
      const popup = await target.page().catch(() => undefined);
      popup?.on('request', (request) => requests.push(request.url()));
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${site.url}/states?only=none`);
    return { page, link, requests };
  }

  /**
   * Brings a tab into a state and hands it to `look`.
   * @param settings - `before` gets the page when the element is there, and nothing is done in it yet
   */
  async function visit(state, look, { width = 1280, before } = {}) {
    const tab = idle.pop() ?? (await openTab());
    const { page, link } = tab;
    const unplug = await plugIn(link, state.key);
    await page.setViewport({ width, height: 800 });
    await show(tab, state, site.url);
    await before?.(page);
    await reach(tab, state);
    const result = await look(page, tab);
    await leave(page);
    await unplug();
    // What the page was made to be for this state, it stays.
    if (state.isAlone) await page.goto(`${site.url}/states?only=none`);
    idle.push(tab);
    return result;
  }

  async function close() {
    await browser.close();
    await site.close();
  }

  return { visit, close, openTab, url: site.url };
}

/**
 * Shows a state that nothing was done in yet. Most share a page, one after the other, which takes a
 * tenth of the time; what has to be the first of its page is loaded, and so is one that a click before
 * would let open a window.
 */
async function show({ page, link }, { id, isAlone, start, attributes }, url) {
  if (isAlone || (start && attributes?.display === 'popup')) {
    await page.goto(`${url}/states?only=${id}`);
    return;
  }
  // What puppeteer evaluates counts as a click.
  await link.send('Runtime.evaluate', {
    expression: `import('/pages/states.js').then(({ showAlone }) => showAlone('${id}'))`,
    awaitPromise: true,
    userGesture: false,
  });
}

/** Does what leads to a state, and waits until it is there. */
export async function reach({ page }, { id, tag, steps = [], expect, shows }) {
  await page.waitForFunction((name) => document.querySelector(name)?.state, wait, tag);
  for (const [verb, ...given] of steps) await verbs[verb](page, ...given);
  const isThere = (name, expected, part) => {
    const element = document.querySelector(name);
    const now = [element.state, element.status].filter(Boolean).join(' ');
    const isSeen = !part || element.shadowRoot.querySelector(part);
    // What stands beside no step has the status of the last one.
    return (now === expected || element.state === expected) && isSeen;
  };
  try {
    await page.waitForFunction(isThere, wait, tag, expect, shows);
  } catch (error) {
    const now = await page.$eval(tag, ({ state, status }) => `${state} ${status}`);
    throw new Error(`${id} is ${now}, not ${expect}, ${shows ?? ''}`, { cause: error });
  }
  await page.$eval(tag, (element) => element.updateComplete);
}

/** What a person does. */
const verbs = {
  async click(page, selector) {
    await (await page.waitForSelector(selector, { ...wait, visible: true })).click();
  },
  async type(page, selector, text) {
    const field = await page.waitForSelector(selector, wait);
    await field.click({ count: 3 });
    await field.type(text);
  },
  async see(page, selector) {
    await page.waitForSelector(selector, wait);
  },
  /** Closes the window, once it shows something. */
  async close(page, selector) {
    const popup = await popupOf(page);
    await popup.waitForSelector(selector, wait);
    // For less it could be a page that was severed while it loaded.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await popup.close();
  },
  /** Follows a link in the window. */
  async approve(page, selector) {
    const popup = await popupOf(page);
    await popup.$eval(selector, (link) => link.click());
  },
};

/** The window that a page has opened. */
async function popupOf(page) {
  const target = await page
    .browserContext()
    .waitForTarget((other) => other !== page.target() && other.url().includes('/states/'), wait);
  return target.page();
}

/** Leaves nothing to the next visit: no window, no ceremony. */
async function leave(page) {
  await page.evaluate(() => document.body.replaceChildren());
  const others = page.browserContext().targets();
  for (const target of others) {
    if (target !== page.target() && target.type() === 'page') {
      const popup = await target.page().catch(() => undefined);
      await popup?.close().catch(() => undefined);
    }
  }
}

/** Fails where a list has anything in it, and shows that. */
export function assertNone(found, what) {
  assert.deepEqual(found, [], what);
}
