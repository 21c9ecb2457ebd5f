import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeOf } from '../support/browser.js';
import { stayAlive } from '../support/stay-alive.js';
import { openServer, openSurePassId } from '../support/surepassid-server.js';
import { openSite, rightPassword } from '../support/surepassid-site.js';
import { u2fKey } from '../support/u2f-key.js';

const huge = '{"errorCode":0,"x":"'.padEnd(70_000, 'x') + '"}';

suite('what SurePassID answers to an endpoint', () => {
  for (const [name, status, code, answer] of [
    ['HTML', 502, 'surepassid_bad_response', () => new Response('<!doctype html>')],
    ['a huge answer', 502, 'surepassid_bad_response', () => new Response(huge)],
    ['wrong types', 502, 'surepassid_bad_response', () => Response.json({ errorCode: {} })],
    ['a proxy', 503, 'surepassid_unreachable', () => new Response('', { status: 502 })],
    ['9000', 500, 'surepassid.9000', () => Response.json({ errorCode: 9000 })],
    ['9007 as text', 403, 'surepassid.9007', () => Response.json({ errorCode: '9007' })],
    ['9010', 502, 'surepassid.9010', () => Response.json({ errorCode: 9010 }, { status: 500 })],
    ['9050', 502, 'surepassid.9050', () => Response.json({ errorCode: 9050 })],
  ] satisfies [string, number, string, () => Response][]) {
    test(`becomes ${status} and "${code}", asked once: ${name}`, async (context) => {
      const { server, calls } = await openServer(context, answer);
      const browser = openSite({ server }).open();
      browser.enter('alice');
      const response = await browser.send('/register/begin');
      assert.equal(response.status, status);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(await codeOf(response), code);
      assert.equal(calls.length, 1);
    });
  }

  for (const type of ['enroll', 'sign']) {
    for (const lie of ['<!doctype html>', '{"errorCode":0', '{"errorCode":"none"}']) {
      test(`to ${type} is no success, and nothing is posted again: ${lie}`, async (context) => {
        const { emulator } = await openSurePassId(context);
        let isLying = type === 'enroll';
        const { server, calls } = await openServer(context, ({ body }, request) =>
          isLying && body['type'] === type ? new Response(lie) : emulator(request),
        );
        const site = openSite({ server });
        const browser = site.open();
        browser.enter('alice');
        const key = await u2fKey();
        const registered = await browser.register(key);
        isLying = true;
        const response = type === 'enroll' ? registered : await browser.logIn(key);
        assert.equal(response.status, 502);
        assert.equal(await codeOf(response), 'surepassid_bad_response');
        assert.equal(calls.filter(({ body }) => body['type'] === type).length, 1);
        assert.deepEqual(site.sessions, []);
      });
    }
  }

  test('is waited for until the deadline, also where it never ends', async (context) => {
    stayAlive(context);
    const begun = new ReadableStream({ start: (body) => body.enqueue(Uint8Array.of(123)) });
    for (const answer of [
      () => new Promise<Response>(() => undefined),
      () => new Response(begun),
    ]) {
      const { server, calls } = await openServer(context, answer);
      const browser = openSite({ server, deadline: 100 }).open();
      const response = await browser.send('/authenticate/begin', rightPassword);
      assert.equal(response.status, 504);
      assert.equal(await codeOf(response), 'surepassid_timeout');
      assert.equal(calls.length, 1);
    }
  });

  test('is not waited for when the page goes away', async (context) => {
    const page = new AbortController();
    const { server } = await openServer(context, () => {
      page.abort();
      return new Promise<Response>(() => undefined);
    });
    const browser = openSite({ server }).open();
    const init = { signal: page.signal };
    const response = await browser.send('/authenticate/begin', rightPassword, init);
    assert.equal(await codeOf(response), 'client_gone');
  });
});

suite('what a page posts', () => {
  const registered = { registrationData: 'BQAA', clientData: 'e30' };
  const signed = { keyHandle: 'AAAA', signatureData: 'AQAA', clientData: 'e30' };
  for (const [path, u2f] of [
    ['/register/finish', undefined],
    ['/register/finish', 'BQAA'],
    ['/register/finish', []],
    ['/register/finish', { ...registered, registrationData: undefined }],
    ['/register/finish', { ...registered, registrationData: 'a+b/' }],
    ['/register/finish', { ...registered, registrationData: 'A'.repeat(65_540) }],
    ['/register/finish', { ...registered, clientData: ['e30'] }],
    ['/register/finish', { ...registered, clientData: 'A'.repeat(16_388) }],
    ['/register/finish', { ...registered, version: 'U2F_V1' }],
    ['/authenticate/finish', null],
    ['/authenticate/finish', { ...signed, keyHandle: '' }],
    ['/authenticate/finish', { ...signed, keyHandle: 'A'.repeat(344) }],
    ['/authenticate/finish', { ...signed, signatureData: 7 }],
    ['/authenticate/finish', { ...signed, signatureData: 'A'.repeat(516) }],
    ['/authenticate/finish', { ...signed, clientData: undefined }],
  ] as const) {
    test(`is refused where it is malformed: ${path} ${JSON.stringify({ u2f }).slice(0, 80)}`, async (context) => {
      const { server, calls } = await openServer(context, () => Response.json({ errorCode: 0 }));
      const browser = openSite({ server }).open();
      const response = await browser.send(path, { u2f, state: 'x' });
      assert.equal(response.status, 400);
      assert.equal(await codeOf(response), 'invalid_request');
      assert.deepEqual(calls, []);
    });
  }

  test('is taken from pages of the site only', async (context) => {
    const { server, calls } = await openServer(context, () => Response.json({ errorCode: 0 }));
    const browser = openSite({ server }).open();
    const headers = { Origin: 'https://evil.example' };
    for (const path of [
      ...['/register/begin', '/register/finish', '/authenticate/begin', '/authenticate/finish'],
      ...['/otp/send', '/otp/verify', '/push/begin', '/push/status'],
    ]) {
      const response = await browser.send(path, rightPassword, { headers });
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'origin_refused');
    }
    assert.deepEqual(calls, []);
  });
});
