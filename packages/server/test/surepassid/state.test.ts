import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { codeOf, markName } from '../support/browser.js';
import { openServer } from '../support/surepassid-server.js';
import { openSite, openWithKey, rightPassword } from '../support/surepassid-site.js';

suite('the state of a ceremony at SurePassID', () => {
  async function finishBy(
    context: TestContext,
    change: (opened: Awaited<ReturnType<typeof openWithKey>>, state: string) => string | undefined,
  ) {
    const opened = await openWithKey(context);
    const { browser, key, calls, site } = opened;
    const begun = await browser.begin('authenticate');
    const answer = await key.sign(begun.u2f.signRequests);
    calls.length = 0;
    const state = change(opened, begun.state) ?? begun.state;
    const response = await browser.finish('authenticate', answer, { state });
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'challenge_expired');
    assert.deepEqual(site.sessions, []);
    assert.deepEqual(calls, []);
  }

  test('ends after six minutes', (context) =>
    finishBy(context, ({ site }) => {
      site.pass(361_000);
      return undefined;
    }));

  test('is good in the browser that began', (context) =>
    finishBy(context, ({ browser }) => {
      browser.cookies.delete(markName(browser));
      return undefined;
    }));

  test('is not to be changed', (context) =>
    finishBy(context, (_, state) => {
      const parts = state.split('.');
      const content = Buffer.from(parts[3] ?? '', 'base64url');
      content.writeUInt8(content.readUInt8(20) ^ 1, 20);
      return parts.with(3, content.toString('base64url')).join('.');
    }));

  test('of a registration logs nobody in', async (context) => {
    const { browser, key } = await openWithKey(context);
    const { u2f } = await browser.begin('authenticate');
    const { state } = await browser.begin('register');
    const answer = await key.sign(u2f.signRequests);
    const response = await browser.finish('authenticate', answer, { state });
    assert.equal(await codeOf(response), 'challenge_expired');
  });

  test('shows the page no user, no serial number and no session of SurePassID', async (context) => {
    const { browser, calls, emulator, key } = await openWithKey(context);
    const begun = await browser.begin('authenticate');
    await browser.finish('authenticate', await key.sign(begun.u2f.signRequests), begun);
    const sessionId = String(calls.at(-1)?.body['sessionId']);
    const psn = emulator.devices('alice')[0]?.psn ?? '?';
    const parts = begun.state.split('.').map((part) => Buffer.from(part, 'base64url'));
    const shown = parts.map((part) => part.toString('latin1')).join('\n');
    assert.match(sessionId, /^[\w+/]{14}==$/);
    for (const text of ['alice', psn, sessionId]) assert.ok(!shown.includes(text), text);
  });

  test('has room for sixteen keys', async (context) => {
    const { server } = await openServer(context, ({ body: { type, psn } }) =>
      Response.json({
        errorCode: 0,
        ...(type === 'find_user' && {
          Devices: Array.from({ length: 40 }, (_, at) => ({
            tokenID: at,
            psn: `${99_000_000 + at}`,
          })),
        }),
        ...(type === 'pre_sign' && {
          SignRequest: [
            {
              challenge: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
              appId: 'https://site.example',
              keyHandle: Buffer.alloc(255, String(psn)).toString('base64url'),
              sessionId: 'NTc0RDQ2OTk2QQ==',
            },
          ],
        }),
      }),
    );
    const { u2f, state } = await openSite({ server }).open().begin('authenticate');
    assert.equal(u2f.signRequests.length, 16);
    assert.ok(state.length <= 4096, String(state.length));
  });

  test('has as many keys as it has room for', async (context) => {
    const challenge = 'A'.repeat(512);
    const request = { challenge, appId: 'https://site.example', sessionId: 'A'.repeat(512) };
    const requests = ['AAAA', 'BBBB', 'CCCC', 'DDDD'].map((keyHandle) => ({
      ...request,
      keyHandle,
    }));
    const { server } = await openServer(context, () =>
      Response.json({ errorCode: 0, SignRequest: requests }),
    );
    const browser = openSite({ server, allKeys: false }).open();
    const { u2f, state } = await browser.begin('authenticate');
    assert.deepEqual(
      u2f.signRequests.map(({ keyHandle }) => keyHandle),
      ['AAAA', 'BBBB'],
    );
    assert.ok(state.length <= 4096, String(state.length));
  });

  test('that has no room for one key begins nothing', async (context) => {
    const { server } = await openServer(context, () =>
      Response.json({
        errorCode: 0,
        SignRequest: [
          {
            challenge: 'A'.repeat(512),
            appId: 'https://site.example',
            keyHandle: 'AAAA',
            sessionId: 'A'.repeat(512),
          },
        ],
      }),
    );
    // A name this long is as good as any to SurePassID.
    const authenticate = () => 'a'.repeat(3000);
    const browser = openSite({ server, allKeys: false, authenticate }).open();
    const response = await browser.send('/authenticate/begin', rightPassword);
    assert.equal(await codeOf(response), 'surepassid_bad_response');
  });

  test('is noted as used in the store that the site gives', async (context) => {
    const spent = new Map<string, number>();
    const store = {
      spend: (id: string, expires: number) => {
        spent.set(id, expires);
        return Promise.resolve(spent.size < 2);
      },
    };
    const { browser, key } = await openWithKey(context, { store });
    const response = await browser.logIn(key);
    assert.equal(await codeOf(response), 'challenge_expired');
    assert.equal(spent.size, 2);
    for (const expires of spent.values()) assert.ok(expires > Date.now());
  });
});
