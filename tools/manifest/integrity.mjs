import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/** The hash of each script that a page loads from a folder, as its tag's `integrity` has it. */
export function integrityOf(folder) {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.min.js'));
  return Object.fromEntries(scripts.sort().map((name) => [name, hashOf(`${folder}/${name}`)]));
}

function hashOf(file) {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}
