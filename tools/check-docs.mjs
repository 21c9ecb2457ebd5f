/**
 * Holds what the Markdown files say against what is built: a wrong line in a README costs each newcomer
 * an hour, and no compiler reads it. In code, what is imported from our packages is exported, and the
 * scripts of a page ship. In links, file and heading are there. In tables, the code knows each name in
 * the first column, and the elements' README has every property. Needs `npm run build`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  OmpassCallbackElement,
  OmpassLoginElement,
  U2fKeysElement,
  U2fLoginElement,
  U2fRegisterElement,
} from '@second-factor/elements';
import { attributeOf } from '../packages/elements/dist/internal/define-properties.js';

const read = (file) => readFileSync(file, 'utf8');
const elements = {
  'ompass-callback': OmpassCallbackElement,
  'ompass-login': OmpassLoginElement,
  'u2f-keys': U2fKeysElement,
  'u2f-login': U2fLoginElement,
  'u2f-register': U2fRegisterElement,
};
/** What the classes say of themselves in their doc comments. */
const comments = Object.keys(elements)
  .map((tag) => read(`packages/elements/src/${tag}/${tag}-element.ts`))
  .join('\n');
const [codes] = read('packages/core/src/errors.ts').split(';');
const attributes = Object.values(elements).flatMap(({ properties }) =>
  Object.keys(properties).map(attributeOf),
);

/** How a name is announced in the element's doc comment, by the heading of its column. */
const tags = { event: 'fires', part: 'csspart', slot: 'slot', state: 'cssstate', token: 'cssprop' };

const problems = [];
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
  const own = { attribute: attributes.includes(name), code: codes.includes(`'${name}'`) };
  return own[heading] ?? (!(heading in tags) || comments.includes(`@${tags[heading]} ${name} `));
}

/** Each element's section has a table with all its properties in the second column, and no other. */
function checkProperties(file) {
  for (const [tag, { properties }] of Object.entries(elements)) {
    const [, section = ''] = proseOf(file).split(new RegExp(`^## .<${tag}>.$`, 'm'));
    const [, ...rows] = tablesOf(section).find(([[first]]) => first === 'attribute') ?? [];
    const listed = rows.flatMap(([, second]) => quoted(second));
    for (const name of new Set([...listed, ...Object.keys(properties)])) {
      if (!listed.includes(name)) problems.push(`${file}: <${tag}> lacks ${name}`);
      if (!(name in properties)) problems.push(`${file}: <${tag}> has no ${name}`);
    }
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
