/** What docs/elements.md says of browsers, asked of one. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, suite, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { measureInBrowser } from '../tools/measure/own-elements.mjs';

const dist = 'packages/elements/dist';
const docs = readFileSync('docs/elements.md', 'utf8');
const hashes = JSON.parse(readFileSync(`${dist}/integrity.json`, 'utf8'));

suite('docs/elements.md', () => {
  let browser;
  let site;
  let html;

  before(async () => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await puppeteer.launch({ executablePath: findChrome(), args });
    const server = createServer(({ url }, response) => {
      const isScript = url.endsWith('.js');
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? readFileSync(`${dist}${url}`) : html);
    });
    await once(server.listen(0, 'localhost'), 'listening');
    site = { server, url: `http://localhost:${server.address().port}/` };
  });

  after(async () => {
    await browser.close();
    site.server.closeAllConnections();
    site.server.close();
  });

  async function visit(content) {
    html = `<!doctype html><html lang="en"><link rel="icon" href="data:," />${content}</html>`;
    const page = await browser.newPage();
    await page.goto(site.url);
    return page;
  }

  test('has the numbers that the browser gives', async () => {
    const { ours } = JSON.parse(readFileSync('bench/elements/results.json', 'utf8'));
    const { violations, fields, trustedTypes } = ours;
    assert.deepEqual(await measureInBrowser(browser), { violations, fields, trustedTypes });
  });

  test('has a style sheet that changes the look', async () => {
    const css = styleSheetUnder('A look of your own');
    const page = await visit(`<style>${css}</style><ompass-login endpoint="/a"></ompass-login>`);
    await page.addScriptTag({ url: `/ompass-login.min.js`, type: 'module' });
    const button = await page.waitForSelector('ompass-login button');
    const { backgroundColor, borderRadius, textTransform } = await button.evaluate((node) => {
      const style = getComputedStyle(node);
      return {
        backgroundColor: style.backgroundColor,
        borderRadius: style.borderRadius,
        textTransform: style.textTransform,
      };
    });
    assert.deepEqual(
      [backgroundColor, borderRadius, textTransform],
      ['rgb(0, 170, 85)', '2px', 'uppercase'],
    );
  });

  suite('no layout shift', () => {
    const tags = [
      '<ompass-login endpoint="/a"></ompass-login>',
      '<ompass-login endpoint="/a" prompt="password"></ompass-login>',
      '<u2f-login endpoint="/a"></u2f-login>',
      '<u2f-login endpoint="/a" prompt="password"></u2f-login>',
      '<u2f-register endpoint="/a"></u2f-register>',
      '',
    ].join('<p>Text</p>');
    const css = styleSheetUnder('No layout shift');

    for (const { title, style, isMoved } of [
      { title: 'an element that comes late moves what is below it', style: '', isMoved: true },
      { title: 'with the style sheet it does not', style: css, isMoved: false },
    ]) {
      test(title, async () => {
        const page = await visit(`<style>${style}</style>${tags}`);
        const shift = await page.evaluate(shiftByElements);
        assert.equal(shift > 0.02, isMoved, String(shift));
      });
    }
  });

  suite('integrity', () => {
    const name = 'ompass-login.min.js';
    const tagWith = (hash) =>
      `<script type="module" src="/${name}" integrity="${hash}" crossorigin></script>`;
    const mapWith = (hash) =>
      `<script type="importmap">{"integrity":{"/u2f.min.js":"${hash}"}}</script>`;
    const isDefined = (page) => page.evaluate(() => Boolean(customElements.get('ompass-login')));
    const loadPart = (page) =>
      page.evaluate(() => import('/u2f.min.js').then(Object.keys, ({ name: kind }) => kind));

    test('a script with its hash is run', async () => {
      assert.equal(await isDefined(await visit(tagWith(hashes[name]))), true);
    });

    test('one with the hash of another is not', async () => {
      assert.equal(await isDefined(await visit(tagWith(hashes['u2f.min.js']))), false);
    });

    test('a part with its hash in the import map is loaded', async () => {
      const page = await visit(mapWith(hashes['u2f.min.js']));
      assert.ok((await loadPart(page)).includes('registerU2f'));
    });

    test('a part with another hash there is not', async () => {
      assert.equal(await loadPart(await visit(mapWith(hashes[name]))), 'TypeError');
    });
  });
});

/** The first style sheet in a section of the page. */
function styleSheetUnder(heading) {
  const [, section] = docs.split(`\n## ${heading}\n`);
  return /```css\n(.*?)```/s.exec(section)[1];
}

/** In the page: how far things move when the elements come after the first paint. */
async function shiftByElements() {
  const frames = async (count) => {
    for (let left = count; left > 0; left--) await new Promise(requestAnimationFrame);
  };
  let shift = 0;
  const add = (entries) => entries.forEach(({ value }) => (shift += value));
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  await frames(2);
  await import('/all.min.js');
  await frames(3);
  add(observer.takeRecords());
  return shift;
}
