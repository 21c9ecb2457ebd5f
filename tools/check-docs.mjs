/**
 * Holds what the Markdown files say against what is built: a wrong line in a README costs each newcomer
 * an hour, and no compiler reads it. In code, what is imported from our packages is exported, and the
 * scripts of a page ship. In links, file and heading are there. In tables, the code knows each name in
 * the first column, and the elements' README has every property. What is made of the sources is as they
 * are: the reference, the list of public names, the hashes of scripts; and each name of an element is
 * described in a doc comment. Needs `npm run build`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './docs/generated.mjs';
import { integrityOf } from './manifest/integrity.mjs';
import { readElements } from './manifest/read-elements.mjs';

const read = (file) => readFileSync(file, 'utf8');
const { elements, problems: undescribed } = readElements();
const [codes] = read('packages/core/src/errors.ts').split(';');

/** What the names in a table's first column are, by the column's heading. */
const known = {
  attribute: namesOf('properties', ({ attribute }) => attribute),
  'data-part': namesOf('dataParts'),
  event: namesOf('events'),
  method: namesOf('methods'),
  part: namesOf('parts'),
  slot: namesOf('slots'),
  state: namesOf('states'),
  token: namesOf('tokens'),
};

const problems = [...undescribed];
const files = readdirSync('.', { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^(?!.*(node_modules|dist|build)\/).*\.md$/.test(file));
for (const file of files) {
  for (const [, language, code] of read(file).matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
    if (language === 'js' || language === 'ts') await checkImports(file, code);
    if (language === 'html') checkScripts(file, code);
  }
  checkLinks(file, proseOf(file));
  for (const table of tablesOf(proseOf(file))) checkNames(file, table);
}
checkProperties('packages/elements/README.md');
await checkGenerated();
for (const name of ['core', 'elements']) checkIntegrity(`packages/${name}/dist`);
for (const problem of problems) console.error(problem);
console.log(`${files.length} Markdown files checked, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function checkImports(file, code) {
  const imports = /^import (?:(type )?\{([^}]*)\} from )?'(@second-factor\/[^']+)'/gm;
  for (const [, type, list = '', specifier] of code.matchAll(imports)) {
    try {
      const path = fileURLToPath(import.meta.resolve(specifier));
      if (!existsSync(path)) throw new Error('no such file');
      if (type || path.endsWith('.min.js')) continue; // types leave nothing, bundles need a browser
      const exported = await import(specifier);
      for (const [, name] of list.matchAll(/(?:^|,)\s*(\w+)/g)) {
        if (!(name in exported)) problems.push(`${file}: ${specifier} does not export ${name}`);
      }
    } catch (error) {
      problems.push(`${file}: ${specifier} can't be imported: ${error.message}`);
    }
  }
}

/** A site puts our files where it likes, so only names count; other scripts are its own. */
function checkScripts(file, code) {
  for (const [, name] of code.matchAll(/<script[^>]*\ssrc="[^"]*?([\w.-]+\.min\.js)"/g)) {
    const shipped = ['core', 'elements'].map((folder) => `packages/${folder}/dist/${name}`);
    if (!shipped.some(existsSync)) problems.push(`${file}: no package ships ${name}`);
  }
}

function checkLinks(file, prose) {
  for (const [, path, heading] of prose.matchAll(/\]\((?![a-z]+:)([^)#\s]*)#?([^)\s]*)\)/g)) {
    const target = path ? posix.join(posix.dirname(file), path) : file;
    if (!existsSync(target)) problems.push(`${file}: ${path} is not there`);
    else if (heading && !anchorsOf(target).includes(heading)) {
      problems.push(`${file}: ${target} has no heading #${heading}`);
    }
  }
}

function checkNames(file, [[heading], ...rows]) {
  const unknown = rows
    .flatMap(([first]) => quoted(first))
    .filter((name) => !isKnown(heading, name));
  for (const name of unknown) problems.push(`${file}: no ${heading} is ${name}`);
}

function isKnown(heading, name) {
  if (heading === 'code') return codes.includes(`'${name}'`);
  return known[heading]?.has(name.replace(/\(.*\)$/, '')) ?? true;
}

function namesOf(kind, nameOf = ({ name }) => name) {
  return new Set(elements.flatMap((element) => element[kind].map(nameOf)));
}

/** Each element's section has a table with all its properties in the second column, and no other. */
function checkProperties(file) {
  for (const { tag, properties } of elements) {
    const [, section = ''] = proseOf(file).split(new RegExp(`^## .<${tag}>.$`, 'm'));
    const [, ...rows] = tablesOf(section).find(([[first]]) => first === 'attribute') ?? [];
    const listed = rows.flatMap(([, second]) => quoted(second));
    const own = properties.filter(({ readonly }) => !readonly).map(({ name }) => name);
    for (const name of new Set([...listed, ...own])) {
      if (!listed.includes(name)) problems.push(`${file}: <${tag}> lacks ${name}`);
      if (!own.includes(name)) problems.push(`${file}: <${tag}> has no ${name}`);
    }
  }
}

async function checkGenerated() {
  for (const [file, content] of Object.entries(await generatedFiles(elements))) {
    if (!existsSync(file) || read(file) !== content) {
      problems.push(`${file}: the sources have changed: run node tools/write-docs.mjs`);
    }
  }
}

/** A page with another hash in its tag would not load the script. */
function checkIntegrity(folder) {
  const written = JSON.parse(read(`${folder}/integrity.json`));
  for (const [name, hash] of Object.entries(integrityOf(folder))) {
    if (written[name] !== hash) problems.push(`${folder}/integrity.json: ${name} has another hash`);
  }
}

/** Tables as rows of cells, the headings first. */
function tablesOf(text) {
  const rowsOf = (table) => table.split('\n').map((row) => row.split(/\s*\|\s*/).slice(1, -1));
  return (text.match(/(?:^\|.*\|\n)+/gm) ?? []).map((table) => rowsOf(table.trim()));
}

function quoted(cell) {
  return cell.split('`').filter((_text, index) => index % 2);
}

/** The anchors that GitHub gives a file's headings. */
function anchorsOf(file) {
  const headings = proseOf(file)
    .toLowerCase()
    .matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, text]) => text.replace(/[^\w -]/g, '').replaceAll(' ', '-'));
}

/** A file without its blocks of code. */
function proseOf(file) {
  return read(file).replace(/^```.*?^```$/gms, '');
}
