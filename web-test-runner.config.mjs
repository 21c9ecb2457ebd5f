import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { deviceService } from './test/device-service.mjs';
import { popups } from './test/popups.mjs';
import { site } from './test/site.mjs';
import { virtualAuthenticator } from './test/virtual-authenticator.mjs';
import { findChrome } from './tools/find-chrome.mjs';

const tsconfig = fileURLToPath(new URL('packages/elements/tsconfig.json', import.meta.url));
const { plugin, middleware } = site();
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default {
  files: 'packages/{core,elements}/test/**/*.test.ts',
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: { exportConditions: ['production', 'default'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig }),
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
