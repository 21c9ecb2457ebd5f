import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { measurePage } from './measure-page.mjs';

const dist = 'packages/elements/dist';

/** What can be measured of our elements without a browser. */
export function measureFiles() {
  const size = (name) => sizeOf(readFileSync(`${dist}/${name}`));
  return {
    ...size('ompass-login.min.js'),
    others: { 'u2f-login': size('u2f-login.min.js'), all: size('all.min.js') },
    manifest: countManifest(`${dist}/custom-elements.json`),
    // English is in the elements.
    languages:
      1 + readdirSync(`${dist}/i18n`).filter((name) => /^(?!en)..(-\w+)?\.js$/.test(name)).length,
    importing: importInNode(
      ['@second-factor/elements', '@second-factor/elements/define/all.js'],
      '.',
    ),
  };
}

/** What takes a browser: all five elements at once. */
export function measureInBrowser(browser) {
  const bundles = readdirSync(dist).filter((name) => name.endsWith('.min.js'));
  return measurePage(browser, {
    script: readFileSync(`${dist}/all.min.js`, 'utf8'),
    files: Object.fromEntries(
      bundles.map((name) => [`/${name}`, readFileSync(`${dist}/${name}`, 'utf8')]),
    ),
    tags: ['ompass-login', 'ompass-callback', 'u2f-login', 'u2f-register', 'u2f-keys'],
    policies: ['second-factor-lit'],
    json: { '/keys/list': { keys: [{ id: 'AQID', name: 'Blue key' }] } },
    markup: `<ompass-login endpoint="/ompass" prompt="password"></ompass-login>
      <ompass-callback></ompass-callback>
      <u2f-login endpoint="/keys" prompt="password" autofill></u2f-login>
      <u2f-register endpoint="/keys"></u2f-register>
      <u2f-keys endpoint="/keys"></u2f-keys>`,
  });
}

/** Bytes as they are, and after `gzip -9`. */
export function sizeOf(code) {
  return { min: Buffer.byteLength(code), gz: gzipSync(code, { level: 9 }).length };
}

/** How many names a manifest has of each kind, of all elements or some. */
export function countManifest(file, tags) {
  const { modules } = JSON.parse(readFileSync(file, 'utf8'));
  const elements = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName && (!tags || tags.includes(tagName)));
  const count = (kind) => elements.reduce((sum, element) => sum + (element[kind]?.length ?? 0), 0);
  const kinds = ['attributes', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'];
  return Object.fromEntries(kinds.map((kind) => [kind, count(kind)]));
}

/** `ok`, or what Node says when it imports a module there. */
export function importInNode(specifiers, folder) {
  const code = specifiers.map((specifier) => `await import('${specifier}');`).join('');
  try {
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: folder,
      stdio: 'pipe',
      timeout: 30_000,
    });
    return 'ok';
  } catch (error) {
    return /^\w*Error.*$/m.exec(String(error.stderr))?.[0] ?? 'fails';
  }
}
