import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore } from '@second-factor/server';
import { keyStoreContract } from './support/key-store-contract.js';
import { someKey } from './support/keys.js';

const shared = memoryStore();
keyStoreContract('memory', (options) => Promise.resolve(options ? memoryStore(options) : shared));

test('two stores in memory hold nothing in common', async () => {
  const [one, other] = [memoryStore(), memoryStore()];
  const key = someKey();
  await one.add(key);
  assert.equal(await other.find(key.id), undefined);
  assert.equal(await other.add(key), true);
});
