import { assert } from 'chai';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { register } from '../../src/webauthn/register.js';
import { addKey, addU2fKey, creationOptions, removeKeys, requestOptions } from '../keys.js';

suite('register and authenticate', () => {
  teardown(removeKeys);

  for (const [name, add] of [
    ['a CTAP2 key', addKey],
    ['a U2F key', addU2fKey],
  ] as const) {
    test(`${name} registers and signs`, async () => {
      await add();
      const made = await register(creationOptions());
      const { id } = made.credential;
      const used = await authenticate(
        requestOptions({ allowCredentials: [{ type: 'public-key', id }] }),
      );
      assert.equal(used.credential.id, id);
    });
  }
});
