import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { surePassIdClient, type SurePassIdServerOptions } from '@second-factor/server';
import { codeOf } from '../support/browser.js';
import { password } from '../support/site.js';
import { accountKey, accountName } from '../support/surepassid-server.js';
import { openAll, rightPassword } from '../support/surepassid-site.js';

/** A site with codes, and alice with a device for them. */
async function open(context: TestContext, options: Partial<SurePassIdServerOptions> = {}) {
  const sent: string[] = [];
  const all = await openAll(
    context,
    { methods: ['otp'], ...options },
    { deliver: (message) => sent.push(message.deliveryMethod) },
  );
  const { server, emulator, browser } = all;
  const client = surePassIdClient({ server, accountName, accountKey });
  for (let count = 0; count < 2; count += 1) {
    await client.addOathDevice({ username: 'alice' });
    const { psn = '' } = emulator.devices('alice').at(-1) ?? {};
    await client.activeOathDevice({ username: 'alice', psn });
  }
  all.calls.length = 0;
  browser.cookies.clear();
  const code = () => emulator.codes('alice')[0] ?? '';
  return { ...all, sent, code };
}

suite('a login by a code of SurePassID', () => {
  test('sends the code to who has passed the password, and takes it', async (context) => {
    const { browser, site, sent, code, calls } = await open(context);
    const response = await browser.send('/otp/send', rightPassword);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { delivery: 'sms' });
    assert.deepEqual(sent, ['sms']);
    const verified = await browser.send('/otp/verify', { otp: code() });
    assert.equal(verified.status, 201);
    assert.deepEqual(await verified.json(), { name: 'alice' });
    assert.deepEqual(
      site.sessions.map(({ username, method }) => [username, method]),
      [['alice', 'otp']],
    );
    const types = calls.map(({ body }) => body['type']);
    assert.deepEqual(types, ['send_oath_otp', 'validate_oath_otp']);
    assert.equal(browser.cookies.size, 0);
    assert.deepEqual(site.failures, []);
  });

  test('sends by the way that the page asks for, where the site has it', async (context) => {
    const { browser, sent, calls } = await open(context, { deliveries: ['email', 'voice'] });
    await browser.send('/otp/send', rightPassword);
    await browser.send('/otp/send', { ...rightPassword, delivery: 'voice' });
    assert.deepEqual(sent, ['email', 'voice']);
    calls.length = 0;
    for (const delivery of ['sms', 'pigeon', '']) {
      const response = await browser.send('/otp/send', { ...rightPassword, delivery });
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'method_not_offered');
    }
    assert.deepEqual(calls, []);
  });

  test('sends again without the password, in the browser that has begun', async (context) => {
    const { browser, site, sent, code } = await open(context);
    const stranger = await site.open().send('/otp/send');
    assert.equal(stranger.status, 403);
    assert.equal(await codeOf(stranger), 'challenge_expired');
    await browser.send('/otp/send', rightPassword);
    const first = code();
    assert.equal((await browser.send('/otp/send', { delivery: 'voice' })).status, 200);
    assert.deepEqual(sent, ['sms', 'voice']);
    assert.notEqual(code(), first);
    assert.equal((await browser.send('/otp/verify', { otp: code() })).status, 201);
  });

  test('takes a code that a device shows together with the password', async (context) => {
    const { browser, site, emulator, sent } = await open(context);
    const otp = emulator.shownCode(emulator.devices('alice')[0]?.psn ?? '') ?? '';
    const response = await browser.send('/otp/verify', { ...rightPassword, otp });
    assert.equal(response.status, 201);
    assert.deepEqual([sent, site.sessions.length], [[], 1]);
    const wrong = { user_id: 'alice', password: 'wrong', otp };
    assert.equal(await codeOf(await browser.send('/otp/verify', wrong)), 'password_required');
  });

  test('names the device that the site names', async (context) => {
    const { browser, site, calls, emulator } = await open(context, {
      serialNumber: ({ username }) => emulator.devices(username)[1]?.psn ?? null,
    });
    await browser.send('/otp/send', rightPassword);
    const psn = emulator.devices('alice')[1]?.psn;
    assert.equal(calls[0]?.body['printedSerialNumber'], psn);
    const [otp = ''] = emulator.codes('alice');
    assert.equal((await browser.send('/otp/verify', { otp })).status, 201);
    assert.equal(calls[1]?.body['psn'], psn);
    assert.equal(site.sessions.length, 1);
  });

  test('takes a code in groups, and none that is no code', async (context) => {
    const { browser, code, calls } = await open(context);
    await browser.send('/otp/send', rightPassword);
    calls.length = 0;
    for (const otp of ['', '12', 'a'.repeat(65), '12<3>4', undefined]) {
      const response = await browser.send('/otp/verify', { otp });
      assert.equal(await codeOf(response), 'invalid_request');
    }
    assert.deepEqual(calls, []);
    const otp = ` ${code().slice(0, 3)} - ${code().slice(3)}\n`;
    assert.equal((await browser.send('/otp/verify', { otp })).status, 201);
  });

  test('says that a code is wrong, and never which code or device', async (context) => {
    const { browser, site, emulator, code } = await open(context);
    await browser.send('/otp/send', rightPassword);
    const otp = 'WRONG7';
    const response = await browser.send('/otp/verify', { otp });
    assert.equal(response.status, 403);
    const { code: told, title } = (await response.json()) as Record<string, string>;
    assert.deepEqual([told, title], ['surepassid.9003', 'This code is wrong']);
    const all = [...browser.transcript, JSON.stringify(site.failures)].join('\n');
    assert.ok(!all.includes(otp) && !all.includes(emulator.devices('alice')[0]?.psn ?? '?'));
    assert.equal(site.failures[0]?.detail, 'SurePassID says 9003 (OTPInvalid)');
    // A slip of the finger ends nothing.
    assert.equal((await browser.send('/otp/verify', { otp: code() })).status, 201);
  });

  test('is guessed five times, at once or one by one, and then no more', async (context) => {
    const { browser, calls, code, site } = await open(context);
    await browser.send('/otp/send', rightPassword);
    const otp = code();
    calls.length = 0;
    const guesses = Array.from({ length: 8 }, () => browser.send('/otp/verify', { otp: 'WRONG7' }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    assert.deepEqual(statuses.sort(), [403, 403, 403, 403, 403, 429, 429, 429]);
    await browser.send('/otp/send');
    const right = await browser.send('/otp/verify', { otp });
    assert.equal(right.status, 429);
    assert.equal(await codeOf(right), 'too_many_requests');
    assert.equal(calls.filter(({ body }) => body['type'] === 'validate_oath_otp').length, 5);
    assert.deepEqual(site.sessions, []);
  });

  test('is sent five times for one password', async (context) => {
    const { browser, sent } = await open(context);
    const answers = [await browser.send('/otp/send', rightPassword)];
    for (let count = 2; count <= 6; count += 1) answers.push(await browser.send('/otp/send'));
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    assert.equal(sent.length, 5);
    assert.equal((await browser.send('/otp/send', rightPassword)).status, 200);
  });

  test('is refused for too many wrong codes, as SurePassID counts them', async (context) => {
    const { browser, code } = await open(context);
    await browser.send('/otp/send', rightPassword);
    for (let count = 0; count < 5; count += 1) {
      await browser.send('/otp/verify', { otp: 'WRONG7' });
    }
    await browser.send('/otp/send', rightPassword);
    const response = await browser.send('/otp/verify', { otp: code() });
    assert.equal(response.status, 429);
    assert.equal(await codeOf(response), 'surepassid.9015');
  });

  test('is good once', async (context) => {
    const { browser, site, code } = await open(context);
    await browser.send('/otp/send', rightPassword);
    const cookies = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const otp = code();
    await browser.send('/otp/verify', { otp });
    const ended = await browser.send('/otp/verify', { otp });
    assert.equal(await codeOf(ended), 'challenge_expired');
    const again = await browser.send('/otp/verify', { otp }, { headers: { Cookie: cookies } });
    assert.equal(await codeOf(again), 'surepassid.9002');
    assert.equal(site.sessions.length, 1);
  });

  for (const [name, fields] of [
    ['the code', {}],
    ['the password and a code that a device shows', rightPassword],
  ] as const) {
    test(`cannot be taken up again by any of its cookies once ${name} has ended it`, async (context) => {
      const { browser, site, code, emulator } = await open(context);
      const cookies: string[] = [];
      const send = async (fields: object) => {
        assert.equal((await browser.send('/otp/send', fields)).status, 200);
        cookies.push([...browser.cookies].map((pair) => pair.join('=')).join('; '));
      };
      await send(rightPassword);
      await send({});
      await send({});
      assert.equal(new Set(cookies).size, 3);
      const psn = emulator.devices('alice')[0]?.psn ?? '';
      const otp = 'password' in fields ? emulator.shownCode(psn) : code();
      assert.equal((await browser.send('/otp/verify', { ...fields, otp })).status, 201);
      for (const Cookie of cookies) {
        // A code that is good in itself: what refuses is that the login has ended.
        const fresh = site.open();
        await fresh.send('/otp/send', rightPassword);
        const again = await browser.send('/otp/verify', { otp: code() }, { headers: { Cookie } });
        assert.equal(await codeOf(again), 'challenge_expired');
      }
      assert.equal(site.sessions.length, 1);
    });
  }

  test('that was begun anew cannot be taken up by the cookie before', async (context) => {
    const { browser, site, code } = await open(context);
    await browser.send('/otp/send', rightPassword);
    const Cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    await browser.send('/otp/send', rightPassword);
    const old = await browser.send('/otp/verify', { otp: code() }, { headers: { Cookie } });
    assert.equal(await codeOf(old), 'challenge_expired');
    assert.deepEqual(site.sessions, []);
  });

  for (const [seconds, status] of [
    [355, 201],
    [361, 403],
  ] as const) {
    test(`is ${status} for a good code ${seconds} s after the password, however often it was sent`, async (context) => {
      const { browser, site, code, calls } = await open(context);
      await browser.send('/otp/send', rightPassword);
      site.pass(200_000);
      const again = await browser.send('/otp/send');
      assert.match(again.headers.getSetCookie().join(), /Max-Age=1(?:60|59|58);/);
      site.pass(seconds * 1000 - 200_000);
      calls.length = 0;
      const response = await browser.send('/otp/verify', { otp: code() });
      assert.equal(response.status, status);
      // SurePassID would have taken the code.
      assert.equal(calls.length, status === 201 ? 1 : 0);
      if (status === 403) assert.equal(await codeOf(response), 'challenge_expired');
    });
  }

  test('begun for one user is not finished for another', async (context) => {
    const { browser, site, code, emulator, calls, server } = await open(context);
    const client = surePassIdClient({ server, accountName, accountKey });
    await client.addOathAccount({ username: 'carol' });
    await browser.send('/otp/send', rightPassword);
    calls.length = 0;
    const fields = { user_id: 'carol', password, otp: code() };
    const response = await browser.send('/otp/verify', fields);
    assert.equal(await codeOf(response), 'surepassid.9003');
    assert.deepEqual(
      calls.map(({ body }) => body['username']),
      ['carol'],
    );
    const psn = emulator.devices('carol')[0]?.psn ?? '';
    const otp = emulator.shownCode(psn) ?? '';
    assert.equal((await browser.send('/otp/verify', { ...fields, otp })).status, 201);
    assert.deepEqual(
      site.sessions.map(({ username }) => username),
      ['carol'],
    );
  });

  for (const fields of [
    { login: 'alice', password: 'wrong' },
    { password: 'wrong' },
    { user_id: 'alice', password: 'wrong' },
  ]) {
    test(`is not resumed for a page that sends ${JSON.stringify(fields)}`, async (context) => {
      const { browser, code, calls } = await open(context);
      await browser.send('/otp/send', rightPassword);
      calls.length = 0;
      const response = await browser.send('/otp/verify', { ...fields, otp: code() });
      assert.equal(await codeOf(response), 'password_required');
      assert.deepEqual(calls, []);
    });
  }

  test('asks the site for nobody where there is nothing to go by', async (context) => {
    const asked: unknown[] = [];
    const { browser } = await open(context, {
      authenticate: (login) => {
        asked.push(login);
        return 'alice';
      },
    });
    for (const [path, body] of [
      ['/otp/verify', { otp: '123456' }],
      ['/otp/send', { delivery: 'sms' }],
    ] as const) {
      assert.equal(await codeOf(await browser.send(path, body)), 'challenge_expired');
    }
    assert.deepEqual(asked, []);
  });

  test('is kept in a cookie that no script and no other site has', async (context) => {
    const { browser } = await open(context);
    const response = await browser.send('/otp/send', rightPassword);
    const [cookie = ''] = response.headers.getSetCookie();
    assert.match(cookie, /^__Host-surepassid-login=/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=3']) {
      assert.ok(cookie.includes(part), part);
    }
  });

  test('is not offered unless the site says so', async (context) => {
    const { browser, calls } = await openAll(context);
    for (const path of ['/otp/send', '/otp/verify', '/push/begin', '/push/status']) {
      const response = await browser.send(path, { ...rightPassword, otp: '123456' });
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'method_not_offered');
    }
    assert.deepEqual(calls, []);
  });
});
