import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { publicNames } from '../manifest/public-names.mjs';
import { reference } from './reference.mjs';

/** What is made of the sources and committed, by file: as it ought to be now. */
export async function generatedFiles(elements) {
  const file = 'docs/elements.md';
  const page = replaceBetween(readFileSync(file, 'utf8'), 'reference', reference(elements));
  const options = await resolveConfig(file);
  return {
    'packages/elements/public-names.txt': publicNames(elements),
    [file]: await format(page, { ...options, parser: 'markdown' }),
  };
}

/** A text with other content between `<!-- NAME -->` and `<!-- end of NAME -->`. */
function replaceBetween(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`There is no place for the ${name}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
