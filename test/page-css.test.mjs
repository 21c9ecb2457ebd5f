/**
 * The elements beside style sheets of others, which reach the fields in the light DOM: with no setting of
 * ours a person sees what to fill in and where to press, on a phone's width.
 */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { listen } from '@second-factor/emulators';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { lookAtControls } from './page-css/look-at-controls.mjs';
import { servePage, sheetNames } from './page-css/serve-page.mjs';

const wait = { timeout: 15_000, visible: true };
const cases = sheetNames.flatMap((sheet) =>
  ['light', 'dark'].flatMap((theme) => ['ltr', 'rtl'].map((dir) => ({ sheet, theme, dir }))),
);

suite('elements beside', { timeout: 300_000 }, () => {
  let site, browser, page;

  before(async () => {
    site = await listen(servePage, { hostname: 'localhost' });
    browser = await puppeteer.launch({
      executablePath: findChrome(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      defaultViewport: { width: 320, height: 640 },
    });
    page = await browser.newPage();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const { sheet, theme, dir } of cases) {
    suite(`${sheet}, ${theme}, ${dir}`, () => {
      let controls;

      before(async () => {
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: theme },
          // Bootstrap scrolls smoothly, and a click would go where something has just been.
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        await page.goto(`${site.url}/?${new URLSearchParams({ sheet, theme, dir })}`);
        await page.waitForSelector('u2f-keys >>> [part~=remove]', wait);
        await page.waitForSelector('u2f-login [type=submit]', wait);
        controls = await page.evaluate(lookAtControls);
      });

      test('label each field, and can be read', () => {
        assert.equal(controls.filter(({ kind }) => kind === 'label').length, 5);
        assert.deepEqual(
          controls.filter(({ text, isShown }) => !isShown || text < 4.5),
          [],
        );
      });

      test('show where a field is', () => {
        const fields = controls.filter(({ kind }) => kind === 'input');
        assert.equal(fields.length, 5);
        assert.deepEqual(
          fields.filter(({ edge, width }) => edge < 3 || width < 240),
          [],
        );
      });

      test('show what can be pressed', () => {
        const buttons = controls.filter(({ kind }) => kind === 'button');
        assert.equal(buttons.length, 9);
        assert.equal(buttons.filter(({ isUnderlined }) => isUnderlined).length, 2);
        // Text is as small as the page has it.
        const linkHeight = sheet === 'hostile' ? 14 : 24;
        assert.deepEqual(
          buttons.filter(({ edge, fill, isUnderlined, height }) =>
            isUnderlined ? height < linkHeight : Math.max(edge, fill) < 3 || height < 24,
          ),
          [],
        );
      });

      test('stay inside the page, and off each other', () => {
        const isInside = ({ left, right }) => left >= 0 && right <= 320;
        assert.deepEqual(
          controls.filter((one) => !isInside(one)),
          [],
        );
        const pairs = controls.flatMap((one, index) =>
          controls.slice(index + 1).map((other) => [one, other]),
        );
        assert.deepEqual(
          pairs.filter(([one, other]) => isOver(one, other)),
          [],
        );
      });

      test('ring what has the focus', async () => {
        await page.evaluate(() => document.body.focus());
        const rings = [];
        for (let index = 0; index < 14; index++) {
          await page.keyboard.press('Tab');
          rings.push(await page.evaluate(lookAtControls, 'focused'));
        }
        assert.deepEqual(
          rings.flat().filter(({ ring, ringWidth }) => ring < 3 || ringWidth < 2),
          [],
        );
        assert.equal(new Set(rings.flat().map(({ id }) => id)).size, 14);
      });

      test('show a password, and hide it', async () => {
        for (const type of ['text', 'password']) {
          await page.click('ompass-login [data-part=reveal]');
          assert.equal(
            await page.$eval('ompass-login [name=password]', (field) => field.type),
            type,
          );
        }
      });
    });
  }
});

/** Whether two boxes share more than an edge. */
function isOver(one, other) {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5
  );
}
