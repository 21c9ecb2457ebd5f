import { libraries } from '../adapters/index.mjs';
import { openPage } from './browser.mjs';

const warmUps = 3;
const rounds = 30;

/**
 * Times a registration and a sign-in with a virtual key that answers at once, all libraries in turn in
 * one page.
 * @returns by library and `native`: the median milliseconds of each ceremony, and by library the median
 * of its ratios to the browser alone in the same round
 */
export async function measureTimes(browser, places) {
  const page = await openPage(browser, places.site, '/all.js');
  // What is logged goes to DevTools here, which costs more than a ceremony does.
  await page.evaluate(() => (console.debug = () => undefined));
  await page.evaluate(() => globalThis.benchCommand('plugIn'));
  const measured = [];
  for (let round = 0; round < warmUps + rounds; round++) {
    const times = await page.evaluate((first) => globalThis.bench.timeRound(first), round);
    if (round >= warmUps) measured.push(times);
    await page.evaluate(() => globalThis.benchCommand('clear'));
  }
  await page.close();
  return Object.fromEntries(
    ['native', ...libraries.map(({ id }) => id)].map((id) => [id, summary(id, measured)]),
  );
}

function summary(id, measured) {
  const kinds = ['register', 'authenticate'];
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      {
        milliseconds: median(measured.map((times) => times[id][kind])),
        ratio: median(measured.map((times) => times[id][kind] / times.native[kind])),
      },
    ]),
  );
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const last = sorted.length - 1;
  return (sorted[Math.floor(last / 2)] + sorted[Math.ceil(last / 2)]) / 2;
}
