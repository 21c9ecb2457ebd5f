import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bench } from './paths.mjs';

/** The version of a package that a module in this folder would get. */
export function versionOf(name) {
  for (let folder = bench; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).version;
  }
  throw new Error(`${name} is not installed`);
}
