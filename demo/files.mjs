import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders that can be read from outside, and where they are. */
const folders = {
  '/pages/': new URL('pages/', import.meta.url),
  '/core/': new URL('../packages/core/dist/', import.meta.url),
  '/elements/': new URL('../packages/elements/dist/', import.meta.url),
};

/** Pages by their address. */
const pages = {
  '/': 'index.html',
  '/account': 'account.html',
  '/examples': 'examples.html',
  '/favicon.ico': 'favicon.svg',
  '/keys': 'keys.html',
  '/keys/zitadel': 'keys.html',
  '/landing/element': 'landing.html',
  '/plain': 'plain.html',
  '/states': 'states.html',
};

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Every file by its address, listed once: an address is looked up and never made into a path. */
const files = new Map([
  ...Object.entries(folders).flatMap(([prefix, folder]) => listFiles(prefix, folder)),
  ...Object.entries(pages).map(([path, file]) => [path, new URL(file, folders['/pages/'])]),
]);

function listFiles(prefix, folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => extname(file) in types)
    .map((file) => [prefix + file, new URL(file, folder)]);
}

/** Answers with the file of an address. */
export async function serveFiles({ req, body, notFound }) {
  const file = files.get(req.path);
  if (!file) return notFound();
  const type = extname(fileURLToPath(file));
  return body(type === '.html' ? await readPage(file) : await readFile(file), 200, {
    'Content-Type': types[type],
    'Cache-Control': 'no-cache',
  });
}

/** A page with the parts it shares with others in their places. */
async function readPage(file) {
  const page = await readFile(file, 'utf8');
  const places = [...page.matchAll(/^ *<!-- include ([a-z-]+) -->$/gm)];
  const parts = await Promise.all(
    places.map(([, name]) => readFile(new URL(`parts/${name}.html`, folders['/pages/']), 'utf8')),
  );
  return places.reduce((text, [place], index) => text.replace(place, () => parts[index]), page);
}
