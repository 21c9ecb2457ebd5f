/**
 * `npm test`: does what set-up is left to do, runs every test and ends with a line that counts them.
 * `npm test -- PART…` runs only the files whose path has one of the parts in it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChrome, findProgram } from './find-chrome.mjs';
import { prepare } from './prepare.mjs';

await prepare();
process.env.CHROME_PATH = chromePath();
if (!findProgram('u2f-server')) install('u2f-server');
const parts = process.argv.slice(2);
const counts = [await runNodeTests(), await runBrowserTests()];
const [passed, failed] = [0, 1].map((index) =>
  counts.reduce((sum, count) => sum + count[index], 0),
);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** On Debian, installs packages where we may. */
function install(...packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  const get = `apt-get install -y -qq --no-install-recommends ${packages.join(' ')}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = ['ignore', 'ignore', 'inherit'];
  spawnSync('sh', ['-c', `apt-get update -qq && ${get}`], { stdio, env });
}

/** The browser's path; it is installed where we may. */
function chromePath() {
  if (!findChrome()) install('chromium');
  const path = findChrome();
  if (path) return path;
  console.error('No browser was found: install Chromium or Chrome, or set CHROME_PATH to one');
  return process.exit(1);
}

/** The tests of the packages that run in Node, as tsc built them, and those of the whole. */
async function runNodeTests() {
  const built = ['packages/server/build', 'packages/emulators/build'].flatMap((folder) =>
    filesBelow(folder).filter((file) => file.endsWith('.test.js')),
  );
  const whole = filesBelow('test').filter((file) => file.endsWith('.test.mjs'));
  const files = [...built, ...whole].filter(isAsked).filter(isPossible);
  if (files.length === 0) return [0, 0];
  const report = join(mkdtempSync(join(tmpdir(), 'second-factor-')), 'report.tap');
  const reporters = ['spec', 'stdout', 'tap', report].map((value, index) =>
    index % 2 ? `--test-reporter-destination=${value}` : `--test-reporter=${value}`,
  );
  const runner = spawn(process.execPath, ['--test', ...reporters, ...files], { stdio: 'inherit' });
  await new Promise((resolve) => runner.on('exit', resolve));
  const tap = readFileSync(report, 'utf8');
  return ['pass', 'fail|# cancelled'].map((name) =>
    [...tap.matchAll(new RegExp(`^# (?:${name.replace('# ', '')}) (\\d+)$`, 'gm'))].reduce(
      (sum, match) => sum + Number(match[1]),
      0,
    ),
  );
}

/** The tests of the packages that run in a browser. */
async function runBrowserTests() {
  const folders = ['packages/core/test', 'packages/elements/test'];
  const files = folders
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => file.endsWith('.test.ts') && isAsked(file));
  if (files.length === 0) return [0, 0];
  const { startTestRunner } = await import('@web/test-runner');
  const { default: config } = await import('../web-test-runner.config.mjs');
  const runner = await startTestRunner({
    config: { ...config, files },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  await new Promise((resolve) => runner.on('stopped', resolve));
  let passed = 0;
  let failed = 0;
  for (const session of runner.sessions.all()) {
    const tests = testsOf(session.testResults);
    passed += tests.filter((test) => test.passed).length;
    failed += tests.filter((test) => !test.passed).length;
    // A file that broke off has errors of its own and no results.
    if (!session.passed && tests.every((test) => test.passed)) failed++;
  }
  return [passed, failed];
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

function isAsked(file) {
  return parts.length === 0 || parts.some((part) => file.includes(part));
}

/** A judge that is not ours is for Debian alone, where CI runs. */
function isPossible(file) {
  if (!file.endsWith('u2f-server.test.mjs') || findProgram('u2f-server')) return true;
  console.warn(`${file} needs Debian's package u2f-server, which is not here: it is left out`);
  return false;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => join(folder, file))
    .sort();
}
