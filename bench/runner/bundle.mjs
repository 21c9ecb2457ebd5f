import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bench } from './paths.mjs';

const settings = {
  absWorkingDir: bench,
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
  target: 'es2022',
  write: false,
};

/** The script of a page: the scenarios and the adapters of some libraries. */
export async function bundlePage(libraries) {
  const lines = libraries.map(
    ({ id }, index) =>
      `import { adapter as adapter${index} } from './adapters/${id}.mjs'; start('${id}', adapter${index});`,
  );
  const contents = [`import { start } from './page/main.mjs';`, ...lines].join('\n');
  return textOf(await build({ ...settings, stdin: { contents, resolveDir: bench } }));
}

/** What it takes to register and to authenticate by a library, in bytes: minified, and then by gzip -9. */
export async function sizeOf({ id }) {
  const text = textOf(await build({ ...settings, entryPoints: [`sizes/${id}.mjs`], minify: true }));
  return { minified: Buffer.byteLength(text), gzipped: gzipSync(text, { level: 9 }).length };
}

function textOf({ outputFiles: [file] }) {
  return file.text;
}
