import { assert } from 'chai';
import { readRegistrationData } from '../../src/u2f/registration-data.js';
import { readSignatureData } from '../../src/u2f/signature-data.js';
import { registrationSignedBytes, signatureSignedBytes } from '../../src/u2f/signed-bytes.js';
import { jsonOf, makeToken } from './token.js';
import { isSigned, keyOf } from './verify.js';

const appId = location.origin;
const request = { version: 'U2F_V2', challenge: 'Y2hhbGxlbmdl', appId };

/** An answer's members, all of them text. */
function textsOf(answer: object): Readonly<Record<string, string>> {
  return answer as Record<string, string>;
}

suite('the token of the tests', () => {
  test('registers with what its certificate verifies', async () => {
    const token = await makeToken();
    const { registrationData = '', clientData = '' } = textsOf(await token.register([request]));
    const made = readRegistrationData(registrationData);
    const signed = await registrationSignedBytes({ appId, clientData, ...made });
    assert.isTrue(await isSigned(signed, made.signature, keyOf(made.certificate)));
    const { challenge } = request;
    const typ = 'navigator.id.finishEnrollment';
    assert.deepEqual(jsonOf(clientData), { challenge, origin, typ });
  });

  test('signs with each of its keys, and each counts by itself', async () => {
    const token = await makeToken({ counter: 2 ** 31 });
    await token.register([request]);
    await token.register([request]);
    const counters = [];
    for (const { keyHandle, publicKey } of [...token.keys, ...token.keys]) {
      const answer = await token.sign([{ ...request, keyHandle }]);
      const { signatureData = '', clientData = '' } = textsOf(answer);
      const read = readSignatureData(signatureData);
      const signed = await signatureSignedBytes({ appId, clientData, ...read });
      assert.isTrue(await isSigned(signed, read.signature, publicKey));
      counters.push(read.counter - 2 ** 31);
    }
    assert.deepEqual(counters, [1, 1, 2, 2]);
  });

  test('signs for no other App ID and no other key', async () => {
    const token = await makeToken();
    await token.register([request]);
    const keyHandle = token.keys[0]?.keyHandle ?? '';
    const other = { ...request, keyHandle, appId: 'https://localhost/other' };
    assert.propertyVal(await token.sign([other]), 'errorCode', 4);
    assert.propertyVal(await token.sign([{ ...request, keyHandle: 'AQID' }]), 'errorCode', 4);
  });

  test('fails as often as it is told', async () => {
    const token = await makeToken({ version: '1.0' });
    const call = () =>
      new Promise((resolve) => token.u2f.register(...([[request], [], resolve, 3] as never[])));
    token.fail(3, 2);
    assert.propertyVal(await call(), 'errorCode', 3);
    assert.propertyVal(await call(), 'errorCode', 3);
    assert.notProperty(await call(), 'errorCode');
  });
});
