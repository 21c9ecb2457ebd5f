import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { bench } from './paths.mjs';

/** Installs what the bench's own lock names, unless it is there; the rest comes from the project. */
export function installWhenNeeded() {
  const { devDependencies } = JSON.parse(readFileSync(`${bench}/package.json`, 'utf8'));
  const isInstalled = Object.entries(devDependencies).every(
    ([name, version]) => installedVersion(name) === version,
  );
  if (!isInstalled) execSync('npm ci --no-progress', { cwd: bench, stdio: 'inherit' });
}

function installedVersion(name) {
  const file = `${bench}/node_modules/${name}/package.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}
