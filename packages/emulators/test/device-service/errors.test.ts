import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { emulateDeviceService } from '@second-factor/emulators';
import type { DeviceServiceOptions } from '@second-factor/emulators';
import { appId, enrolled, request, setUp, tokens } from './support.js';

const headers = { 'Content-Type': 'application/json' };
const keyed = { ...request, keyHandle: 'a2V5' };

suite('an error of an emulated Device Service', () => {
  test('is 1 without a token, and asks for one', async () => {
    const { register, sign, send } = await setUp();
    const { errorCode, errorMessage } = await register();
    assert.equal(errorCode, 1);
    assert.match(errorMessage ?? '', /connect/);
    assert.equal((await sign('a2V5')).errorCode, 1);
    assert.equal(((await (await send('/abort')).json()) as { errorCode: number }).errorCode, 1);
  });

  test('is 1 when the last token is pulled out while it is waited for', async () => {
    const [left, right] = await tokens(2);
    assert.ok(left && right);
    const { register, service } = await setUp({ tokens: [left, right] });
    const answer = register();
    await right.untilBlinking();
    service.unplug(left);
    assert.equal(right.isBlinking, true);
    service.unplug(right);
    assert.equal((await answer).errorCode, 1);
    assert.equal(service.tokens.size, 0);
  });

  test('is 1 when the token is broken', async () => {
    const { register, token } = await enrolled();
    token.misbehave({ error: new Error('broken') });
    assert.equal((await register()).errorCode, 1);
  });

  for (const [name, origin, appIdAsked] of [
    ['a page of another origin', 'https://evil.example', appId],
    ['a page on another port', 'https://site.example:8443', appId],
    ['a page by http', 'http://site.example', 'http://site.example'],
    ['a page on localhost by http', 'http://localhost:8000', 'http://localhost:8000'],
    ['an opaque origin', 'null', appId],
    ['an App ID that is no address', appId, 'site.example'],
  ] as const) {
    test(`is 2 for ${name}`, async () => {
      const { post } = await enrolled();
      const asked = { ...request, appId: appIdAsked };
      const { errorCode } = await post('/register', { registerRequests: [asked] }, origin);
      assert.equal(errorCode, 2);
      const signRequests = [{ ...keyed, appId: appIdAsked }];
      assert.equal((await post('/sign', { signRequests }, origin)).errorCode, 2);
    });
  }

  test('is none by http where that is allowed', async () => {
    const { post } = await enrolled({ allowsHttp: true });
    const local = 'http://localhost:8000';
    const registerRequests = [{ ...request, appId: local }];
    assert.equal((await post('/register', { registerRequests }, local)).errorCode, undefined);
    assert.equal((await post('/register', { registerRequests }, appId)).errorCode, 2);
  });

  test('is none for a program that says no origin', async () => {
    const { send } = await enrolled();
    const body = JSON.stringify({ registerRequests: [request] });
    const response = await send('/register', { method: 'POST', headers, body });
    assert.equal('registrationData' in ((await response.json()) as object), true);
  });

  for (const [path, body] of [
    ['/register', '{'],
    ['/register', '[]'],
    ['/register', '{}'],
    ['/register', '{"registerRequests":[]}'],
    ['/register', '{"registerRequests":[1]}'],
    ['/register', JSON.stringify({ registerRequests: [{ ...request, challenge: '' }] })],
    ['/register', JSON.stringify({ registerRequests: [request], signRequests: 1 })],
    ['/register', JSON.stringify({ registerRequests: [request], signRequests: [request] })],
    ['/register', JSON.stringify({ registerRequests: [request], padding: 'x'.repeat(1_000_000) })],
    ['/register', JSON.stringify({ registerRequests: [{ ...request, challenge: 'Y2g=' }] })],
    ['/register', JSON.stringify({ registerRequests: [{ ...request, challenge: 'a b' }] })],
    ['/sign', '{"signRequests":[]}'],
    ['/sign', JSON.stringify({ signRequests: [{ ...keyed, challenge: '+/+/' }] })],
    ['/sign', JSON.stringify({ signRequests: [{ ...keyed, keyHandle: 'a2V5=' }] })],
    ['/sign', JSON.stringify({ signRequests: [{ ...keyed, keyHandle: '+/+/' }] })],
    ['/sign', JSON.stringify({ signRequests: [request] })],
  ] as const) {
    test(`is 2 when ${path} is asked ${body.slice(0, 100)}`, async () => {
      const { send } = await enrolled();
      const response = await send(path, { method: 'POST', headers, body });
      assert.equal(((await response.json()) as { errorCode: number }).errorCode, 2);
    });
  }

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
    test(`is 2 for a request of type "${type}", which a page may post anywhere`, async () => {
      const { send } = await enrolled();
      const body = JSON.stringify({ registerRequests: [request] });
      const init = { method: 'POST', headers: { 'Content-Type': type }, body };
      const { errorCode } = (await (await send('/register', init)).json()) as { errorCode: number };
      assert.equal(errorCode, 2);
    });
  }

  test('is none for JSON with a charset', async () => {
    const { send } = await enrolled();
    const body = JSON.stringify({ registerRequests: [request] });
    const type = { 'Content-Type': 'Application/JSON; charset=utf-8' };
    const response = await send('/register', { method: 'POST', headers: type, body });
    assert.equal('registrationData' in ((await response.json()) as object), true);
  });

  test('is 3 for a version that is not spoken', async () => {
    const { post } = await enrolled();
    const version = 'U2F_V3';
    const registerRequests = [{ ...request, version }];
    assert.equal((await post('/register', { registerRequests })).errorCode, 3);
    const signRequests = [{ ...keyed, version }];
    assert.equal((await post('/sign', { signRequests })).errorCode, 3);
  });

  test('is 5 when nobody touches the token in time', async () => {
    const [token] = await tokens(1);
    assert.ok(token);
    const { register } = await setUp({ tokens: [token], touchSeconds: 0.05 });
    assert.equal((await register()).errorCode, 5);
    assert.equal(token.isBlinking, false);
  });

  test('is 5 after /abort, which is answered by itself', async () => {
    const [token] = await tokens(1);
    assert.ok(token);
    const { register, send } = await setUp({ tokens: [token] });
    const answer = register();
    await token.untilBlinking();
    assert.deepEqual(await (await send('/abort')).json(), { result: 'ok' });
    assert.equal((await answer).errorCode, 5);
    assert.equal(token.isBlinking, false);
  });

  test('leaves nothing behind when the page gives up', async () => {
    const [token] = await tokens(1);
    assert.ok(token);
    const { send } = await setUp({ tokens: [token] });
    const controller = new AbortController();
    const body = JSON.stringify({ registerRequests: [request] });
    const gone = send('/register', { method: 'POST', headers, body, signal: controller.signal });
    await token.untilBlinking();
    controller.abort();
    await assert.rejects(gone);
    // Until the service has seen that the connection is closed.
    while (token.isBlinking) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(token.touch(), false);
  });

  for (const code of [1, 2, 3, 4, 5] as const) {
    test(`can be ${code} on demand, once for each demand`, async () => {
      const { register, service } = await enrolled();
      service.failNext(code);
      service.failNext(code);
      assert.equal((await register()).errorCode, code);
      assert.equal((await register()).errorCode, code);
      assert.equal((await register()).errorCode, undefined);
    });
  }

  test('can be the same always', async () => {
    const { register, sign } = await setUp({ error: 3 });
    assert.equal((await register()).errorCode, 3);
    assert.equal((await sign('a2V5')).errorCode, 3);
  });

  for (const [errorStatus, status] of [
    [undefined, 200],
    [500, 500],
  ] as const) {
    test(`has status ${status}${errorStatus ? ' where that is asked for' : ''}`, async () => {
      const { send } = await setUp({ errorStatus });
      const body = JSON.stringify({ registerRequests: [request] });
      const response = await send('/register', { method: 'POST', headers, body });
      assert.equal(response.status, status);
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      assert.deepEqual(Object.keys((await response.json()) as object), [
        'errorCode',
        'errorMessage',
      ]);
    });
  }
});

suite('emulateDeviceService', () => {
  for (const options of [
    { accessControlOrigin: 'site.example' },
    { accessControlOrigin: 'https://site.example/' },
    { touchSeconds: 0 },
    { errorStatus: 1 },
    { error: 6 },
    { outage: 'fire' },
  ]) {
    test(`refuses ${JSON.stringify(options)}`, () => {
      assert.throws(() => emulateDeviceService(options as DeviceServiceOptions), TypeError);
    });
  }
});
