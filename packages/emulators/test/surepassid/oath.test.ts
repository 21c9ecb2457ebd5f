import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SentCode, SentPush } from '@second-factor/emulators';
import { setUp } from './support.js';

/** A server that has sent alice a code, and her device. */
async function sent() {
  const server = await setUp();
  await server.call('send_oath_otp', { deliveryMethod: 'sms' });
  const [code = ''] = server.emulator.codes('alice');
  const psn = server.emulator.devices('alice')[0]?.psn ?? '';
  return { ...server, code, psn };
}

/** Six digits that are none of some. */
function another(...codes: readonly string[]): string {
  const number = [0, 1, 2, 3, 4, 5, 6].map((digit) => `${digit}`.repeat(6));
  return number.find((code) => !codes.includes(code)) ?? '';
}

suite('a code that an emulated SurePassID sends', () => {
  for (const deliveryMethod of ['sms', 'voice', 'email']) {
    test(`goes out by ${deliveryMethod}`, async () => {
      const messages: (SentCode | SentPush)[] = [];
      const { call, emulator } = await setUp({ deliver: (message) => messages.push(message) });
      const answer = await call('send_oath_otp', { deliveryMethod });
      assert.deepEqual(answer, { type: 'send_oath_otp', errorCode: 0, errorMessage: '' });
      const [code = ''] = emulator.codes('alice');
      const psn = emulator.devices('alice')[0]?.psn;
      assert.match(code, /^\d{6}$/);
      assert.deepEqual(messages, [{ kind: 'code', username: 'alice', deliveryMethod, psn, code }]);
    });
  }

  for (const name of ['otp', 'code']) {
    test(`is taken as ${name}, once`, async () => {
      const { call, codeOf, code, psn, emulator } = await sent();
      const answer = await call('validate_oath_otp', { [name]: code, psn });
      assert.deepEqual(answer, { type: 'validate_oath_otp', errorCode: 0, errorMessage: '' });
      assert.deepEqual(emulator.codes('alice'), []);
      assert.equal(await codeOf('validate_oath_otp', { [name]: code, psn }), 9002);
    });
  }

  for (const [milliseconds, result] of [
    [299_999, 0],
    [300_000, 9043],
  ] as const) {
    test(`is ${result ? 'over' : 'good'} after ${milliseconds} ms`, async () => {
      const { codeOf, code, clock } = await sent();
      clock.now += milliseconds;
      assert.equal(await codeOf('validate_oath_otp', { otp: code }), result);
    });
  }

  test('is replaced by the next one', async () => {
    const { call, codeOf, code, emulator } = await sent();
    await call('send_oath_otp', { deliveryMethod: 'email' });
    const [next = ''] = emulator.codes('alice');
    if (next !== code) assert.equal(await codeOf('validate_oath_otp', { otp: code }), 9003);
    assert.equal(await codeOf('validate_oath_otp', { otp: next }), 0);
  });

  test('that is wrong comes back in the message, with the serial number', async () => {
    const { call, code, psn } = await sent();
    const wrong = another(code);
    const { errorCode, errorMessage } = await call('validate_oath_otp', { otp: wrong, psn });
    assert.equal(errorCode, 9003);
    assert.ok(errorMessage.includes(wrong) && errorMessage.includes(psn));
  });

  test('is not taken any more after five wrong ones', async () => {
    const { codeOf, code } = await sent();
    const otp = another(code);
    for (let tries = 0; tries < 5; tries++) {
      assert.equal(await codeOf('validate_oath_otp', { otp }), 9003);
    }
    assert.equal(await codeOf('validate_oath_otp', { otp: code }), 9015);
  });

  for (const [name, type, fields, result] of [
    ['no code', 'validate_oath_otp', {}, 9030],
    ['a device that is none', 'validate_oath_otp', { otp: '000000', psn: '1' }, 9021],
    ['a person without a device', 'validate_oath_otp', { otp: '000000', username: 'bob' }, 9036],
    ['a way that is none', 'send_oath_otp', { deliveryMethod: 'pigeon' }, 9044],
    ['no way', 'send_oath_otp', {}, 9044],
    ['nobody’s device', 'send_oath_otp', { deliveryMethod: 'sms', username: 'bob' }, 9036],
    [
      'a device that is not there',
      'send_oath_otp',
      { deliveryMethod: 'sms', printedSerialNumber: '1' },
      9021,
    ],
  ] as const) {
    test(`is refused for ${name}: ${type}`, async () => {
      const { codeOf } = await sent();
      assert.equal(await codeOf(type, fields), result);
    });
  }
});

suite('a code that a device shows', () => {
  /** A server, and alice's device. */
  const shown = async () => {
    const server = await setUp();
    const psn = server.emulator.devices('alice')[0]?.psn ?? '';
    const validate = (otp = '') => server.codeOf('validate_oath_otp', { otp, psn });
    return { ...server, psn, validate };
  };

  test('is taken once, and none before it is', async () => {
    const { emulator, psn, validate, clock } = await shown();
    const before = emulator.shownCode(psn);
    clock.now += 30_000;
    const code = emulator.shownCode(psn);
    assert.match(code ?? '', /^\d{6}$/);
    assert.equal(await validate(code), 0);
    assert.equal(await validate(code), 9002);
    if (before !== code) assert.equal(await validate(before), 9002);
  });

  for (const [steps, result] of [
    [-1, 0],
    [1, 0],
    [2, 9003],
    [-2, 9003],
  ] as const) {
    test(`is ${result ? 'refused' : 'taken'} when its clock is ${steps * 30} seconds ahead`, async () => {
      const { emulator, psn, validate, clock } = await shown();
      clock.now += steps * 30_000;
      const code = emulator.shownCode(psn);
      clock.now -= steps * 30_000;
      assert.equal(await validate(code), result);
    });
  }

  test('sets the clock of a device that is ahead', async () => {
    const { emulator, psn, validate, clock, codeOf } = await shown();
    clock.now += 300_000;
    const code = emulator.shownCode(psn);
    clock.now -= 300_000;
    assert.equal(await codeOf('sync_oath_device', { psn, otp: code }), 0);
    assert.equal(await codeOf('sync_oath_device', { psn, otp: code }), 9002);
    clock.now += 30_000;
    assert.equal(await validate(emulator.shownCode(psn)), 0);
  });

  test('sets no clock when it is of no time near ours', async () => {
    const { emulator, psn, clock, codeOf } = await shown();
    clock.now += 3_600_000;
    const code = emulator.shownCode(psn);
    clock.now -= 3_600_000;
    assert.equal(await codeOf('sync_oath_device', { psn, otp: code }), 9035);
    assert.equal(await codeOf('sync_oath_device', { psn }), 9030);
  });

  test('is of a device that there is', async () => {
    const { emulator } = await shown();
    assert.equal(emulator.shownCode('1'), undefined);
  });
});

suite('a device for codes', () => {
  test('is added, then made active, then good', async () => {
    const { call, codeOf, emulator } = await setUp();
    const bob = { username: 'bob' };
    const { deviceId, errorCode } = await call('add_oath_device', {
      ...bob,
      notificationMethod: 1,
    });
    assert.equal(errorCode, 0);
    const [device] = emulator.devices('bob');
    assert.ok(device);
    assert.equal(device.tokenId, deviceId);
    const { psn } = device;
    assert.equal(await codeOf('send_oath_otp', { ...bob, deliveryMethod: 'sms' }), 9028);
    const otp = emulator.shownCode(psn);
    assert.equal(await codeOf('validate_oath_otp', { ...bob, otp }), 9028);
    assert.equal(await codeOf('active_oath_device', { ...bob, psn, otp: 'x' }), 9003);
    assert.equal(await codeOf('active_oath_device', { ...bob, psn, otp }), 0);
    assert.equal(await codeOf('send_oath_otp', { ...bob, deliveryMethod: 'sms' }), 0);
  });

  test('is made active without a code, too', async () => {
    const { call, codeOf } = await setUp();
    const { psn } = await call('add_oath_device');
    assert.equal(await codeOf('active_oath_device', { psn }), 0);
  });

  test('is no key', async () => {
    const { call, codeOf } = await setUp();
    const { psn } = await call('add_u2f_device');
    assert.equal(await codeOf('active_oath_device', { psn }), 9008);
    assert.equal(await codeOf('sync_oath_device', { psn, otp: '000000' }), 9008);
  });
});
