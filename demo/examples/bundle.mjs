/** The scripts of the examples: bundled when they are first asked for, and kept. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const kept = new Map();

/** What only some files need; the compilers are slow to load. */
const loaders = {
  async svelte() {
    const { compile } = await import('svelte/compiler');
    return ({ text, path }) => compile(text, { filename: path, dev: true }).js.code;
  },
  async vue() {
    const { compileScript, parse } = await import('vue/compiler-sfc');
    // Without this, Vue takes the tag for a component of its own that nobody has registered.
    const compilerOptions = { isCustomElement: (tag) => tag.includes('-') };
    return ({ text, path: id }) => {
      const { descriptor } = parse(text, { templateParseOptions: compilerOptions });
      const templateOptions = { compilerOptions };
      return compileScript(descriptor, { id, inlineTemplate: true, templateOptions }).content;
    };
  },
};

/** A page's script, as the browser gets it. */
export function bundleForBrowser(entry) {
  return keep(entry, () => bundle(entry, { platform: 'browser', sourcemap: 'inline' }));
}

/** What a module exports that renders a page ahead, in Node. */
export function importOnServer(entry) {
  return keep(entry, async () => {
    const code = await bundle(entry, { platform: 'node', packages: 'external' });
    // A file, and here: so Node finds the packages. Renamed, so that nobody reads half of one.
    const folder = new URL('.cache/', import.meta.url);
    const file = new URL(`${entry.replaceAll('/', '-')}.mjs`, folder);
    const draft = new URL(`${process.pid}.draft`, folder);
    await mkdir(folder, { recursive: true });
    await writeFile(draft, code);
    await rename(draft, file);
    return import(file.href);
  });
}

function keep(entry, make) {
  if (!kept.has(entry)) {
    const made = make();
    kept.set(entry, made);
    // The next one who asks may have more luck: perhaps the file was mended.
    made.catch(() => kept.delete(entry));
  }
  return kept.get(entry);
}

async function bundle(entry, options) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...options,
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: {
      // With warnings: these are for reading and changing.
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [singleFileComponents],
  });
  return outputFiles[0].text;
}

/** Components of Svelte and Vue, by their own compilers; esbuild takes the types out. */
const singleFileComponents = {
  name: 'single-file-components',
  setup({ onLoad }) {
    for (const [extension, load] of Object.entries(loaders)) {
      let compiler;
      onLoad({ filter: new RegExp(`\\.${extension}$`) }, async ({ path }) => {
        compiler ??= load();
        const [compile, text] = await Promise.all([compiler, readFile(path, 'utf8')]);
        return { contents: compile({ text, path }), loader: 'ts' };
      });
    }
  },
};
