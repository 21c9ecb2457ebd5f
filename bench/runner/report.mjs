import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { libraries } from '../adapters/index.mjs';
import { scenarios } from '../scenarios/index.mjs';
import { bench } from './paths.mjs';
import { wordFor } from './run-scenarios.mjs';

const readme = `${bench}/README.md`;
const between = /(?<=<!-- results -->\n).*(?=<!-- end of results -->)/s;

/** Prints the results and writes them into the README, between its two markers. */
export async function report(found) {
  const results = `\n${textOf(found)}\n`;
  console.log(results);
  const text = (await readFile(readme, 'utf8')).replace(between, () => results);
  const options = await resolveConfig(readme);
  await writeFile(readme, await format(text, { ...options, filepath: readme }));
}

function textOf({ browser, results, sizes, times, versions }) {
  const reasons = [];
  const rows = scenarios.map(({ id, title }) => [title, ...cellsOf(title, results[id], reasons)]);
  const head = ['', ...libraries.map(({ id, name }) => `${name} ${versions[id]}`)];
  const figures = [
    ['Passed', ...libraries.map(({ id }) => countOf(results, id))],
    ['Minified, bytes', ...libraries.map(({ id }) => numeral(sizes[id].minified))],
    ['And gzip -9, bytes', ...libraries.map(({ id }) => numeral(sizes[id].gzipped))],
    ['Time to register', ...libraries.map(({ id }) => ratio(times[id].register))],
    ['Time to authenticate', ...libraries.map(({ id }) => ratio(times[id].authenticate))],
  ];
  return [
    `In ${browser.replace('/', ' ')}. A number leads to the reason below.`,
    table([head, ...rows, ...figures]),
    [
      'Sizes are of what registers and authenticates, bundled by esbuild. Times are medians, as multiples of',
      `the browser alone (${milliseconds(times.native.register)} and ${milliseconds(times.native.authenticate)}),`,
      'with a virtual key that answers at once. Those of Webpass have two HTTP requests in them.',
    ].join(' '),
    '### Reasons',
    reasons.map((reason, index) => `${index + 1}. ${escape(reason)}`).join('\n'),
    '### What each scenario checks',
    scenarios.map(({ title, checks }) => `- **${title}.** ${escape(checks)}`).join('\n'),
  ].join('\n\n');
}

/** A row's words; libraries that fail for the same reason share its number. */
function cellsOf(title, cells, reasons) {
  const numbers = new Map();
  for (const { id, name } of libraries) {
    const { error, reason } = cells[id];
    const why = error ? `error of the bench: ${error}` : reason;
    if (why) numbers.set(why, [...(numbers.get(why) ?? []), name]);
  }
  const first = reasons.length + 1;
  for (const [why, names] of numbers) reasons.push(`${title}, ${names.join(', ')}: ${why}.`);
  const known = [...numbers.keys()];
  return libraries.map(({ id }) => {
    const { error, passed, reason } = cells[id];
    const why = error ? `error of the bench: ${error}` : reason;
    return passed ? 'pass' : `**${wordFor(cells[id])}** (${first + known.indexOf(why)})`;
  });
}

function countOf(results, id) {
  const cells = Object.values(results).map((row) => row[id]);
  return `${cells.filter(({ passed }) => passed).length} of ${cells.length}`;
}

function table([head, ...rows]) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const numeral = (number) => number.toLocaleString('en-US').replaceAll(',', ' ');
const milliseconds = (number) => `${number.milliseconds.toFixed(1)} ms`;
const ratio = (time) => time.ratio.toFixed(1);
const escape = (text) => text.replace(/[<*`|[\]]/g, (character) => `\\${character}`);
