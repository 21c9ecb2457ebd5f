import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { publicNames } from '../manifest/public-names.mjs';
import { readElements } from '../manifest/read-elements.mjs';
import { measureFiles, sizeOf } from '../measure/own-elements.mjs';
import { grouped, numbers } from './numbers.mjs';
import { reference } from './reference.mjs';

const numbersFile = 'bench/elements/results.json';
const read = (file) => readFileSync(file, 'utf8');

/** What is made of the sources and committed, by file: as it ought to be now. */
export async function generatedFiles(elements) {
  const before = JSON.parse(read(numbersFile));
  const results = { ...before, ours: near({ ...before.ours, ...measureFiles() }, before.ours) };
  const page = replaceBetween(read('docs/elements.md'), {
    numbers: numbers(results),
    reference: reference(elements),
  });
  return {
    'packages/elements/public-names.txt': publicNames(elements),
    'docs/elements.md': await pretty(page, 'markdown'),
    'README.md': await pretty(withSizes(read('README.md')), 'markdown'),
    [numbersFile]: await pretty(JSON.stringify(results), 'json'),
  };
}

/** Writes all of it. */
export async function writeDocs() {
  const files = await generatedFiles(readElements().elements);
  for (const [file, content] of Object.entries(files)) writeFileSync(file, content);
}

async function pretty(text, parser) {
  return format(text, { ...(await resolveConfig('README.md')), parser });
}

/** A text with other contents, by name, between `<!-- NAME -->` and `<!-- end of NAME -->`. */
function replaceBetween(text, contents) {
  return Object.entries(contents).reduce((page, [name, content]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const from = page.indexOf(start);
    const to = page.indexOf(end);
    if (from < 0 || to < from) throw new Error(`There is no place for the ${name}`);
    return `${page.slice(0, from + start.length)}\n\n${content}\n\n${page.slice(to)}`;
  }, text);
}

/** Tables that begin with a file of ours have its size beside it. */
function withSizes(text) {
  const rows = /^(\| `((?:core|elements)\/dist\/[\w.-]+\.js)`[^|]*\| +)(\d[\d ]*\d)( \|)/gm;
  return text.replace(rows, (_row, before, file, written, after) => {
    const { gz } = sizeOf(readFileSync(`packages/${file}`));
    return `${before}${grouped(near({ gz }, { gz: Number(written.replaceAll(' ', '')) }).gz)}${after}`;
  });
}

/** Sizes may be off by less than this: not each commit is to change the files. */
const tolerance = { gz: 100, min: 300 };

/** What is now, with sizes as they were where they are almost the same. */
function near(now, then) {
  const entries = Object.entries(now).map(([key, value]) => {
    const before = then?.[key];
    const isSame = key in tolerance && Math.abs(value - before) < tolerance[key];
    return [key, isSame ? before : isObject(value) ? near(value, before) : value];
  });
  return Object.fromEntries(entries);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
