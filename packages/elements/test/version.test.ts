import { assert } from 'chai';
import { version } from '../src/index.js';

suite('version', () => {
  test('is that of package.json', async () => {
    const response = await fetch(new URL('../package.json', import.meta.url));
    assert.equal(version, ((await response.json()) as { version: string }).version);
  });
});
