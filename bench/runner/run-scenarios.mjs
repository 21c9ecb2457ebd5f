import { libraries } from '../adapters/index.mjs';
import { scenarios } from '../scenarios/index.mjs';
import { openPage } from './browser.mjs';
import { withLimit } from './with-limit.mjs';

/** Milliseconds for one cell; scenarios bound their own waits far below. */
const limit = 40_000;

/**
 * Runs each scenario against each library, each in a fresh page with keys of its own.
 * @returns by scenario and library: `{ passed, reason }`, or `{ error }` when the bench itself failed
 */
export async function runScenarios(browser, places) {
  const results = {};
  for (const scenario of scenarios) {
    const cells = {};
    const run = async ({ id }) => (cells[id] = await runCell(browser, places, scenario, id));
    // Where the browser itself is asked, one page at a time has the focus.
    if (scenario.isStubbed) await Promise.all(libraries.map(run));
    else for (const library of libraries) await run(library);
    results[scenario.id] = cells;
    console.log(`${scenario.id}: ${libraries.map(({ id }) => wordFor(cells[id])).join(', ')}`);
  }
  return results;
}

/** What a cell says, in a word. */
export function wordFor({ error, passed }) {
  if (error) return 'error';
  return passed ? 'pass' : 'fail';
}

async function runCell(browser, places, scenario, libraryId) {
  const script = `/${libraryId}.js`;
  const pages = [];

  async function open(place, handlers) {
    const page = await openPage(browser, places[place], script, handlers);
    pages.push(page);
    return page;
  }

  async function at({ place, step, argument }) {
    const page = await open(place);
    return page.evaluate(
      (...all) => globalThis.bench.step(...all),
      ...[scenario.id, libraryId, step, argument],
    );
  }

  try {
    const running = async () => {
      const page = await open('site', { at });
      return page.evaluate((...all) => globalThis.bench.run(...all), scenario.id, libraryId);
    };
    return await withLimit(limit, running());
  } catch (error) {
    return { error: error.message.split('\n')[0] };
  } finally {
    await Promise.all(pages.map((page) => page.close()));
  }
}
