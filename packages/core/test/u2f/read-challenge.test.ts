import { assert } from 'chai';
import { isSecondFactorError } from '../../src/errors.js';
import { readChallenge } from '../../src/u2f/read-challenge.js';
import { failureOf } from '../support.js';
import { newSeed, randomOf } from './random.js';
import { changedJson } from './strange.js';

const appId = 'https://rp.example';
const challenge = 'Y2hhbGxlbmdl';
const version = 'U2F_V2';
const request = { version, challenge, appId };
const known = { version, challenge, keyHandle: 'AQID', appId };

const right = [
  {
    what: 'a registration of version 1.0',
    operation: 'register',
    given: { appId, registerRequests: [request], signRequests: [known] },
    read: { appId, registerRequests: [request], signRequests: [known] },
  },
  {
    what: 'a registration of version 1.1',
    operation: 'register',
    given: {
      appId,
      registerRequests: [{ version, challenge }],
      registeredKeys: [{ version, keyHandle: 'AQID', transports: ['usb', 'nfc'] }],
    },
    read: {
      appId,
      registerRequests: [request],
      signRequests: [{ ...known, transports: ['usb', 'nfc'] }],
    },
  },
  {
    what: 'a registration beside a key of an older App ID, for the new one',
    operation: 'register',
    given: {
      registerRequests: [request],
      signRequests: [{ ...known, appId: 'https://old.example' }],
    },
    read: {
      appId,
      registerRequests: [request],
      signRequests: [{ ...known, appId: 'https://old.example' }],
    },
  },
  {
    what: 'a registration with keys in both forms',
    operation: 'register',
    given: {
      registerRequests: [request],
      registeredKeys: [{ version, keyHandle: 'AQID' }],
      signRequests: [{ ...known, keyHandle: 'BAUG' }],
    },
    read: {
      appId,
      registerRequests: [request],
      signRequests: [known, { ...known, keyHandle: 'BAUG' }],
    },
  },
  {
    what: 'a registration without an App ID at its top, and no keys',
    operation: 'register',
    given: { registerRequests: [request] },
    read: { appId, registerRequests: [request], signRequests: [] },
  },
  {
    what: 'a registration with nulls where there is nothing',
    operation: 'register',
    given: { appId: null, registerRequests: [request], signRequests: null, registeredKeys: null },
    read: { appId, registerRequests: [request], signRequests: [] },
  },
  {
    what: 'a key of version 1.0 to sign',
    operation: 'sign',
    given: { signRequests: [known] },
    read: { appId, registerRequests: [], signRequests: [known] },
  },
  {
    what: 'keys of version 1.1 to sign, one with an App ID of its own',
    operation: 'sign',
    given: {
      appId,
      challenge,
      registeredKeys: [
        { version, keyHandle: 'AQID' },
        { version, keyHandle: 'BAUG', appId: 'https://old.example', transports: [null, 5, 'ble'] },
      ],
    },
    read: {
      appId,
      registerRequests: [],
      signRequests: [
        known,
        { ...known, keyHandle: 'BAUG', appId: 'https://old.example', transports: ['ble'] },
      ],
    },
  },
  {
    what: 'keys to sign, each with its challenge',
    operation: 'sign',
    given: { signRequests: [known, { ...known, keyHandle: 'BAUG', challenge: 'b3RoZXI' }] },
    read: {
      appId,
      registerRequests: [],
      signRequests: [known, { ...known, keyHandle: 'BAUG', challenge: 'b3RoZXI' }],
    },
  },
  {
    what: 'requests beside those of another version of U2F, which are left out',
    operation: 'register',
    given: {
      appId,
      registerRequests: [{ version: 'U2F_V3' }, request],
      signRequests: [{ version: 'U2F_V1' }],
    },
    read: { appId, registerRequests: [request], signRequests: [] },
  },
  {
    what: 'texts with padding, which stay as they are',
    operation: 'sign',
    given: { signRequests: [{ ...known, challenge: 'AQ==', keyHandle: 'Ag==' }] },
    read: {
      appId,
      registerRequests: [],
      signRequests: [{ ...known, challenge: 'AQ==', keyHandle: 'Ag==' }],
    },
  },
] as const;

const wrong: readonly (readonly ['register' | 'sign', unknown, string])[] = [
  ['register', undefined, 'u2f'],
  ['register', null, 'u2f'],
  ['register', 'challenge', 'u2f'],
  ['register', [request], 'u2f'],
  ['register', { u2f: null }, 'u2f.registerRequests'],
  ['register', { u2f: 5 }, 'u2f'],
  ['register', { u2f: [] }, 'u2f'],
  ['register', {}, 'u2f.registerRequests'],
  ['register', { registerRequests: {} }, 'u2f.registerRequests'],
  ['register', { registerRequests: [] }, 'u2f.registerRequests'],
  ['register', { registerRequests: [{ ...request, version: 'U2F_V1' }] }, 'u2f.registerRequests'],
  ['register', { registerRequests: [request, 5] }, 'u2f.registerRequests[1]'],
  ['register', { registerRequests: [{ challenge, appId }] }, 'u2f.registerRequests[0].version'],
  ['register', { registerRequests: [{ version, appId }] }, 'u2f.registerRequests[0].challenge'],
  [
    'register',
    { registerRequests: [{ ...request, challenge: 'not base64' }] },
    'u2f.registerRequests[0].challenge',
  ],
  [
    'register',
    { registerRequests: [{ ...request, challenge: 'A'.repeat(5000) }] },
    'u2f.registerRequests[0].challenge',
  ],
  ['register', { registerRequests: [{ version, challenge }] }, 'u2f.appId'],
  ['register', { registerRequests: [request], appId: 5 }, 'u2f.appId'],
  [
    'register',
    { registerRequests: [{ ...request, appId: 5 }], appId },
    'u2f.registerRequests[0].appId',
  ],
  ['register', { registerRequests: [request], signRequests: 'none' }, 'u2f.signRequests'],
  ['register', { registerRequests: [request], registeredKeys: 'none' }, 'u2f.registeredKeys'],
  [
    'register',
    { registerRequests: [request], signRequests: [known, { ...known, keyHandle: 5 }] },
    'u2f.signRequests[1].keyHandle',
  ],
  ['sign', {}, 'u2f.signRequests'],
  ['sign', { signRequests: [] }, 'u2f.signRequests'],
  ['sign', { registeredKeys: [], challenge, appId }, 'u2f.registeredKeys'],
  ['sign', { signRequests: [request] }, 'u2f.signRequests[0].keyHandle'],
  ['sign', { signRequests: [{ ...known, keyHandle: '' }] }, 'u2f.signRequests[0].keyHandle'],
  [
    'sign',
    { signRequests: [{ ...known, keyHandle: 'A'.repeat(344) }] },
    'u2f.signRequests[0].keyHandle',
  ],
  [
    'sign',
    { appId, registeredKeys: [{ version, keyHandle: 'AQID' }] },
    'u2f.registeredKeys[0].challenge',
  ],
];

suite('readChallenge', () => {
  for (const { what, operation, given, read } of right) {
    test(`reads ${what}, alone and inside { u2f }`, () => {
      assert.deepEqual<unknown>(readChallenge(given, operation), read);
      assert.deepEqual<unknown>(readChallenge({ u2f: given, state: 'x' }, operation), read);
    });
  }

  test('shares nothing with what it was given', () => {
    const given = structuredClone({ registerRequests: [request], signRequests: [known] });
    const read = readChallenge(given, 'register');
    given.registerRequests.length = 0;
    Object.assign(given.signRequests[0] ?? {}, { keyHandle: 'BAUG' });
    assert.deepEqual<unknown>(read, { appId, registerRequests: [request], signRequests: [known] });
  });

  for (const [operation, given, path] of wrong) {
    const text = JSON.stringify([given]).slice(1, 120);
    test(`refuses ${text} at ${operation}, and says where`, async () => {
      const error = await failureOf(() => readChallenge(given, operation));
      assert.include(error, { code: 'invalid_options', phase: 'begin', path });
    });
  }

  test('refuses what cannot even be looked at', async () => {
    const given = {
      get registerRequests() {
        throw new RangeError('broken');
      },
    };
    const circle: Record<string, unknown> = {};
    circle['u2f'] = circle;
    for (const hostile of [given, circle, new Proxy({}, { ownKeys: () => ['x', 'x'] })]) {
      const error = await failureOf(() => readChallenge(hostile, 'register'));
      assert.equal(error.code, 'invalid_options');
    }
  });

  test('does not show what was wrong', async () => {
    const given = { signRequests: [{ ...known, keyHandle: 'a secret!' }] };
    const error = await failureOf(() => readChallenge(given, 'sign'));
    assert.notInclude(error.message + JSON.stringify(error), 'secret');
  });

  test('reads or refuses by our own error whatever it is given, 20000 times', function () {
    this.timeout(20_000);
    const seed = newSeed();
    const random = randomOf(seed);
    let count = 0;
    for (let round = 0; round < 20_000; round++) {
      const { given, operation } = random.pick(right);
      const changed = random.below(8) ? changedJson(random, given) : given;
      try {
        readChallenge(changed, operation);
        count++;
      } catch (error) {
        if (isSecondFactorError(error) && error.code === 'invalid_options') continue;
        throw new Error(`seed ${seed}, round ${round}`, { cause: error });
      }
    }
    assert.isAbove(count, 2000, `seed ${seed}`);
  });
});
