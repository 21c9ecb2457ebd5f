/** `npm run clean`: removes what a build and a test run leave. */
import { readdirSync, rmSync } from 'node:fs';

for (const name of readdirSync('packages')) {
  for (const left of ['dist', 'build', 'custom-elements.json', 'test/tsconfig.tsbuildinfo']) {
    rmSync(`packages/${name}/${left}`, { recursive: true, force: true });
  }
}
rmSync('coverage', { recursive: true, force: true });
