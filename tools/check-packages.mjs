/** Checks each package as npm would pack it: its exports, its types, and that every named file is in it. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const checks = [
  ['publint', '--strict', '.'],
  ['attw', '--pack', '.', '--profile', 'esm-only', '--no-color', '--quiet'],
];

for (const name of readdirSync('packages')) {
  for (const [tool, ...args] of checks) {
    // Bundles and the manifest have no types, and need none.
    const excluded = tool === 'attw' ? ['--exclude-entrypoints', ...bundles(name)] : [];
    const { status } = spawnSync('npx', ['--no-install', tool, ...args, ...excluded], {
      cwd: `packages/${name}`,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (status !== 0) process.exitCode = 1;
  }
}

function bundles(name) {
  const files = readdirSync(`packages/${name}/dist`).filter((file) => file.endsWith('.min.js'));
  return [...files.map((file) => `./${file}`), './package.json'];
}
