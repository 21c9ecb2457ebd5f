import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hash } from '../u2f/client.js';
import { readRegistrationData, readSignatureData } from '../u2f/read-messages.js';
import { appId, challenge, enrolled, handleIn, request, setUp, tokens } from './support.js';

suite('/sign of an emulated Device Service', () => {
  test('signs with the key, in the words and the hand of the service', async () => {
    const { register, sign } = await enrolled();
    const registered = await register();
    const keyHandle = handleIn(registered);
    const { publicKey } = readRegistrationData(
      Buffer.from(registered.registrationData, 'base64url'),
      hash(appId),
      hash(Buffer.from(registered.clientData, 'base64url')),
    );
    const { clientData, signatureData, ...rest } = await sign(keyHandle);
    assert.deepEqual(rest, { keyHandle });
    const text = Buffer.from(clientData, 'base64url').toString();
    assert.equal(
      text,
      `{ "challenge": "${challenge}", "origin": "https:\\/\\/site.example", "typ": "navigator.id.getAssertion" }`,
    );
    const data = Buffer.from(signatureData, 'base64url');
    assert.deepEqual(readSignatureData(data, publicKey, hash(appId), hash(text)), {
      presence: 1,
      counter: 1,
      isSigned: true,
    });
  });

  test('picks the key that the token has', async () => {
    const { sign, keyHandle } = await enrolled();
    assert.equal((await sign('b3RoZXI', keyHandle)).keyHandle, keyHandle);
  });

  test('lets every token blink that has one of the keys, and no other', async () => {
    const [left, right, other] = await tokens(3);
    assert.ok(left && right && other);
    const { register, sign, service } = await setUp({ tokens: [left] });
    const handles: string[] = [];
    for (const token of [left, right]) {
      [left, right].forEach((each) => service.unplug(each));
      service.plug(token);
      const answer = register();
      await token.untilBlinking();
      token.touch();
      handles.push(handleIn(await answer));
    }
    [left, other].forEach((each) => service.plug(each));
    const answer = sign(...handles);
    await Promise.all([left.untilBlinking(), right.untilBlinking()]);
    assert.equal(other.isBlinking, false);
    right.touch();
    assert.equal((await answer).keyHandle, handles[1]);
  });

  test('is error 4 when no token has one of the keys', async () => {
    const { sign } = await enrolled();
    const { errorCode, errorMessage } = await sign('b3RoZXI');
    assert.equal(errorCode, 4);
    assert.match(errorMessage ?? '', /not registered/);
  });

  test('is error 4 for a key of another application', async () => {
    const { post, keyHandle } = await enrolled();
    const other = 'https://other.example';
    const signRequests = [{ ...request, keyHandle, appId: other }];
    assert.equal((await post('/sign', { signRequests }, other)).errorCode, 4);
  });
});
