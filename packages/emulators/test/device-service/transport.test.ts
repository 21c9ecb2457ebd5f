import assert from 'node:assert/strict';
import { request as requestByTls } from 'node:https';
import { after, suite, test } from 'node:test';
import { createLocalTls, emulateDeviceService, listen } from '@second-factor/emulators';
import { appId, enrolled, request, setUp } from './support.js';

const preflight = {
  Origin: appId,
  'Access-Control-Request-Method': 'POST',
  'Access-Control-Request-Headers': 'content-type',
};

suite('a page that calls an emulated Device Service', () => {
  for (const [accessControlOrigin, allowed] of [
    [undefined, '*'],
    ['https://one.example', 'https://one.example'],
  ] as const) {
    test(`is let in by ${allowed}`, async () => {
      const { send } = await enrolled({ accessControlOrigin });
      const asked = await send('/register', { method: 'OPTIONS', headers: preflight });
      assert.equal(asked.status, 204);
      assert.equal(asked.headers.get('access-control-allow-origin'), allowed);
      assert.equal(asked.headers.get('access-control-allow-headers'), 'Accept, Content-Type');
      assert.match(asked.headers.get('access-control-allow-methods') ?? '', /POST/);
      assert.equal(asked.headers.get('access-control-allow-private-network'), null);
      assert.equal(asked.headers.get('access-control-allow-credentials'), null);
      const body = JSON.stringify({ registerRequests: [request] });
      const answer = await send('/register', { method: 'POST', body });
      assert.equal(answer.headers.get('access-control-allow-origin'), allowed);
    });
  }

  test('is told that it may call this computer, when it asks', async () => {
    const { send } = await setUp();
    const headers = { ...preflight, 'Access-Control-Request-Private-Network': 'true' };
    const asked = await send('/sign', { method: 'OPTIONS', headers });
    assert.equal(asked.headers.get('access-control-allow-private-network'), 'true');
  });

  test('can read the errors', async () => {
    const { send } = await setUp({ errorStatus: 500 });
    const answer = await send('/register', { method: 'POST', body: '{' });
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  });

  test('finds nothing else on the port', async () => {
    const { send } = await setUp();
    assert.equal((await send('/nothing')).status, 404);
    assert.equal((await send('/register')).status, 404);
  });
});

suite('an emulated Device Service', () => {
  test('can be met by https, with its own certificate alone', async () => {
    const tls = await createLocalTls();
    const listener = await listen(emulateDeviceService({ error: 1 }), { tls });
    after(() => listener.close());
    assert.match(listener.url, /^https:\/\/127\.0\.0\.1:\d+$/);
    const url = `${listener.url}/api/v1/fidou2f/sign`;
    const body = await new Promise<string>((resolve, reject) => {
      const asked = requestByTls(url, { method: 'POST', ca: tls.cert }, (answer) => {
        let text = '';
        answer.on('data', (data: Buffer) => (text += data.toString()));
        answer.on('end', () => resolve(text));
      });
      asked.on('error', reject);
      asked.end('{}');
    });
    assert.equal((JSON.parse(body) as { errorCode: number }).errorCode, 1);
    await assert.rejects(fetch(url, { method: 'POST', body: '{}' }));
  });

  test('can hang, until the page gives up', async () => {
    const { send } = await setUp({ outage: 'hang' });
    const signal = AbortSignal.timeout(50);
    await assert.rejects(send('/register', { method: 'POST', body: '{}', signal }), {
      name: 'TimeoutError',
    });
  });
});
