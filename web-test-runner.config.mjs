import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { deviceService } from './test/device-service.mjs';
import { popups } from './test/popups.mjs';
import { site } from './test/site.mjs';
import { virtualAuthenticator } from './test/virtual-authenticator.mjs';
import { findChrome } from './tools/find-chrome.mjs';
import { isLit, trimLit } from './tools/own-lit.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const tsconfig = fileURLToPath(new URL('packages/elements/tsconfig.json', import.meta.url));
const { plugin, middleware } = site();
/** What our templates need, the bundles' copy of Lit has: the tests run with it. */
const ownLit = {
  name: 'own-lit',
  serve: ({ path }) => (isLit(path) ? trimLit(readFileSync(root + path, 'utf8')) : undefined),
};
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default {
  files: 'packages/{core,elements}/test/**/*.test.ts',
  rootDir: root,
  nodeResolve: { exportConditions: ['production', 'default'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig }),
    ownLit,
    plugin,
    popups(),
    deviceService(),
    virtualAuthenticator(),
  ],
  middleware: [middleware],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: findChrome(),
        args: [...sandbox, '--disable-background-networking', '--no-first-run'],
        // A driver lets every popup through; here a popup needs a click, as it does for a person.
        ignoreDefaultArgs: ['--disable-popup-blocking'],
      },
    }),
  ],
  // The tests click in their page, and only one page can be in front.
  concurrency: 1,
  testsFinishTimeout: 240_000,
  testFramework: { config: { ui: 'tdd', timeout: 40_000 } },
};
