/**
 * Runs Second Factor and other libraries through the same scenarios in one browser, and writes the
 * results into README.md. Needs `npm ci && npm run build` at the root; its own packages it installs itself.
 */
import { installWhenNeeded } from './runner/install.mjs';

installWhenNeeded();
const { main } = await import('./runner/main.mjs');
process.exitCode = await main();
