/**
 * Measures the elements beside others, all in one run by the same code, and writes the numbers into
 * docs/elements.md. Needs `npm ci && npm run build` at the root; its own packages it installs itself.
 */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureElements } from '../tools/measure-elements.mjs';
import { products } from './elements/products.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const cwd = 'bench/elements';
if (!existsSync(`${cwd}/node_modules/.package-lock.json`)) {
  // Nothing that a package would run by itself is needed, only its files.
  execSync('npm ci --no-progress --ignore-scripts', { cwd, stdio: 'inherit' });
}
const { measureProduct } = await import('./elements/measure-product.mjs');
await measureElements(async (browser) => {
  const peers = [];
  for (const product of products) peers.push(await measureProduct(browser, product));
  return peers;
});
