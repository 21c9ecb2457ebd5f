import { assert } from 'chai';
import { signInWithKey, type SignInOptions } from '../../src/keys/sign-in-with-key.js';
import { register } from '../../src/webauthn/register.js';
import { signalUnknownCredential } from '../../src/webauthn/signals.js';
import { replaceCredentials, restoreCredentials } from '../credentials.js';
import { addKey, creationOptions, credentialsOf, removeKeys, requestOptions } from '../keys.js';
import { replaceStatics, restoreStatics } from '../statics.js';
import { eventually, failureOf } from '../support.js';
import { failing, standIn } from './stand-in.js';

suite('signInWithKey', () => {
  teardown(async () => {
    restoreCredentials();
    restoreStatics();
    await removeKeys();
  });

  /** Registers a passkey on a fresh key of the computer's own. */
  async function addPasskey(): Promise<string> {
    const key = await addKey({ transport: 'internal' });
    const authenticatorSelection = { residentKey: 'required' };
    await register(creationOptions({ authenticatorSelection }));
    return key;
  }

  test('signs in with a real key', async () => {
    await addPasskey();
    const { provider, calls } = standIn();
    const { credential, response } = await signInWithKey(provider);
    assert.equal(credential?.response.userHandle, 'AQIDBA');
    assert.deepEqual(calls[1]?.given[0], credential);
    assert.deepEqual(response, { user: 'alice' });
  });

  test('tells the provider the mode', async () => {
    replaceCredentials();
    const { provider, calls } = standIn();
    await signInWithKey(provider, { mode: 'passwordless' });
    assert.propertyVal(calls[0]?.given[0], 'mode', 'passwordless');
  });

  suite('when the site does not know the key', () => {
    /** Signs in where the provider refuses, and collects what password managers are told. */
    async function signalsOf(refuse: () => Promise<never>, options: SignInOptions) {
      const signals: unknown[] = [];
      replaceCredentials();
      replaceStatics({
        signalUnknownCredential(signal: unknown) {
          signals.push(signal);
          return Promise.resolve();
        },
      });
      const { provider } = standIn({
        finishAuthentication: refuse,
        beginAuthentication: () =>
          Promise.resolve({ publicKey: requestOptions({ rpId: 'localhost' }) }),
      });
      const error = await failureOf(() => signInWithKey(provider, options));
      // Signals go one after the other: with this one, all before it have gone.
      const marker = { rpId: 'localhost', credentialId: 'marker' };
      await signalUnknownCredential(marker);
      assert.deepEqual(signals.pop(), marker);
      return { code: error.code, signals };
    }

    test('tells password managers, if it may', async () => {
      const told = await signalsOf(failing('not_registered', 404), {
        mode: 'passwordless',
        signalUnknown: true,
      });
      assert.deepEqual(told, {
        code: 'not_registered',
        signals: [{ rpId: 'localhost', credentialId: 'AQI' }],
      });
    });

    test('tells nobody, if it may not', async () => {
      const told = await signalsOf(failing('not_registered', 404), {});
      assert.deepEqual(told, { code: 'not_registered', signals: [] });
    });

    test('tells nobody of any other refusal', async () => {
      const told = await signalsOf(failing('http', 404), {
        mode: 'passwordless',
        signalUnknown: true,
      });
      assert.deepEqual(told, { code: 'http', signals: [] });
    });

    test('fails just so where the browser takes no such signal', async () => {
      replaceCredentials();
      replaceStatics({ signalUnknownCredential: undefined });
      const { provider } = standIn({ finishAuthentication: failing('not_registered') });
      const error = await failureOf(() =>
        signInWithKey(provider, { mode: 'passwordless', signalUnknown: true }),
      );
      assert.equal(error.code, 'not_registered');
    });

    test('a real browser stops offering the key', async () => {
      const key = await addPasskey();
      const { provider } = standIn({ finishAuthentication: failing('not_registered', 404) });
      await failureOf(() => signInWithKey(provider, { mode: 'passwordless', signalUnknown: true }));
      let count = 1;
      await eventually(() => {
        void credentialsOf(key).then((credentials) => (count = credentials.length));
        return count === 0;
      });
    });
  });
});
