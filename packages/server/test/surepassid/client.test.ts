import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { SurePassIdError, surePassIdClient } from '@second-factor/server';
import { accountKey, accountName, openSurePassId } from '../support/surepassid-server.js';
import { u2fKey } from '../support/u2f-key.js';

const appId = 'https://site.example';
const user = { username: 'alice' };
const pw = 'password of alice';

async function open(context: TestContext, options = {}) {
  const served = await openSurePassId(context, options);
  const client = surePassIdClient({ server: served.server, accountName, accountKey });
  return { ...served, client };
}

/** Matches SurePassID's own number and name. */
function refusal(errorCode: number, reason: string | undefined) {
  return (error: unknown) => {
    assert.ok(error instanceof SurePassIdError);
    const { name, code } = error;
    assert.deepEqual([name, code], ['SurePassIdError', 'refused']);
    assert.deepEqual([error.errorCode, error.reason], [errorCode, reason]);
    return true;
  };
}

suite("SurePassID's interface", () => {
  test('is one address, to which all is posted as JSON with the account', async (context) => {
    const { client, calls } = await open(context);
    await client.findUser(user);
    const [call, ...more] = calls;
    assert.deepEqual(more, []);
    assert.equal(call?.method, 'POST');
    assert.equal(call.path, '/AuthServer/REST/U2F/U2FServer.aspx');
    assert.equal(call.headers.get('Content-Type'), 'application/json');
    assert.equal(call.headers.get('Authorization'), null);
    assert.deepEqual(call.body, {
      username: 'alice',
      type: 'find_user',
      spAccountLoginName: accountName,
      spAccountLoginKey: accountKey,
    });
  });

  test('registers a key and logs in by it', async (context) => {
    const { client, calls, emulator } = await open(context);
    const key = await u2fKey();
    const begun = await client.preEnroll({ ...user, appId });
    const [asked] = begun.registerRequests;
    assert.ok(asked);
    assert.deepEqual([asked.appId, asked.version, begun.signRequests], [appId, 'U2F_V2', []]);
    assert.match(asked.sessionId, /=$/);
    const { registrationData = '', clientData = '' } = await key.register(asked);
    const { sessionId } = asked;
    const securityKeyName = 'Blue';
    await client.enroll({ ...user, securityKeyName, registrationData, clientData, sessionId });
    assert.equal(emulator.devices('alice')[0]?.name, 'Blue');
    const signing = await client.preSign({ ...user, appId });
    const signed = await key.sign(signing.signRequests);
    const [request] = signing.signRequests;
    await client.sign({
      ...user,
      sessionId: request?.sessionId ?? '',
      clientData: signed['clientData'] ?? '',
      signatureData: signed['signatureData'] ?? '',
    });
    const sent = calls.map(({ body }) => body);
    assert.deepEqual(
      sent.map(({ type }) => type),
      ['pre_enroll', 'enroll', 'pre_sign', 'sign'],
    );
    assert.deepEqual(
      sent.map(({ psn, version }) => [psn, version]),
      [
        [undefined, undefined],
        [undefined, 'U2F_V2'],
        ['', undefined],
        ['', 'U2F_V2'],
      ],
    );
    const again = await client.preEnroll({ ...user, appId });
    assert.equal(again.signRequests[0]?.keyHandle, request?.keyHandle);
  });

  test('adds, finds and removes people and devices', async (context) => {
    const { client, calls, emulator } = await open(context);
    await client.addU2fAccount({ username: 'carol', fields: { pw: 'x' } });
    await client.validateUser({ username: 'carol', pw: 'x' });
    await client.addOathAccount({ username: 'dave' });
    assert.equal(emulator.devices('dave')[0]?.kind, 'oath');
    const { deviceId } = await client.addU2fDevice({ username: 'carol' });
    assert.match(deviceId ?? '', /^\d+$/);
    const { notificationMethod, deviceType, OtpType } = calls.at(-1)?.body ?? {};
    assert.deepEqual([notificationMethod, deviceType, OtpType], [0, 12, 8]);
    const oath = await client.addOathDevice({ username: 'carol', notificationMethod: 'sms' });
    assert.deepEqual(calls.at(-1)?.body['notificationMethod'], 2);
    const { devices } = await client.findUser({ username: 'carol' });
    assert.deepEqual(
      devices.map(({ tokenId }) => tokenId),
      [deviceId, oath.deviceId],
    );
    const [key, otp] = devices;
    const found = await client.findDevice({ username: 'carol', psn: otp?.psn ?? '' });
    assert.equal(found.fields['deviceId'], oath.deviceId);
    await client.deleteKey({ username: 'carol', psn: key?.psn });
    assert.equal((await client.findUser({ username: 'carol' })).devices.length, 1);
    await client.addU2fDevice({ username: 'carol' });
    await client.deleteAllKeys({ username: 'carol' });
    assert.deepEqual(
      emulator.devices('carol').map(({ kind }) => kind),
      ['oath'],
    );
  });

  test('checks passwords', async (context) => {
    const { client } = await open(context);
    await client.validateUser({ ...user, pw });
    await client.addU2fDevice(user);
    await client.validateU2fUser({ ...user, pw });
    await assert.rejects(
      client.validateOathUser({ ...user, pw }),
      refusal(9036, 'NoDevicesDefined'),
    );
    await assert.rejects(
      client.validateUser({ ...user, pw: 'wrong' }),
      refusal(9001, 'PartnerUserLoginFailed'),
    );
  });

  test('sends codes and checks them, under both names, once', async (context) => {
    const { client, calls, emulator } = await open(context);
    await client.addOathDevice(user);
    const [device] = emulator.devices('alice');
    const psn = device?.psn ?? '';
    await client.activeOathDevice({ ...user, psn });
    await client.sendOathOtp({ ...user, deliveryMethod: 'email', printedSerialNumber: psn });
    const [otp = ''] = emulator.codes('alice');
    await client.validateOathOtp({ ...user, otp, psn });
    const { body = {} } = calls.at(-1) ?? {};
    assert.deepEqual([body['otp'], body['code'], body['psn']], [otp, otp, psn]);
    await assert.rejects(client.validateOathOtp({ ...user, otp }), refusal(9002, 'OTPAlreadyUsed'));
    const shown = emulator.shownCode(psn) ?? '';
    await client.syncOathDevice({ ...user, psn, fields: { otp: shown } });
  });

  test('asks on the phone, by the newer and the older name', async (context) => {
    const users = [{ username: 'alice', hasPhone: true }];
    const { client, calls, emulator } = await open(context, { users });
    const reason = 'Log in';
    const request = { ...user, deliveryMethod: 'pushapp', reason } as const;
    const pushed = await client.sendPushMessage(request);
    const older = await client.pushOathOtp(request);
    assert.deepEqual(emulator.pushes('alice'), [pushed.authnUserReqId, older.authnUserReqId]);
    emulator.answerPush(pushed.authnUserReqId, 'approved');
    const fields = { AuthnUserReqId: pushed.authnUserReqId };
    const { fields: told } = await client.call('check_push_message', { ...user, fields });
    assert.deepEqual(told, { AuthnStatus: 'approved' });
    assert.deepEqual(
      calls.map(({ body }) => body['type']),
      ['send_push_message', 'push_oath_otp', 'check_push_message'],
    );
  });

  test('makes, checks and ends session tokens, with their numbers as text', async (context) => {
    const { client, calls } = await open(context);
    const { fields } = await client.createSessionToken({ ...user, pw });
    const { sessionTokenDurationMinutes, sessionTokenType } = calls.at(-1)?.body ?? {};
    assert.deepEqual([sessionTokenDurationMinutes, sessionTokenType], ['30', '0']);
    const sessionToken = String(fields['sessionToken']);
    await client.isSessionTokenValid({ ...user, sessionToken });
    await client.expireSessionToken({ ...user, sessionToken });
    await assert.rejects(
      client.isSessionTokenValid({ ...user, sessionToken }),
      refusal(9001, 'PartnerUserLoginFailed'),
    );
  });

  test('sends further members, but none in the place of its own', async (context) => {
    const { client, calls } = await open(context);
    const fields = { type: 'delete_all_keys', spAccountLoginKey: 'x', username: 'bob', more: true };
    await client.findUser({ ...user, fields });
    assert.deepEqual(calls[0]?.body, {
      type: 'find_user',
      username: 'alice',
      more: true,
      spAccountLoginName: accountName,
      spAccountLoginKey: accountKey,
    });
  });

  test('refuses with its own number and name, whatever the HTTP status', async (context) => {
    for (const errorStatus of [200, 401, 500]) {
      const { client, emulator } = await open(context, { errorStatus });
      emulator.failNext(9010);
      await assert.rejects(client.findUser(user), refusal(9010, 'DatabaseError'));
      emulator.failNext(9046);
      await assert.rejects(client.findUser(user), refusal(9046, undefined));
    }
  });

  test('takes a bare server name for one by https', async () => {
    const asked: string[] = [];
    const client = surePassIdClient({
      server: 'cloud.surepassid.example',
      accountName,
      accountKey,
      fetch: (input) => {
        asked.push(new Request(input).url);
        return Promise.resolve(Response.json({ errorCode: 0 }));
      },
    });
    await client.findUser(user);
    assert.deepEqual(asked, [
      'https://cloud.surepassid.example/AuthServer/REST/U2F/U2FServer.aspx',
    ]);
  });
});

suite('a wrong request', () => {
  const seen: unknown[] = [];
  const client = surePassIdClient({
    server: 'https://surepassid.example',
    accountName,
    accountKey,
    fetch: (...call) => {
      seen.push(call);
      return Promise.resolve(Response.json({ errorCode: 0 }));
    },
  });
  const wrong = 'confidential' as never;

  for (const [name, call] of Object.entries({
    type: () => client.call('', user),
    username: () => client.findUser({ username: '' }),
    'username, none': () => client.findUser({} as never),
    appId: () => client.preEnroll({ ...user, appId: undefined as never }),
    otp: () => client.validateOathOtp({ ...user, otp: 123456 as never }),
    sessionId: () => client.sign({ ...user, clientData: wrong, signatureData: wrong } as never),
    deliveryMethod: () => client.sendOathOtp(user as never),
    pw: () => client.createSessionToken({ ...user, pw: { confidential: 1 } as never }),
    notificationMethod: () => client.addU2fDevice({ ...user, notificationMethod: wrong }),
    more: () => client.findUser({ ...user, fields: { more: { confidential: 1 } as never } }),
  })) {
    test(`throws a TypeError before anything is sent: ${name}`, async () => {
      await assert.rejects(call(), (error: Error) => {
        assert.equal(error.name, 'TypeError');
        assert.match(error.message, new RegExp(`^${name.split(',')[0] ?? ''} must`));
        assert.doesNotMatch(error.message, /confidential/);
        return true;
      });
      assert.deepEqual(seen, []);
    });
  }
});
