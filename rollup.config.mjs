import { existsSync, readdirSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { ownCore } from './tools/own-core.mjs';
import { noLit, ownLit } from './tools/own-lit.mjs';

const core = 'packages/core/dist';
const elements = 'packages/elements/dist';

/** Has Lit stand before all else: files in which like stands beside like compress better. */
const litFirst = {
  name: 'lit-first',
  transform(code, id) {
    if (!id.includes(`${elements}/define/`)) return null;
    return { code: `import 'lit/html.js'; ${code}`, map: null };
  },
};

/** Takes out of style sheets and templates what only their authors read: indents and comments. */
const tighten = {
  name: 'tighten',
  transform(code, id) {
    if (!id.includes(elements)) return null;
    let tight = code;
    for (const { tag, start, end, tail } of templateParts(this.parse(code))) {
      const text = code.slice(start, end);
      const close = end + (tail ? '`' : '${').length;
      // The lines taken out are put back behind the text, so that source maps stay true.
      const lines = text.replace(/[^\n]/g, '');
      const inside = tight.slice(end, close) + lines;
      tight = tight.slice(0, start) + tighteners[tag](text) + inside + tight.slice(close);
    }
    return { code: tight, map: null };
  },
};

const tighteners = {
  css: (text) =>
    text
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/\b0\./g, '.')
      .replaceAll(': ', ':')
      .replaceAll(';}', '}')
      .replace(/='([a-z][\w-]*)'/g, '=$1'),
  // A space between words is seen; one between tags is not, in a layout of grids.
  html: (text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ?\/?>/g, '>')
      .replaceAll('> <', '><')
      .replace(/> $|^ </g, (edge) => edge.trim())
      .replace(/="([\w-]+)"/g, '=$1'),
};

/** The stretches of text in all `css` and `html` literals below a node, the last one first. */
function templateParts(node) {
  if (typeof node !== 'object' || node === null) return [];
  const tag = node.tag?.name;
  const own = tag in tighteners ? node.quasi.quasis.map((part) => ({ ...part, tag })) : [];
  const below = Object.values(node).flatMap(templateParts);
  return [...own, ...below].sort((one, other) => other.start - one.start);
}

/**
 * Members that only our own modules use, and no page: in a bundle they can have short names. What goes to
 * and from a part that is loaded keeps its own.
 */
const internals = [
  ...['addController', 'ceremony', 'ceremonyChanged', 'ceremonyFailed', 'ceremonySucceeded'],
  ...[
    'clearPasswords',
    'english',
    'explain',
    'fieldId',
    'findMistake',
    'formSubmitted',
    'formValue',
  ],
  ...['hidesForm', 'hostConnected', 'hostDisconnected', 'hostUpdated', 'internals', 'isBusy'],
  ...[
    'isFocused',
    'isNavigated',
    'isOnly',
    'isPartitioned',
    'isPending',
    'isLocked',
    'isSet',
    'isStandalone',
    'keeping',
    'lightForm',
  ],
  ...['mayRepeat', 'onClosed', 'onMaybeClosed', 'onOwnPage', 'onSevered'],
  ...['perform', 'prepare'],
  ...['progress', 'renderFields', 'renderMain', 'renderRoot', 'wanted', 'wasActive'],
  ...['watching', 'words'],
];

/** Options of core's functions, likewise: no page sees them where an element is all that calls these. */
const options = [
  ...['challengeLifetime', 'closedGrace', 'connectingText', 'credentialKey', 'endpointOrigins'],
  ...['includePrfResults', 'keepOnUnload', 'onLateResult', 'onPopup', 'requestTimeout'],
];

/** Lit's own are all of the form `_$AH`; no other copy of Lit sees ours, but parts make templates for it. */
const mangling = (names) => ({
  properties: { regex: new RegExp(`^(_\\$(?!litType).+|${names.join('|')})$`) },
});

/** Each with the settings that make its files smallest. */
const minify = (compress, names) =>
  terser({ ecma: 2022, module: true, toplevel: true, compress, mangle: mangling(names) });
const minifyCore = minify(
  {
    keep_fargs: false,
    passes: 4,
    pure_getters: true,
    unsafe: true,
    unsafe_arrows: true,
    unsafe_undefined: true,
  },
  internals,
);
const minifyElements = minify(
  { keep_fargs: false, passes: 3, pure_getters: true, unsafe: true, unsafe_arrows: true },
  [...internals, ...options],
);

/**
 * What few pages need is a file of its own, beside the bundle that loads it. It has its own copy of what
 * it stands on: a page may have the bundle by several addresses, and a chunk would import it by one.
 */
const parts = ['netiq', 'post-form', 'u2f', 'zitadel'];

/** An element alone has all of its own in one file; beside all others, what few pages need waits. */
const partsOf = (input) =>
  input.endsWith('/define/all.js') ? [...parts, 'autofill', 'key-list'] : parts;

const loadParts = (parts) => ({
  name: 'load-parts',
  resolveDynamicImport(specifier) {
    const part = parts.find((name) => new RegExp(`\\b${name}\\b`).test(specifier));
    return part ? { id: `./${part}.min.js`, external: true } : null;
  },
});

/** One minified file, for a `<script>` straight from a CDN. */
const bundle = (input, file, format) => ({
  input,
  context: 'globalThis',
  output: {
    file,
    format,
    // A module's map will do for both, and the sources that it names are in the package.
    sourcemap: format === 'es' && 'hidden',
    sourcemapExcludeSources: true,
    inlineDynamicImports: true,
  },
  plugins: [
    // All of core is in one file already.
    ...(input === `${core}/index.js` ? [] : [loadParts(partsOf(input))]),
    nodeResolve({ exportConditions: ['production', 'default'] }),
    ...(input.startsWith(core)
      ? [minifyCore]
      : [ownCore, input.includes('/define/') ? ownLit : noLit, litFirst, tighten, minifyElements]),
  ],
});

/** The landing page's script as a string, for a server that has no files to read at run time. */
const callbackScript = {
  input: `${core}/callback-script.js`,
  output: {
    file: 'packages/server/dist/callback-script.js',
    format: 'iife',
    plugins: [
      minifyCore,
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
  bundle(`${core}/keys/index.js`, `${core}/keys.min.js`, 'es'),
  bundle(`${core}/webauthn/index.js`, `${core}/webauthn.min.js`, 'es'),
  bundle(`${core}/callback-script.js`, `${core}/callback.min.js`, 'es'),
  bundle(`${core}/callback-script.js`, `${core}/callback.iife.min.js`, 'iife'),
  callbackScript,
  bundle(`${core}/u2f/ceremonies.js`, `${core}/u2f.min.js`, 'es'),
  bundle(`${core}/u2f/ceremonies.js`, `${elements}/u2f.min.js`, 'es'),
  bundle(`${core}/autofill.js`, `${elements}/autofill.min.js`, 'es'),
  bundle(`${core}/netiq.js`, `${elements}/netiq.min.js`, 'es'),
  bundle(`${elements}/u2f-keys/key-list.js`, `${elements}/key-list.min.js`, 'es'),
  bundle(`${elements}/internal/post-form.js`, `${elements}/post-form.min.js`, 'es'),
  bundle(`${core}/zitadel.js`, `${elements}/zitadel.min.js`, 'es'),
  ...names.flatMap((name) => [
    bundle(`${elements}/define/${name}.js`, `${elements}/${name}.min.js`, 'es'),
    bundle(`${elements}/define/${name}.js`, `${elements}/${name}.iife.min.js`, 'iife'),
  ]),
];
