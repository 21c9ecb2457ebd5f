import { libraries } from '../adapters/index.mjs';
import { launchBrowser } from './browser.mjs';
import { bundlePage, sizeOf } from './bundle.mjs';
import { measureTimes } from './measure-times.mjs';
import { report } from './report.mjs';
import { runScenarios } from './run-scenarios.mjs';
import { serve } from './serve.mjs';
import { versionOf } from './version-of.mjs';
import { withLimit } from './with-limit.mjs';

const limit = 175_000;

/** The whole run; the process's exit code: 1 when the bench itself failed somewhere. */
export async function main() {
  const scripts = { '/all.js': await bundlePage(libraries) };
  for (const library of libraries) scripts[`/${library.id}.js`] = await bundlePage([library]);
  const { places, trust, close } = await serve(scripts);
  const browser = await launchBrowser(trust);
  try {
    const [results, times] = await withLimit(limit, measure(browser, places));
    const sizes = {};
    for (const library of libraries) sizes[library.id] = await sizeOf(library);
    const versions = Object.fromEntries(
      libraries.map(({ id, package: name }) => [id, versionOf(name)]),
    );
    await report({ browser: await browser.version(), results, sizes, times, versions });
    const cells = Object.values(results).flatMap(Object.values);
    return cells.some(({ error }) => error) ? 1 : 0;
  } finally {
    await browser.close();
    close();
  }
}

async function measure(browser, places) {
  const results = await runScenarios(browser, places);
  return [results, await measureTimes(browser, places)];
}
