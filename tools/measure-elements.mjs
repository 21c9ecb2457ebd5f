/**
 * Measures our elements as they are built and writes the numbers into docs/elements.md, so that nobody has to
 * take them on trust; `node bench/elements.mjs` measures others beside them. Needs `npm run build` and a
 * browser.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { launch } from 'puppeteer-core';
import { writeDocs } from './docs/generated.mjs';
import { findChrome } from './find-chrome.mjs';
import { measureInBrowser } from './measure/own-elements.mjs';

const results = 'bench/elements/results.json';

/** @param measurePeers - given the browser; without it, the numbers of others stay as they are */
export async function measureElements(measurePeers) {
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
  ];
  const browser = await launch({ executablePath: findChrome(), args });
  try {
    const before = JSON.parse(readFileSync(results, 'utf8'));
    const now = {
      date: new Date().toISOString().slice(0, 10),
      browser: await browser.version(),
      node: process.versions.node,
    };
    const numbers = {
      ...before,
      ours: { ...before.ours, ...now, ...(await measureInBrowser(browser)) },
      ...(measurePeers && { peers: { ...now, products: await measurePeers(browser) } }),
    };
    writeFileSync(results, `${JSON.stringify(numbers, null, 2)}\n`);
  } finally {
    await browser.close();
  }
  await writeDocs();
}

if (import.meta.url === pathToFileURL(argv[1]).href) await measureElements();
