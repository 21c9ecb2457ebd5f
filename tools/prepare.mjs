/** Makes a clone ready to run with one call: packages installed, sources built, nothing done twice. */
import { execSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a package is made of, beside the two files at the root that say how. */
const sources = ['src', 'test', 'package.json', 'tsconfig.json', 'callback-script.d.ts'];

/**
 * Checks Node's version, installs what the lock names and builds what is older than its sources.
 * @throws {Error} with a message of one line, when that can't be done
 */
export function prepare() {
  checkNode();
  const isInstalled = installWhenNeeded();
  buildWhenNeeded(isInstalled);
}

function checkNode() {
  const wanted = readJson('package.json').engines.node;
  const [major, minor] = wanted.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new Error(`Node ${wanted} is needed, and this is ${process.versions.node}`);
}

/** Whether it had to install. */
function installWhenNeeded() {
  if (hasLockedPackages()) return false;
  run('Installing packages', 'npm ci --include=dev --no-progress');
  return true;
}

/** Compares what npm says it installed with the lock; a date would change with every checkout. */
function hasLockedPackages() {
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (!installed) return false;
  const wanted = Object.entries(readJson('package-lock.json').packages);
  return wanted.every(([path, { version, optional, link }]) => {
    if (path === '' || optional) return true;
    // A workspace needs to be linked; its own folder is no install.
    if (!path.includes('node_modules/')) return true;
    return link ? path in installed : installed[path]?.version === version;
  });
}

function buildWhenNeeded(isForced) {
  if (!isForced && oldestOutput() >= newestSource()) return;
  run('Building', 'npm run build --silent -- --silent');
}

/** The bundles are written last, and always all of them; zero when there are none. */
function oldestOutput() {
  const outputs = packages().map((name) => join('packages', name, 'dist'));
  const bundles = outputs.flatMap((folder) =>
    list(folder)
      .filter((file) => file.endsWith('.min.js'))
      .map((file) => join(folder, file)),
  );
  const needed = [...outputs.map((folder) => join(folder, 'index.js')), ...bundles];
  const isWhole = bundles.length > 0 && needed.every((file) => modified(file) > 0);
  return isWhole ? Math.min(...bundles.map(modified)) : 0;
}

/** A folder's own date tells of files that were removed. */
function newestSource() {
  const own = packages().flatMap((name) => sources.map((file) => join('packages', name, file)));
  const files = [...own, 'tsconfig.json', 'rollup.config.mjs'].flatMap(withContents);
  return Math.max(...files.map(modified));
}

function withContents(file) {
  return [file, ...list(file).flatMap((entry) => withContents(join(file, entry)))];
}

function packages() {
  return list('packages');
}

/** A folder's entries; none for a file, or where nothing is. */
function list(folder) {
  try {
    return readdirSync(join(root, folder));
  } catch {
    return [];
  }
}

function modified(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs npm by a shell: on Windows it is a script that nothing else can start. */
function run(what, command) {
  console.log(`${what} …`);
  try {
    execSync(command, { cwd: root, stdio: 'inherit' });
  } catch {
    throw new Error(`"${command}" failed; the lines above say why`);
  }
}
