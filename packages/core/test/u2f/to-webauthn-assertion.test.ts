import { assert } from 'chai';
import { toWebauthnAssertion } from '../../src/u2f/to-webauthn-assertion.js';
import { failureOf } from '../support.js';
import { hex, hexOf, unhex } from './bytes.js';
import { join } from './random.js';
import { moved, signatures } from './vectors.js';
import { digest, isSigned } from './verify.js';

const [example] = signatures as [(typeof signatures)[0]];

suite('toWebauthnAssertion', () => {
  test('gives the U2F specification’s signature as WebAuthn has it', async () => {
    const { authenticatorData, signature, clientDataHash } = moved;
    const made = await toWebauthnAssertion(example.text, example);
    assert.deepEqual(hexOf(made), { authenticatorData, signature });
    assert.equal(hex(await digest(example.clientData)), clientDataHash);
  });

  for (const vector of signatures) {
    test(`gives what verifies as WebAuthn, of ${vector.name}`, async () => {
      const made = await toWebauthnAssertion(vector.text, vector);
      // WebAuthn Level 3, 7.2 step 21.
      const signed = join(made.authenticatorData, await digest(vector.clientData));
      assert.isTrue(await isSigned(signed, made.signature, unhex(vector.publicKey)));
    });
  }

  for (const flag of ['02', '09', '41', '81', 'ff']) {
    test(`refuses the presence byte ${flag} as unsupported`, async () => {
      const data = unhex(`${flag}00000001${example.signature}`);
      const error = await failureOf(() => toWebauthnAssertion(data, example));
      assert.include(error, { code: 'unsupported', phase: 'ceremony' });
    });
  }

  test('refuses a message that cannot be read', async () => {
    const error = await failureOf(() => toWebauthnAssertion('AQ', example));
    assert.equal(error.code, 'bad_response');
  });
});
