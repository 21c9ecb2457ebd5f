/**
 * How the elements look to those whose system asks for something: dark or light, more contrast, forced
 * colours, less motion. Colours are those that the browser has computed, drawn to a pixel.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { listen } from '@second-factor/emulators';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';

const wait = { timeout: 15_000 };
const scripts = 'packages/elements/dist';

/** Elements in their states: at rest, disabled, waiting, failed, left empty, with keys. */
const html = `<!doctype html><html lang="en"><title>Theme</title><link rel="stylesheet" href="/page.css" />
  <ompass-login id="form" endpoint="/api" prompt="password" user-id="alice"></ompass-login>
  <ompass-login id="disabled" endpoint="/api" prompt="user-id" disabled></ompass-login>
  <ompass-login id="waiting" endpoint="/api" display="redirect"></ompass-login>
  <ompass-login id="failed"></ompass-login>
  <ompass-login id="empty" endpoint="/api" prompt="user-id"></ompass-login>
  <u2f-keys id="keys" endpoint="/keys"></u2f-keys>
  <u2f-register id="register" endpoint="/api"></u2f-register>
  <script type="module" src="/page.js"></script>`;
const css = ':root { color-scheme: light dark } body { background: Canvas; color: CanvasText }';
const script = `import '/all.min.js';
  const never = () => new Promise(() => {});
  const keys = [{ id: '1', name: 'Blue key', created: '2026-03-01T09:30:00Z' }];
  document.getElementById('waiting').fetch = never;
  document.getElementById('keys').fetch = () => Promise.resolve(Response.json(keys));
  await document.getElementById('waiting').updateComplete;
  void document.getElementById('waiting').submit();
  void document.getElementById('empty').submit();
  document.body.dataset.ready = '';`;
const pages = {
  '/': ['text/html', html],
  '/page.css': ['text/css', css],
  '/page.js': ['text/javascript', script],
  ...Object.fromEntries(
    ['/all.min.js', '/key-list.min.js'].map((name) => [
      name,
      ['text/javascript', readFileSync(scripts + name, 'utf8')],
    ]),
  ),
};

suite('the theme', () => {
  let browser;
  let site;
  let page;

  before(async () => {
    site = await listen((request) => {
      const [type, body] = pages[new URL(request.url).pathname] ?? ['text/plain', ''];
      return new Response(body, { headers: { 'content-type': type } });
    });
    browser = await puppeteer.launch({
      executablePath: findChrome(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(features) {
    page = await browser.newPage();
    const link = await page.createCDPSession();
    await link.send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
    await page.goto(site.url);
    await page.waitForFunction(
      () =>
        'ready' in document.body.dataset &&
        document.getElementById('waiting').dataset.state === 'loading' &&
        document.getElementById('failed').dataset.state === 'error' &&
        document.getElementById('keys').shadowRoot.querySelector('[part=key]') &&
        document.querySelector('#empty [data-part=error]').textContent,
      wait,
    );
  }

  for (const scheme of ['light', 'dark']) {
    for (const contrast of ['no-preference', 'more']) {
      test(`has text of 4.5:1 and edges of 3:1 in ${scheme}, contrast: ${contrast}`, async () => {
        await open({ 'prefers-color-scheme': scheme, 'prefers-contrast': contrast });
        const { texts, edges, low } = await page.evaluate(measure);
        assert.deepEqual(low, []);
        assert.ok(texts > 15 && edges > 4, `${texts} texts, ${edges} edges`);
        await page.close();
      });
    }
  }

  test('draws a ring of 2 pixels around what has the focus', async () => {
    await open({ 'prefers-color-scheme': 'light' });
    await page.focus('#form [name=password]');
    const ring = await page.$eval('#form [name=password]', (input) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(input);
      return `${outlineStyle} ${outlineWidth}`;
    });
    assert.equal(ring, 'solid 2px');
    await page.close();
  });

  test('has buttons and fields of 24 pixels and more', async () => {
    await open({});
    const sizes = await page.evaluate(() => {
      const roots = [document, ...[...document.querySelectorAll('[id]')].map((e) => e.shadowRoot)];
      const all = roots.flatMap((root) => [...(root?.querySelectorAll('button, input') ?? [])]);
      const boxes = all.map((node) => node.getBoundingClientRect());
      return boxes.filter(({ width }) => width > 0).map((box) => Math.min(box.width, box.height));
    });
    assert.ok(sizes.length > 8);
    assert.ok(Math.min(...sizes) >= 24, String(Math.min(...sizes)));
    await page.close();
  });

  test('has edges around everything where more contrast is asked for', async () => {
    await open({ 'prefers-contrast': 'more' });
    const [alert, edge] = await edgesOf(page);
    assert.notEqual(alert, 'rgba(0, 0, 0, 0)');
    assert.notEqual(edge, 'rgba(0, 0, 0, 0)');
    await page.close();
  });

  test('is seen in forced colours, disabled and failed too', async () => {
    await open({ 'forced-colors': 'active' });
    const [alert, button, disabled, gray] = await edgesOf(page);
    for (const edge of [alert, button]) assert.notEqual(edge, 'rgba(0, 0, 0, 0)');
    assert.equal(disabled, gray);
    await page.close();
  });

  for (const [motion, name] of [
    ['reduce', 'none'],
    ['no-preference', 'turn'],
  ]) {
    test(`turns its ring as prefers-reduced-motion: ${motion} has it`, async () => {
      await open({ 'prefers-reduced-motion': motion });
      const animation = await page.$eval('#waiting', (element) => {
        const title = element.shadowRoot.querySelector('[part=title]');
        return getComputedStyle(title, '::before').animationName;
      });
      assert.equal(animation, name);
      await page.close();
    });
  }
});

/** The colours of the alert's and a button's edge, of a disabled button, and of disabled text. */
function edgesOf(page) {
  return page.evaluate(() => {
    const alert = document.getElementById('failed').shadowRoot.querySelector('[part=alert]');
    const disabled = document.querySelector('#disabled [type=submit]');
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'GrayText';
    const colors = [
      getComputedStyle(alert).borderTopColor,
      getComputedStyle(document.querySelector('#form [type=submit]')).borderTopColor,
      getComputedStyle(disabled).color,
      getComputedStyle(probe).color,
    ];
    probe.remove();
    return colors;
  });
}

/** In the page: the contrast of each text, and of each field's and focus ring's edge, with what is behind. */
function measure() {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  /** Colours drawn one over the other, as a pixel. */
  function pixel(...colors) {
    context.clearRect(0, 0, 1, 1);
    for (const color of colors) {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }
  const linear = (value) => (value > 10 ? ((value / 255 + 0.055) / 1.055) ** 2.4 : value / 3295);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  function behind(node) {
    const colors = [];
    for (let at = node; at; at = parentOf(at)) colors.unshift(getComputedStyle(at).backgroundColor);
    return colors;
  }
  const found = { texts: 0, edges: 0, low: [] };
  function check(what, color, colors, least) {
    const ratio = contrast(pixel(...colors, color), pixel(...colors));
    if (ratio < least) found.low.push(`${what}: ${ratio.toFixed(2)}`);
  }
  const roots = [...document.querySelectorAll('body > [id]')].flatMap((element) => [
    element,
    element.shadowRoot,
  ]);
  for (const node of roots.flatMap((root) => [...root.querySelectorAll('*')])) {
    if (!node.checkVisibility() || node.matches(':disabled, :disabled *')) continue;
    const style = getComputedStyle(node);
    const id = node.closest('[id]')?.id ?? node.getRootNode().host?.id;
    const name = `#${id} ${node.localName} ${node.textContent.trim().slice(0, 20)}`;
    const isText = [...node.childNodes].some(({ data, nodeType }) => nodeType === 3 && data.trim());
    if (isText || node.value) {
      found.texts++;
      check(name, style.color, behind(node), 4.5);
    }
    if (node.localName === 'input' && !node.readOnly) {
      found.edges++;
      check(`${name} edge`, style.borderTopColor, behind(parentOf(node)), 3);
    }
    if (node.matches('button, input')) {
      node.focus({ focusVisible: true });
      found.edges++;
      check(`${name} ring`, getComputedStyle(node).outlineColor, behind(parentOf(node)), 3);
    }
  }
  return found;
}
