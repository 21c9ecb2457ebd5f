import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measurePage } from '../../tools/measure/measure-page.mjs';
import { countManifest, importInNode, sizeOf } from '../../tools/measure/own-elements.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** All that is measured of one product; what does not apply to it is absent. */
export async function measureProduct(browser, product) {
  const { name, what, package: id, code, imports, tags, manifest, languages } = product;
  const home = `${folder}node_modules/${id}`;
  const { version } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8'));
  const script = await bundle(code);
  return {
    name,
    what,
    version,
    ...sizeOf(script),
    ...(tags && (await measurePage(browser, { ...product, script }))),
    importing: importInNode(imports, folder),
    manifest:
      manifest && existsSync(`${home}/${manifest}`)
        ? countManifest(`${home}/${manifest}`, tags)
        : undefined,
    languages: languages && countLanguages(`${home}/${languages}`),
  };
}

async function bundle(code) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: folder,
    bundle: true,
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'esm',
    legalComments: 'none',
    logLevel: 'error',
    minify: true,
    stdin: { contents: code, resolveDir: folder },
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}

/** A file per language: `de.js`, `pt-BR.js`, `zh-hans.min.js` and such, each counted once. */
function countLanguages(path) {
  const names = readdirSync(path).flatMap(
    (file) => /^([a-z]{2,3}(?:-[a-z]{2,4})?)\.(?:min\.)?js$/i.exec(file)?.[1].toLowerCase() ?? [],
  );
  return new Set(names.filter((name) => name !== 'all')).size;
}
