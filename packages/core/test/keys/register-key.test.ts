import { assert } from 'chai';
import { registerKey } from '../../src/keys/register-key.js';
import { replaceCredentials, restoreCredentials } from '../credentials.js';
import { addKey, credentialsOf, removeKeys } from '../keys.js';
import { standIn } from './stand-in.js';

suite('registerKey', () => {
  teardown(async () => {
    restoreCredentials();
    await removeKeys();
  });

  test('registers a real key', async () => {
    const key = await addKey();
    const { provider, calls } = standIn();
    const { credential, response } = await registerKey(provider, { name: 'Blue' });
    assert.deepEqual(calls[1]?.given[0], credential);
    assert.deepEqual(response, { id: 'AQI' });
    assert.lengthOf(await credentialsOf(key), 1);
  });

  test('tells the provider the key’s name at both ends', async () => {
    replaceCredentials();
    const { provider, calls } = standIn();
    await registerKey(provider, { name: 'Blue' });
    for (const [index, call] of calls.entries()) {
      assert.propertyVal(call.given[index], 'name', 'Blue');
    }
    assert.lengthOf(calls, 2);
  });
});
