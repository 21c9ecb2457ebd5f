/**
 * Checks each package as npm would pack it: its exports, its types, that every named file is in it, and that
 * it is small enough to be installed without a thought.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** Bytes of a package as it is downloaded. */
const budget = 500_000;

const checks = [
  ['publint', '--strict', '.'],
  ['attw', '--pack', '.', '--profile', 'esm-only', '--no-color', '--quiet'],
];

for (const name of readdirSync('packages')) {
  for (const [tool, ...args] of checks) {
    // Bundles, the manifest and hashes have no types, and need none.
    const excluded = tool === 'attw' ? ['--exclude-entrypoints', ...bundles(name)] : [];
    const { status } = spawnSync('npx', ['--no-install', tool, ...args, ...excluded], {
      cwd: `packages/${name}`,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (status !== 0) process.exitCode = 1;
  }
  for (const problem of problemsOf(name)) {
    console.error(`packages/${name}: ${problem}`);
    process.exitCode = 1;
  }
}

/** What publint does not see: files that package.json names outside of `exports`, and the size. */
function problemsOf(name) {
  const cwd = `packages/${name}`;
  const named = JSON.parse(readFileSync(`${cwd}/package.json`, 'utf8'));
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--silent'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ files, size }] = JSON.parse(stdout);
  const packed = files.map(({ path }) => path);
  const missing = ['customElements', 'web-types']
    .map((field) => named[field])
    .filter((file) => file && !packed.includes(file));
  return [
    ...missing.map((file) => `package.json names ${file}, which is not packed`),
    ...(size > budget ? [`${size} bytes are packed, and ${budget} are allowed`] : []),
  ];
}

function bundles(name) {
  const files = readdirSync(`packages/${name}/dist`).filter((file) => file.endsWith('.min.js'));
  return [
    ...files.map((file) => `./${file}`),
    './custom-elements.json',
    './integrity.json',
    './package.json',
  ];
}
