import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createSoftToken } from '@second-factor/emulators';
import type { SoftToken } from '@second-factor/emulators';
import { registerWith, signWith } from '../u2f/client.js';
import { appId, enrolled, setUp } from './support.js';

/** What `sign` is posted. */
async function signed(
  token: SoftToken,
  asked: Parameters<typeof signWith>[1] & { readonly sessionId: string },
) {
  const { sessionId } = asked;
  return { ...(await signWith(token, asked)), sessionId, version: 'U2F_V2' };
}

suite('pre_enroll of an emulated SurePassID', () => {
  test('answers in the words of the documentation', async () => {
    const { call } = await setUp();
    const answer = await call('pre_enroll', { appId });
    const [{ challenge, sessionId }] = answer.RegisterRequest;
    assert.deepEqual(answer, {
      type: 'u2f_register_request',
      errorCode: 0,
      errorMessage: '',
      SignRequest: [],
      RegisterRequest: [{ challenge, appId, sessionId, version: 'U2F_V2' }],
    });
    assert.match(challenge, /^[\w-]{43}$/);
    assert.match(sessionId, /^[A-Za-z0-9+/]{14}==$/);
    assert.match(Buffer.from(sessionId, 'base64').toString(), /^[0-9A-F]{10}$/);
  });

  test('names the keys that are registered', async () => {
    const { call } = await enrolled();
    const { SignRequest } = await call('pre_enroll', { appId });
    const [key] = SignRequest;
    assert.deepEqual(Object.keys(key ?? {}), [
      'challenge',
      'appId',
      'sessionId',
      'keyHandle',
      'version',
    ]);
  });

  test('is refused without an App ID, and for nobody', async () => {
    const { codeOf } = await setUp();
    assert.equal(await codeOf('pre_enroll'), 9013);
    assert.equal(await codeOf('pre_enroll', { appId, username: 'carol' }), 9001);
  });
});

suite('enroll of an emulated SurePassID', () => {
  test('takes a key, as a device with its name and a serial number', async () => {
    const { first, emulator } = await enrolled();
    assert.deepEqual(first, { type: 'u2f_register_response', errorCode: 0, errorMessage: 'OK' });
    const [, device] = emulator.devices('alice');
    assert.deepEqual(device, {
      tokenId: device?.tokenId,
      psn: device?.psn,
      kind: 'u2f',
      name: 'My key',
      isActive: true,
    });
    assert.match(device.psn, /^\d{8}$/);
  });

  test('fills a device that waits for a key', async () => {
    const { call, emulator, enroll } = await enrolled();
    const { deviceId } = await call('add_u2f_device', { deviceType: 12, OtpType: 8 });
    assert.equal((await enroll(await createSoftToken({ touch: 'always' }))).errorCode, 0);
    const devices = emulator.devices('alice');
    assert.equal(devices.length, 3);
    assert.equal(devices.at(-1)?.tokenId, deviceId);
    assert.equal(devices.at(-1)?.name, 'My key');
  });

  for (const [name, deviation, code] of [
    ['another challenge', { challenge: 'b3RoZXI' }, 9046],
    ['another origin', { origin: 'https://evil.example' }, 9045],
    ['another ceremony', { typ: 'navigator.id.getAssertion' }, 9045],
    ['client data that is no JSON', { clientData: '{' }, 9045],
    ['client data that is a list', { clientData: '[]' }, 9045],
    ['client data without an origin', { clientData: '{"typ":"x","challenge":"x"}' }, 9045],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const { enroll, token } = await enrolled();
      assert.equal((await enroll(token, deviation)).errorCode, code);
    });
  }

  for (const [name, change] of [
    ['a wrong version', { version: 'U2F_V3' }],
    ['no version', { version: undefined }],
    ['swapped members', { registrationData: 'e30', clientData: 'BQ' }],
    ['no registration', { registrationData: undefined }],
    ['no client data', { clientData: 1 }],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const { call, codeOf } = await setUp();
      const token = await createSoftToken({ touch: 'always' });
      const [asked] = (await call('pre_enroll', { appId })).RegisterRequest;
      const { sessionId } = asked;
      const named = { sessionId, securityKeyName: 'My key' };
      const answer = { ...(await registerWith(token, asked)), ...named };
      assert.equal(await codeOf('enroll', { ...answer, ...change }), 9045);
    });
  }

  test('refuses a key without a name', async () => {
    const { call, codeOf, emulator } = await setUp();
    const token = await createSoftToken({ touch: 'always' });
    for (const securityKeyName of [undefined, '']) {
      const [asked] = (await call('pre_enroll', { appId })).RegisterRequest;
      const answer = { ...(await registerWith(token, asked)), sessionId: asked.sessionId };
      assert.equal(await codeOf('enroll', { ...answer, securityKeyName }), 9013);
    }
    assert.equal(emulator.devices('alice').length, 1);
  });

  test('refuses a wrong attestation signature', async () => {
    const { enroll, token } = await enrolled();
    token.misbehave({ signature: 'wrong' });
    assert.equal((await enroll()).errorCode, 9045);
  });
});

suite('a session of an emulated SurePassID', () => {
  const begin = async () => {
    const server = await setUp();
    const token = await createSoftToken({ touch: 'always' });
    const [asked] = (await server.call('pre_enroll', { appId })).RegisterRequest;
    const { sessionId } = asked;
    const named = { sessionId, securityKeyName: 'My key' };
    const answer = { ...(await registerWith(token, asked)), ...named };
    return { ...server, answer, token };
  };

  test('ends with its first answer, right or wrong', async () => {
    const { codeOf, answer } = await begin();
    assert.equal(await codeOf('enroll', { ...answer, registrationData: 'BQ' }), 9045);
    assert.equal(await codeOf('enroll', answer), 9046);
  });

  for (const [milliseconds, code] of [
    [59_999, 0],
    [60_000, 9046],
  ] as const) {
    test(`is ${code ? 'over' : 'open'} after ${milliseconds} ms`, async () => {
      const { codeOf, answer, clock } = await begin();
      clock.now += milliseconds;
      assert.equal(await codeOf('enroll', answer), code);
    });
  }

  test('is its user’s alone, and stays so', async () => {
    const { codeOf, answer } = await begin();
    assert.equal(await codeOf('enroll', { ...answer, username: 'bob' }), 9046);
    assert.equal(await codeOf('enroll', answer), 0);
  });

  test('is of one ceremony', async () => {
    const { codeOf, answer } = await begin();
    assert.equal(await codeOf('sign', answer), 9046);
  });

  test('is known byte for byte', async () => {
    const { codeOf, answer } = await begin();
    const sessionId = answer.sessionId.replaceAll('=', '');
    assert.equal(await codeOf('enroll', { ...answer, sessionId }), 9046);
  });
});

suite('pre_sign and sign of an emulated SurePassID', () => {
  test('log in, in the words of the documentation', async () => {
    const { call, logIn } = await enrolled();
    const answer = await call('pre_sign', { appId, psn: '' });
    const [key] = answer.SignRequest;
    assert.ok(key);
    const { challenge, sessionId, keyHandle } = key;
    assert.deepEqual(answer, {
      type: 'u2f_sign_request',
      errorCode: 0,
      errorMessage: '',
      SignRequest: [{ challenge, appId, sessionId, keyHandle, version: 'U2F_V2' }],
    });
    const done = { type: 'u2f_sign_response', errorCode: 0, errorMessage: 'OK' };
    assert.deepEqual(await logIn(), done);
    assert.deepEqual(await logIn(), done);
  });

  test('ask the first key, or the one of a serial number', async () => {
    const { call, emulator, enroll, logIn } = await enrolled();
    const other = await createSoftToken({ touch: 'always' });
    await enroll(other);
    const psn = emulator.devices('alice').at(-1)?.psn ?? '';
    const [first] = (await call('pre_sign', { appId })).SignRequest;
    const [second] = (await call('pre_sign', { appId, psn })).SignRequest;
    assert.notEqual(first?.keyHandle, second?.keyHandle);
    assert.equal((await logIn({}, other, psn)).errorCode, 0);
  });

  for (const [name, fields, code] of [
    ['a person without a key', { appId, username: 'bob' }, 9036],
    ['an App ID without a key', { appId: 'https://other.example' }, 9036],
    ['a serial number that is none', { appId, psn: '1' }, 9021],
    ['no App ID', {}, 9013],
  ] as const) {
    test(`are refused for ${name}`, async () => {
      const { codeOf } = await enrolled();
      assert.equal(await codeOf('pre_sign', fields), code);
    });
  }

  test('are refused with the serial number of another device', async () => {
    const { call, codeOf, token, emulator } = await enrolled();
    const [asked] = (await call('pre_sign', { appId })).SignRequest;
    assert.ok(asked);
    const answer = await signed(token, asked);
    const psn = emulator.devices('alice')[0]?.psn;
    assert.equal(await codeOf('sign', { ...answer, psn }), 9021);
  });

  for (const version of [undefined, 'U2F_V3']) {
    test(`are refused for ${version ? 'a wrong' : 'no'} version`, async () => {
      const { call, codeOf, token } = await enrolled();
      const [asked] = (await call('pre_sign', { appId })).SignRequest;
      assert.ok(asked);
      assert.equal(await codeOf('sign', { ...(await signed(token, asked)), version }), 9045);
    });
  }

  test('are refused for a key that was deleted meanwhile', async () => {
    const { call, codeOf, token } = await enrolled();
    const [asked] = (await call('pre_sign', { appId })).SignRequest;
    assert.ok(asked);
    const answer = await signed(token, asked);
    await call('delete_all_keys');
    assert.equal(await codeOf('sign', answer), 9021);
  });

  for (const [name, deviation, code] of [
    ['another challenge', { challenge: 'b3RoZXI' }, 9046],
    ['another origin', { origin: 'https://evil.example' }, 9045],
    ['a registration', { typ: 'navigator.id.finishEnrollment' }, 9045],
  ] as const) {
    test(`are refused for ${name}`, async () => {
      const { logIn } = await enrolled();
      assert.equal((await logIn(deviation)).errorCode, code);
    });
  }

  for (const [name, faults, code] of [
    ['nobody’s touch', { presence: 0 }, 9045],
    ['a wrong signature', { signature: 'wrong' }, 9045],
    ['a counter that has not grown', { counter: 1 }, 9047],
  ] as const) {
    test(`are refused for ${name}`, async () => {
      const { logIn, token } = await enrolled();
      assert.equal((await logIn()).errorCode, 0);
      token.misbehave(faults);
      assert.equal((await logIn()).errorCode, code);
    });
  }

  test('take WebAuthn’s client data only where the options say so', async () => {
    const deviation = { typ: undefined, type: 'webauthn.get' };
    for (const [acceptsWebAuthn, code] of [
      [false, 9045],
      [true, 0],
    ] as const) {
      const { logIn } = await enrolled({ acceptsWebAuthn });
      assert.equal((await logIn(deviation)).errorCode, code);
    }
  });

  for (const [name, members] of [
    ['U2F’s name in WebAuthn’s member', { typ: undefined, type: 'navigator.id.getAssertion' }],
    ['WebAuthn’s name in U2F’s member', { typ: 'webauthn.get' }],
    ['both members', { type: 'webauthn.get' }],
  ] as const) {
    test(`are refused for client data with ${name}`, async () => {
      const { logIn } = await enrolled({ acceptsWebAuthn: true });
      assert.equal((await logIn(members)).errorCode, 9045);
    });
  }

  for (const [rpId, origin, code] of [
    ['site.example', 'https://login.site.example', 0],
    ['localhost', 'http://localhost:3000', 0],
    ['example', 'https://site.example', 9045],
    ['com', 'https://site.com', 9045],
  ] as const) {
    test(`are ${code ? 'refused' : 'taken'} for the domain ${rpId} on ${origin}`, async () => {
      const { call } = await setUp({ acceptsWebAuthn: true });
      const token = await createSoftToken({ touch: 'always' });
      const [asked] = (await call('pre_enroll', { appId: rpId })).RegisterRequest;
      const { sessionId } = asked;
      const deviation = { typ: undefined, type: 'webauthn.create', origin };
      const named = { sessionId, securityKeyName: 'My key' };
      const answer = { ...(await registerWith(token, asked, deviation)), ...named };
      assert.equal((await call('enroll', answer)).errorCode, code);
    });
  }

  test('take pages of other origins that the options list', async () => {
    const origin = 'https://login.site.example';
    const { logIn } = await enrolled({ facets: [origin] });
    assert.equal((await logIn({ origin })).errorCode, 0);
  });
});

suite('the keys of an emulated SurePassID', () => {
  for (const name of ['psn', 'printedSerialNumber', 'tokenID', 'deviceId'] as const) {
    test(`are deleted by ${name}`, async () => {
      const { codeOf, emulator } = await enrolled();
      const device = emulator.devices('alice').at(-1);
      const value = name === 'tokenID' || name === 'deviceId' ? device?.tokenId : device?.psn;
      assert.equal(await codeOf('delete_key', { [name]: value }), 0);
      assert.equal(await codeOf('delete_key', { [name]: value }), 9021);
      assert.equal(await codeOf('pre_sign', { appId }), 9036);
    });
  }

  test('are deleted only by a name of theirs', async () => {
    const { codeOf, emulator } = await enrolled();
    assert.equal(await codeOf('delete_key'), 9020);
    assert.equal(await codeOf('delete_key', { psn: emulator.devices('alice')[0]?.psn }), 9008);
  });

  test('are all deleted at once, and nothing else is', async () => {
    const { codeOf, emulator } = await enrolled();
    assert.equal(await codeOf('delete_all_keys'), 0);
    assert.deepEqual(
      emulator.devices('alice').map(({ kind }) => kind),
      ['oath'],
    );
  });
});
