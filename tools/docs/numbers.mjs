import { table } from './reference.mjs';

/** The part of docs/elements.md that is measured: our elements beside others. */
export function numbers({ ours, peers }) {
  const products = [
    { name: 'Second Factor', what: '`<ompass-login>`; `<u2f-login>`; all five elements', ...ours },
    ...peers.products,
  ];
  const row = (head, cellOf) => [head, ...products.map((product) => cellOf(product) ?? '–')];
  const heads = products.map(({ name, version }) => [name, version].filter(Boolean).join(' '));
  return [
    `In ${peers.browser.replace('/', ' ')} and Node ${peers.node}, ${peers.date}; ours ${ours.date}.`,
    table(
      ['', ...heads],
      [
        row('what is measured', ({ what }) => what),
        row('minified, bytes', (product) => sizesCell(product, 'min')),
        row('and `gzip -9`', (product) => sizesCell(product, 'gz')),
        row('violations of the policy', violationCell),
        row('beside another Lit, with Trusted Types', ({ trustedTypes }) => trustedTypes),
        row(
          'fields that a script sees',
          ({ fields }) => fields && `${fields.seen} of ${fields.all}`,
        ),
        row('import in Node', ({ importing }) => importing),
        row('names in its manifest', manifestCell),
        row('languages in the package', ({ languages }) => languages && String(languages)),
      ],
    ),
  ].join('\n\n');
}

/** Of ours, each size that the first row names. */
function sizesCell({ others, ...product }, kind) {
  const sizes = others ? [product, others['u2f-login'], others.all] : [product];
  return sizes.map((size) => grouped(size[kind])).join('; ');
}

function violationCell({ violations }) {
  if (!violations) return undefined;
  const directives = [...new Set(violations)].map((directive) => `\`${directive}\``).join(', ');
  return violations.length > 0 ? `${violations.length}: ${directives}` : '0';
}

function manifestCell({ manifest }) {
  if (!manifest) return undefined;
  const { attributes, events, slots, cssParts, cssProperties, cssStates } = manifest;
  return `${attributes} attributes, ${events} events, ${slots} slots, ${cssParts} parts, ${cssProperties} tokens, ${cssStates} states`;
}

/** 12345 as 12 345. */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
}
