/** That nothing jumps while a page with our elements comes up: the demo's pages, from the navigation on. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../../tools/find-chrome.mjs';
import { startDemo } from '../start-demo.mjs';

/** What a page may shift in all; 0.1 is called good. */
const most = 0.02;

const pages = ['/', '/keys', '/keys/zitadel', '/plain', '/landing/element'];

suite('the demo shifts by less than 0.02', () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-factor-shift-'));
  let demo;
  let browser;

  before(async () => {
    demo = await startDemo('.', { KEYS_FILE: join(folder, 'keys.db') });
    browser = await puppeteer.launch({
      executablePath: findChrome(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(folder, { recursive: true });
  });

  for (const path of pages) {
    for (const width of [320, 1280]) {
      test(`${path} at ${width} pixels`, async () => {
        const { shift, sources } = await load(path, width);
        assert.ok(shift < most, `${shift}: ${sources}`);
      });
    }
  }

  test('and it is noticed when a page does', async () => {
    const { shift } = await load('/plain', 1280, () => {
      document.body.insertAdjacentHTML('afterbegin', '<hr height="300">');
      document.body.firstChild.style.height = '300px';
    });
    assert.ok(shift > most, String(shift));
  });

  /** Loads a page, does something to it, and sums up by how much it has shifted. */
  async function load(path, width, act = () => undefined) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height: 800 });
    await page.evaluateOnNewDocument(watch);
    await page.goto(demo.address + path, { waitUntil: 'networkidle0' });
    await page.evaluate(painted);
    await page.evaluate(act);
    const found = await page.evaluate(painted);
    await context.close();
    return found;
  }
});

/** Runs in each page before all else. */
function watch() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({
    type: 'layout-shift',
    buffered: true,
  });
}

/** Runs in the page: what has shifted, once that is on the screen. */
async function painted() {
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  return {
    shift: globalThis.shifts.reduce((sum, { value }) => sum + value, 0),
    sources: globalThis.shifts
      .flatMap(({ sources }) => sources)
      .map(({ node }) => node?.outerHTML?.slice(0, 100) ?? node?.nodeName)
      .join('; '),
  };
}
