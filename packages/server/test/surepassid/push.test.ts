import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import {
  surePassIdClient,
  type SurePassIdPushLogin,
  type SurePassIdServerOptions,
} from '@second-factor/server';
import { codeOf } from '../support/browser.js';
import { accountKey, accountName, openServer } from '../support/surepassid-server.js';
import { openAll, openSite, rightPassword } from '../support/surepassid-site.js';

/** Asks the emulated SurePassID, by a type of its own. */
async function findOut({ client, username, authnUserReqId }: SurePassIdPushLogin) {
  const fields = { AuthnUserReqId: authnUserReqId };
  const told = await client.call('check_push_message', { username, fields });
  const status = told.fields['AuthnStatus'];
  if (status === 'approved') return 'approved';
  return status === 'refused' ? 'denied' : 'pending';
}

/** A site with questions on the phone, and alice with one. */
function open(context: TestContext, options: Partial<SurePassIdServerOptions> = {}) {
  const users = [{ username: 'alice', hasPhone: true }];
  return openAll(context, { methods: ['push'], pushStatus: findOut, ...options }, { users });
}

suite('a login by a question on the phone', () => {
  test('is pending until the person says yes', async (context) => {
    const { browser, site, emulator, calls } = await open(context);
    browser.cookies.clear();
    const begun = await browser.send('/push/begin', rightPassword);
    assert.equal(begun.status, 202);
    assert.deepEqual(await begun.json(), { status: 'pending' });
    const waiting = await browser.send('/push/status');
    assert.equal(waiting.status, 202);
    assert.deepEqual(await waiting.json(), { status: 'pending' });
    const [id = ''] = emulator.pushes('alice');
    emulator.answerPush(id, 'approved');
    const approved = await browser.send('/push/status');
    assert.equal(approved.status, 201);
    assert.deepEqual(
      site.sessions.map(({ username, method }) => [username, method]),
      [['alice', 'push']],
    );
    assert.equal(browser.cookies.size, 0);
    const types = calls.map(({ body }) => body['type']);
    assert.deepEqual(types, ['send_push_message', 'check_push_message', 'check_push_message']);
  });

  test('is refused when the person says no', async (context) => {
    const { browser, site, emulator } = await open(context);
    await browser.send('/push/begin', rightPassword);
    const [id = ''] = emulator.pushes('alice');
    emulator.answerPush(id, 'refused');
    const denied = await browser.send('/push/status');
    assert.equal(denied.status, 403);
    assert.equal(await codeOf(denied), 'push_denied');
    assert.equal(await codeOf(await browser.send('/push/status')), 'challenge_expired');
    assert.deepEqual(site.sessions, []);
  });

  test('is good once, also for who has kept the cookie', async (context) => {
    const { browser, site, emulator } = await open(context);
    await browser.send('/push/begin', rightPassword);
    const headers = {
      Cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
    };
    emulator.answerPush(emulator.pushes('alice')[0] ?? '', 'approved');
    const answers = await Promise.all([
      browser.send('/push/status', {}, { headers }),
      browser.send('/push/status', {}, { headers }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 403]);
    const again = await browser.send('/push/status', {}, { headers });
    assert.equal(await codeOf(again), 'challenge_expired');
    assert.equal(site.sessions.length, 1);
  });

  test('is for the browser that has begun', async (context) => {
    const { browser, site, emulator } = await open(context);
    await browser.send('/push/begin', rightPassword);
    emulator.answerPush(emulator.pushes('alice')[0] ?? '', 'approved');
    const stranger = await site.open().send('/push/status');
    assert.equal(await codeOf(stranger), 'challenge_expired');
    const wrong = await site.open().send('/push/begin', { user_id: 'alice', password: 'wrong' });
    assert.equal(await codeOf(wrong), 'password_required');
  });

  test('that was not sent has no status, though a code was', async (context) => {
    const asked: unknown[] = [];
    const { browser, emulator, server } = await open(context, {
      methods: ['otp', 'push'],
      pushStatus: (push) => {
        asked.push(push);
        return 'approved';
      },
    });
    const client = surePassIdClient({ server, accountName, accountKey });
    await client.addOathAccount({ username: 'carol' });
    const sent = await browser.send('/otp/send', { ...rightPassword, user_id: 'carol' });
    assert.equal(sent.status, 200);
    assert.equal(emulator.codes('carol').length, 1);
    const response = await browser.send('/push/status');
    assert.equal(await codeOf(response), 'challenge_expired');
    assert.deepEqual(asked, []);
  });

  test('is asked again five times without the password, as far as the clock of the first allows', async (context) => {
    const { browser, site, calls } = await open(context);
    const first = await browser.send('/push/begin', rightPassword);
    assert.match(first.headers.getSetCookie().join(), /Max-Age=(?:360|359);/);
    site.pass(60_000);
    for (let count = 2; count <= 5; count += 1) {
      const again = await browser.send('/push/begin');
      assert.equal(again.status, 202);
      assert.match(again.headers.getSetCookie().join(), /Max-Age=(?:300|299|298);/);
    }
    const sixth = await browser.send('/push/begin');
    assert.equal(sixth.status, 429);
    assert.equal(await codeOf(sixth), 'too_many_requests');
    assert.equal(calls.length, 5);
    site.pass(300_000);
    assert.equal(await codeOf(await browser.send('/push/begin')), 'challenge_expired');
  });

  test('is for the device of this method, though a code went to another', async (context) => {
    const { browser, calls, emulator } = await openAll(
      context,
      {
        methods: ['otp', 'push'],
        pushStatus: findOut,
        serialNumber: ({ method }) =>
          emulator.devices('alice')[method === 'otp' ? 0 : 1]?.psn ?? null,
      },
      { users: [{ username: 'alice', hasOathDevice: true, hasPhone: true }] },
    );
    await browser.send('/otp/send', rightPassword);
    assert.equal((await browser.send('/push/begin')).status, 202);
    const [code, phone] = emulator.devices('alice').map(({ psn }) => psn);
    assert.deepEqual(
      calls.map(({ body }) => body['printedSerialNumber']),
      [code, phone],
    );
  });

  test('says what the site has it say', async (context) => {
    const push = { deliveryMethod: 'pushsmsquestion', reason: 'Log in', appName: 'Site' } as const;
    const { browser, calls } = await open(context, { push, serialNumber: () => '99000001' });
    await browser.send('/push/begin', rightPassword);
    const { username, deliveryMethod, reason, appName, printedSerialNumber } = calls[0]?.body ?? {};
    assert.deepEqual(
      { username, deliveryMethod, reason, appName, printedSerialNumber },
      { ...push, username: 'alice', printedSerialNumber: '99000001' },
    );
  });

  test('goes on when SurePassID was down for one question of the page', async (context) => {
    const { browser, site, emulator } = await open(context);
    await browser.send('/push/begin', rightPassword);
    emulator.answerPush(emulator.pushes('alice')[0] ?? '', 'approved');
    emulator.failNext(9010);
    const failed = await browser.send('/push/status');
    assert.equal(failed.status, 502);
    assert.equal(await codeOf(failed), 'surepassid.9010');
    assert.equal((await browser.send('/push/status')).status, 201);
    assert.equal(site.sessions.length, 1);
  });

  for (const pushStatus of [
    () => 'yes' as never,
    () => undefined as never,
    () => true as never,
    () => Promise.reject(new Error('database is down')),
  ]) {
    test(`is "hook_failed" where the site's hook is wrong: ${String(pushStatus)}`, async (context) => {
      const { browser, site } = await open(context, { pushStatus });
      await browser.send('/push/begin', rightPassword);
      const response = await browser.send('/push/status');
      assert.equal(response.status, 500);
      assert.equal(await codeOf(response), 'hook_failed');
      assert.deepEqual(site.sessions, []);
      assert.ok(!browser.transcript.join('\n').includes('database'));
    });
  }

  test('is not begun where SurePassID names no question', async (context) => {
    const { server } = await openServer(context, () => Response.json({ errorCode: 0 }));
    const site = openSite({ server, methods: ['push'], pushStatus: findOut });
    const response = await site.open().send('/push/begin', rightPassword);
    assert.equal(await codeOf(response), 'surepassid_bad_response');
    assert.deepEqual(response.headers.getSetCookie(), []);
  });
});
