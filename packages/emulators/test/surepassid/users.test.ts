import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SentPush } from '@second-factor/emulators';
import { appId, setUp } from './support.js';

suite('the users of an emulated SurePassID', () => {
  for (const [type, kind] of [
    ['add_u2f_account', undefined],
    ['add_oath_account', 'oath'],
  ] as const) {
    test(`are added by ${type}, once`, async () => {
      const { codeOf, emulator } = await setUp();
      assert.equal(await codeOf(type, { username: 'carol', pw: 'pass' }), 0);
      assert.equal(emulator.devices('carol')[0]?.kind, kind);
      assert.equal(await codeOf('validate_user', { username: 'carol', pw: 'pass' }), 0);
      assert.equal(await codeOf(type, { username: 'carol' }), 9019);
    });
  }

  for (const [name, fields, code] of [
    ['the password', { pw: 'secret' }, 0],
    ['another password', { pw: 'other' }, 9001],
    ['none', {}, 9001],
    ['no need of one', { noAuth: 'true' }, 0],
    ['a need of one', { noAuth: 'false' }, 9001],
    ['a person who has none', { username: 'bob', pw: '' }, 9001],
    ['nobody', { username: 'carol', noAuth: true }, 9001],
  ] as const) {
    test(`are validated by ${name}: ${code}`, async () => {
      const { codeOf } = await setUp();
      assert.equal(await codeOf('validate_user', fields), code);
    });
  }

  test('are validated as people with a device of the kind', async () => {
    const { codeOf } = await setUp();
    assert.equal(await codeOf('validate_oath_user', { pw: 'secret' }), 0);
    assert.equal(await codeOf('validate_u2f_user', { pw: 'secret' }), 9036);
    assert.equal(await codeOf('validate_oath_user', { pw: 'other' }), 9001);
  });

  test('are found with their devices', async () => {
    const { call, emulator } = await setUp();
    const [device] = emulator.devices('alice');
    const { Devices } = await call('find_user');
    assert.deepEqual(Devices, [{ tokenID: device?.tokenId, psn: device?.psn }]);
    assert.deepEqual((await call('find_user', { username: 'bob' })).Devices, []);
    assert.equal((await call('find_user', { username: 'carol' })).errorCode, 9001);
    const found = await call('find_device', { psn: device?.psn });
    assert.equal(found.deviceId, device?.tokenId);
    assert.equal((await call('find_device', { psn: '1' })).errorCode, 9021);
  });

  test('that are disabled are refused', async () => {
    const { codeOf } = await setUp({ users: [{ username: 'alice', isDisabled: true }] });
    assert.equal(await codeOf('pre_enroll', { appId }), 9007);
  });

  for (const [fields, code] of [
    [{ notificationMethod: 3 }, 9013],
    [{ deviceType: 1 }, 9008],
    [{ OtpType: 1 }, 9011],
  ] as const) {
    test(`get no device of ${JSON.stringify(fields)}`, async () => {
      const { codeOf } = await setUp();
      assert.equal(await codeOf('add_u2f_device', fields), code);
    });
  }
});

suite('a push of an emulated SurePassID', () => {
  for (const type of ['send_push_message', 'push_oath_otp']) {
    for (const decision of ['approved', 'refused'] as const) {
      test(`by ${type} can be ${decision}, once`, async () => {
        const { call, emulator } = await setUp();
        const { AuthnUserReqId } = await call(type, {
          deliveryMethod: 'pushapp',
          reason: 'Log in',
        });
        const status = async () =>
          (await call('check_push_message', { AuthnUserReqId })).AuthnStatus;
        assert.deepEqual(emulator.pushes('alice'), [AuthnUserReqId]);
        assert.deepEqual(emulator.pushes('bob'), []);
        assert.equal(await status(), 'pending');
        assert.equal(emulator.answerPush(AuthnUserReqId, decision), true);
        assert.equal(emulator.answerPush(AuthnUserReqId, 'approved'), false);
        assert.equal(await status(), decision);
        assert.deepEqual(emulator.pushes('alice'), []);
      });
    }
  }

  test('is its user’s alone, and not there for ever', async () => {
    const { call, codeOf, clock } = await setUp();
    const { AuthnUserReqId } = await call('send_push_message', { deliveryMethod: 'pushappu2f' });
    assert.equal(await codeOf('check_push_message', { AuthnUserReqId, username: 'bob' }), 9026);
    assert.equal(await codeOf('check_push_message'), 9025);
    clock.now += 300_000;
    assert.equal(await codeOf('check_push_message', { AuthnUserReqId }), 9026);
  });

  for (const [name, fields, code] of [
    ['a person without a device', { username: 'bob' }, 9036],
    ['a serial number that is none', { printedSerialNumber: '1' }, 9021],
    ['a device for codes', {}, 0],
  ] as const) {
    test(`is answered by ${code} for ${name}`, async () => {
      const messages: unknown[] = [];
      const { codeOf } = await setUp({ deliver: (message) => messages.push(message) });
      const push = { deliveryMethod: 'pushapp', ...fields };
      assert.equal(await codeOf('send_push_message', push), code);
      assert.equal(messages.length, code ? 0 : 1);
    });
  }

  test('is never for a key, nor for a device that is not active', async () => {
    const { call, codeOf, emulator } = await setUp({ users: [{ username: 'alice' }] });
    await call('add_u2f_device');
    const [key] = emulator.devices('alice');
    const push = { deliveryMethod: 'pushapp' };
    assert.equal(await codeOf('send_push_message', push), 9036);
    const named = { ...push, printedSerialNumber: key?.psn };
    assert.equal(await codeOf('send_push_message', named), 9021);
    await call('add_oath_device');
    assert.equal(await codeOf('send_push_message', push), 9028);
  });

  test('goes to the phone that it names', async () => {
    const messages: SentPush[] = [];
    const { codeOf, emulator } = await setUp({
      users: [{ username: 'alice', hasOathDevice: true, hasPhone: true }],
      deliver: (message) => {
        if (message.kind === 'push') messages.push(message);
      },
    });
    const phone = emulator.devices('alice').find(({ kind }) => kind === 'phone');
    const push = { deliveryMethod: 'pushapp', printedSerialNumber: phone?.psn };
    assert.equal(await codeOf('send_push_message', push), 0);
    assert.equal(messages[0]?.psn, phone?.psn);
  });

  test('goes no other way', async () => {
    const { codeOf } = await setUp();
    assert.equal(await codeOf('send_push_message', { deliveryMethod: 'sms' }), 9044);
  });
});

suite('a session token of an emulated SurePassID', () => {
  const type = { sessionTokenDurationMinutes: '30', sessionTokenType: '0' };

  test('is good until it is made to expire', async () => {
    const { call, codeOf } = await setUp();
    const { sessionToken } = await call('create_session_token', { pw: 'secret', ...type });
    assert.equal(await codeOf('is_session_token_valid', { sessionToken }), 0);
    assert.equal(await codeOf('is_session_token_valid', { sessionToken, username: 'bob' }), 9001);
    assert.equal(await codeOf('expire_session_token', { sessionToken }), 0);
    assert.equal(await codeOf('is_session_token_valid', { sessionToken }), 9001);
    assert.equal(await codeOf('expire_session_token', { sessionToken }), 9001);
  });

  test('is good for as long as was asked', async () => {
    const { call, codeOf, clock } = await setUp();
    const { sessionToken } = await call('create_session_token', { pw: 'secret', ...type });
    clock.now += 1_799_999;
    assert.equal(await codeOf('is_session_token_valid', { sessionToken }), 0);
    clock.now += 1;
    assert.equal(await codeOf('is_session_token_valid', { sessionToken }), 9001);
  });

  test('is made for whoever knows the password, and for some time', async () => {
    const { codeOf } = await setUp();
    assert.equal(await codeOf('create_session_token', { pw: 'other', ...type }), 9001);
    const sessionTokenDurationMinutes = 'x';
    const fields = { pw: 'secret', sessionTokenDurationMinutes };
    assert.equal(await codeOf('create_session_token', fields), 9013);
  });
});
