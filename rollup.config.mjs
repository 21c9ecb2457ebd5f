import { existsSync, readdirSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

const core = 'packages/core/dist';
const elements = 'packages/elements/dist';

/** Gives our copy of Lit its own Trusted Types policy, so that it can stand beside the page's. */
const ownPolicy = {
  name: 'own-policy',
  transform(code, id) {
    if (!id.endsWith('/lit-html.js')) return null;
    return { code: code.replace('Policy("lit-html"', 'Policy("second-factor-lit"'), map: null };
  },
};

const minify = terser({
  ecma: 2022,
  module: true,
  toplevel: true,
  compress: { keep_fargs: false, passes: 4, pure_getters: true, unsafe_arrows: true },
});

/** One minified file, for a `<script>` straight from a CDN. */
const bundle = (input, file, format) => ({
  input,
  context: 'globalThis',
  output: { file, format, sourcemap: 'hidden' },
  plugins: [nodeResolve({ exportConditions: ['production', 'default'] }), ownPolicy, minify],
});

/** The landing page's script as a string, for a server that has no files to read at run time. */
const callbackScript = {
  input: `${core}/callback-script.js`,
  output: {
    file: 'packages/server/dist/callback-script.js',
    format: 'iife',
    plugins: [
      minify,
      {
        name: 'as-string',
        renderChunk: (code) => `export const callbackScript = ${JSON.stringify(code.trim())};\n`,
      },
    ],
  },
  plugins: [nodeResolve()],
};

const defined = existsSync(`${elements}/define`) ? readdirSync(`${elements}/define`) : [];
const names = defined.flatMap((file) => /^([\w-]+)\.js$/.exec(file)?.[1] ?? []);

export default [
  bundle(`${core}/index.js`, `${core}/core.min.js`, 'es'),
  bundle(`${core}/ompass/index.js`, `${core}/ompass.min.js`, 'es'),
  bundle(`${core}/callback-script.js`, `${core}/callback.min.js`, 'es'),
  bundle(`${core}/callback-script.js`, `${core}/callback.iife.min.js`, 'iife'),
  callbackScript,
  ...names.flatMap((name) => [
    bundle(`${elements}/define/${name}.js`, `${elements}/${name}.min.js`, 'es'),
    bundle(`${elements}/define/${name}.js`, `${elements}/${name}.iife.min.js`, 'iife'),
  ]),
];
