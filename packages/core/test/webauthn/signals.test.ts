import { assert } from 'chai';
import {
  signalAllAcceptedCredentials,
  signalCurrentUserDetails,
  signalUnknownCredential,
} from '../../src/webauthn/signals.js';
import { takeSlot } from '../../src/webauthn/slot.js';
import { register } from '../../src/webauthn/register.js';
import { addKey, creationOptions, credentialsOf, removeKeys } from '../keys.js';
import { replaceStatics, restoreStatics } from '../statics.js';

const rpId = 'localhost';
const userId = 'AQIDBA';

/** Each signal with good options, and what it is called in the browser. */
const signals = [
  {
    name: 'signalUnknownCredential',
    options: { rpId, credentialId: 'AQID' },
    send: () => signalUnknownCredential({ rpId, credentialId: 'AQID' }),
  },
  {
    name: 'signalAllAcceptedCredentials',
    options: { rpId, userId, allAcceptedCredentialIds: ['AQID'] },
    send: () => signalAllAcceptedCredentials({ rpId, userId, allAcceptedCredentialIds: ['AQID'] }),
  },
  {
    name: 'signalCurrentUserDetails',
    options: { rpId, userId, name: 'alice', displayName: 'Alice' },
    send: () => signalCurrentUserDetails({ rpId, userId, name: 'alice', displayName: 'Alice' }),
  },
];

suite('a signal', () => {
  teardown(async () => {
    restoreStatics();
    await removeKeys();
  });

  for (const { name, options, send } of signals) {
    suite(name, () => {
      test('is taken by a real browser', async () => {
        assert.deepEqual(await send(), { kind: 'sent' });
      });

      test('reaches the browser with its options, on its own object', async () => {
        const calls: unknown[] = [];
        replaceStatics({
          [name](this: unknown, given: unknown) {
            calls.push(this, given);
            return Promise.resolve();
          },
        });
        await send();
        assert.strictEqual(calls[0], PublicKeyCredential);
        assert.deepEqual(calls[1], options);
        assert.lengthOf(calls, 2);
      });

      test('is "unsupported" where the browser has none', async () => {
        replaceStatics({ [name]: undefined });
        assert.deepEqual(await send(), { kind: 'unsupported' });
      });

      for (const [what, act] of [
        ['rejects', () => Promise.reject(new TypeError('Invalid base64url'))],
        [
          'throws',
          () => {
            throw new TypeError('Illegal invocation');
          },
        ],
      ] as const) {
        test(`fails as a value when the browser ${what}`, async () => {
          replaceStatics({ [name]: act });
          const outcome = await send();
          if (outcome.kind !== 'failed') throw new Error(outcome.kind);
          assert.equal(outcome.error.code, 'signal_invalid');
          assert.instanceOf(outcome.error.cause, TypeError);
        });
      }

      test('waits until no ceremony is under way', async () => {
        let isSent = false;
        replaceStatics({
          [name]() {
            isSent = true;
            return Promise.resolve();
          },
        });
        const first = takeSlot();
        const outcome = send();
        // Whoever waits for the first to end is told before the signal can be on its way.
        const { free, release } = takeSlot();
        first.release();
        await free;
        assert.isFalse(isSent);
        release();
        assert.deepEqual(await outcome, { kind: 'sent' });
        assert.isTrue(isSent);
      });
    });
  }

  test('with bytes that are no base64url fails as a value in a real browser', async () => {
    const outcome = await signalUnknownCredential({ rpId, credentialId: 'not base64url!' });
    if (outcome.kind !== 'failed') throw new Error(outcome.kind);
    assert.equal(outcome.error.code, 'signal_invalid');
  });

  test('is "unsupported" where there is no WebAuthn', async () => {
    const { PublicKeyCredential: own } = window;
    Object.assign(window, { PublicKeyCredential: undefined });
    try {
      for (const { send } of signals) assert.deepEqual(await send(), { kind: 'unsupported' });
    } finally {
      window.PublicKeyCredential = own;
    }
  });

  test('of an empty list reaches no browser', async () => {
    let count = 0;
    replaceStatics({ signalAllAcceptedCredentials: () => Promise.resolve(count++) });
    const list = { rpId, userId, allAcceptedCredentialIds: [] };
    const outcome = await signalAllAcceptedCredentials(list);
    if (outcome.kind !== 'failed') throw new Error(outcome.kind);
    assert.equal(outcome.error.code, 'signal_invalid');
    assert.equal(count, 0);
    assert.deepEqual(await signalAllAcceptedCredentials(list, { force: true }), { kind: 'sent' });
    assert.equal(count, 1);
  });

  test('takes a key that the site does not know off its owner’s list', async () => {
    const key = await addKey({ transport: 'internal' });
    const authenticatorSelection = { residentKey: 'required' };
    const { credential } = await register(creationOptions({ authenticatorSelection }));
    assert.lengthOf(await credentialsOf(key), 1);
    await signalUnknownCredential({ rpId, credentialId: credential.id });
    assert.lengthOf(await credentialsOf(key), 0);
  });
});
