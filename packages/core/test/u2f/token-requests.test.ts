import { assert } from 'chai';
import { authenticateRequest, registerRequest } from '../../src/u2f/token-requests.js';
import { failureOf } from '../support.js';
import { hex, unhex } from './bytes.js';
import { registrations, signatures } from './vectors.js';

const [registration] = registrations as [(typeof registrations)[0]];
const [signature] = signatures as [(typeof signatures)[0]];
const keyHandle = unhex(signature.keyHandle);

test('registerRequest() gives what the specification’s example sends', async () => {
  assert.equal(hex(await registerRequest(registration)), registration.registerRequest);
});

suite('authenticateRequest', () => {
  test('gives what the specification’s example sends', async () => {
    const request = await authenticateRequest({ ...signature, keyHandle });
    assert.equal(hex(request), signature.authenticateRequest);
  });

  for (const [control, byte] of [
    ['sign', 3],
    ['check', 7],
    ['sign-untouched', 8],
  ] as const) {
    test(`begins with ${byte} for "${control}", and nothing else changes`, async () => {
      const request = await authenticateRequest({ ...signature, keyHandle, control });
      assert.equal(request[0], byte);
      assert.equal(hex(request.slice(1)), signature.authenticateRequest?.slice(2));
    });
  }

  test('refuses a key handle of 256 bytes', async () => {
    const wrong = { ...signature, keyHandle: new Uint8Array(256) };
    assert.equal((await failureOf(() => authenticateRequest(wrong))).code, 'unsupported');
  });
});
