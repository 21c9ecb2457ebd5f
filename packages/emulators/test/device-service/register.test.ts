import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hash } from '../u2f/client.js';
import { readRegistrationData } from '../u2f/read-messages.js';
import { appId, challenge, enrolled, handleIn, request, setUp, tokens } from './support.js';

suite('/register of an emulated Device Service', () => {
  test('makes a key, in the words and the hand of the service', async () => {
    const { register } = await enrolled();
    const { clientData, registrationData, ...rest } = await register();
    assert.deepEqual(rest, {});
    const text = Buffer.from(clientData, 'base64url').toString();
    assert.equal(
      text,
      `{ "challenge": "${challenge}", "origin": "https:\\/\\/site.example", "typ": "navigator.id.finishEnrollment" }`,
    );
    const data = Buffer.from(registrationData, 'base64url');
    assert.equal(readRegistrationData(data, hash(appId), hash(text)).isSigned, true);
  });

  test('waits for the touch', async () => {
    const [token] = await tokens(1);
    assert.ok(token);
    const { register } = await setUp({ tokens: [token] });
    const answer = register();
    await token.untilBlinking();
    token.touch();
    assert.equal((await answer).errorCode, undefined);
  });

  test('registers the token that is touched, and lets the others be', async () => {
    const [left, right] = await tokens(2);
    assert.ok(left && right);
    const { register } = await setUp({ tokens: [left, right] });
    const answer = register();
    await Promise.all([left.untilBlinking(), right.untilBlinking()]);
    right.touch();
    const handle = Buffer.from(handleIn(await answer), 'base64url');
    assert.equal(right.hasKey(handle, hash(appId)), true);
    assert.equal(left.isBlinking, false);
  });

  test('goes without a list of keys to exclude', async () => {
    const { post } = await enrolled();
    assert.equal((await post('/register', { registerRequests: [request] })).errorCode, undefined);
  });

  test('is error 4 when every token has one of the keys already', async () => {
    const { register, keyHandle } = await enrolled();
    const other = { ...request, keyHandle: 'b3RoZXI' };
    const { errorCode, errorMessage } = await register([other, { ...request, keyHandle }]);
    assert.equal(errorCode, 4);
    assert.match(errorMessage ?? '', /already registered/);
  });

  test('goes on when the keys are of other tokens, or of another application', async () => {
    const { register, keyHandle } = await enrolled();
    const others = [
      { ...request, keyHandle: 'b3RoZXI' },
      { ...request, keyHandle, appId: 'https://other.example' },
    ];
    assert.equal((await register(others)).errorCode, undefined);
  });

  test('takes a token that has none of the keys beside one that has', async () => {
    const { register, keyHandle, token, service } = await enrolled();
    const [other] = await tokens(1);
    assert.ok(other);
    service.plug(other);
    const answer = register([{ ...request, keyHandle }]);
    await other.untilBlinking();
    other.touch();
    const handle = Buffer.from(handleIn(await answer), 'base64url');
    assert.equal(other.hasKey(handle, hash(appId)), true);
    assert.equal(token.hasKey(handle, hash(appId)), false);
  });

  test('picks the version that it speaks', async () => {
    const { register } = await enrolled();
    const { clientData } = await register(
      [],
      [{ ...request, version: 'U2F_V3', challenge: 'x' }, request],
    );
    assert.match(Buffer.from(clientData, 'base64url').toString(), new RegExp(challenge));
  });
});
