/** Checks each package as npm would pack it: its exports, its types, and that every named file is in it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

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
  for (const missing of missingFiles(name)) {
    console.error(`packages/${name}: package.json names ${missing}, which is not packed`);
    process.exitCode = 1;
  }
}

/** What package.json names outside of `exports`, where publint does not look. */
function missingFiles(name) {
  const cwd = `packages/${name}`;
  const named = JSON.parse(readFileSync(`${cwd}/package.json`, 'utf8'));
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--silent'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const packed = JSON.parse(stdout)[0].files.map(({ path }) => path);
  return ['customElements', 'web-types']
    .map((field) => named[field])
    .filter((file) => file && !packed.includes(file));
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
