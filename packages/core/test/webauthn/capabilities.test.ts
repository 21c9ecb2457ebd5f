import { assert } from 'chai';
import { capabilities } from '../../src/webauthn/capabilities.js';
import { never } from '../credentials.js';
import { addKey, removeKeys } from '../keys.js';
import { replaceStatics, restoreStatics } from '../statics.js';
import { eventually } from '../support.js';
import { watchTimers } from './timers.js';

suite('capabilities', () => {
  teardown(async () => {
    restoreStatics();
    await removeKeys();
    await capabilities(true);
  });

  test('are what the browser says, extensions and all', async () => {
    const known = await capabilities(true);
    const told = await (
      PublicKeyCredential as unknown as { getClientCapabilities(): Promise<object> }
    ).getClientCapabilities();
    assert.deepInclude(known, told);
    // Whether it is depends on the authenticators that are there.
    assert.isBoolean(known['conditionalGet']);
    assert.isTrue(known['extension:prf']);
  });

  test('are nothing rather than "no" where the browser does not say', async () => {
    const known = await capabilities(true);
    assert.isUndefined(known['extension:ofTomorrow']);
    assert.isUndefined(known['ofTomorrow']);
  });

  test('are asked for once, and anew when that is wanted', async () => {
    let count = 0;
    replaceStatics({ getClientCapabilities: () => Promise.resolve({ count: ++count }) });
    await Promise.all([capabilities(true), capabilities(), capabilities()]);
    assert.propertyVal(await capabilities(), 'count', 1);
    assert.propertyVal(await capabilities(true), 'count', 2);
    assert.propertyVal(await capabilities(), 'count', 2);
  });

  test('change when a key with a finger sensor appears', async () => {
    const name = 'userVerifyingPlatformAuthenticator';
    assert.isFalse((await capabilities(true))[name]);
    await addKey({ transport: 'internal' });
    assert.isTrue((await capabilities(true))[name]);
  });

  const failing = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  const throwing = () => {
    throw new TypeError('Illegal invocation');
  };

  for (const { what, statics, known } of [
    {
      what: 'an older browser, by its two questions',
      statics: {
        getClientCapabilities: undefined,
        isConditionalMediationAvailable: () => Promise.resolve(true),
        isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(false),
      },
      known: { conditionalGet: true, userVerifyingPlatformAuthenticator: false },
    },
    {
      what: 'a browser with neither, which says nothing',
      statics: {
        getClientCapabilities: undefined,
        isConditionalMediationAvailable: undefined,
        isUserVerifyingPlatformAuthenticatorAvailable: undefined,
      },
      known: {},
    },
    {
      what: 'a browser that fails, which says nothing',
      statics: {
        getClientCapabilities: failing,
        isConditionalMediationAvailable: failing,
        isUserVerifyingPlatformAuthenticatorAvailable: throwing,
      },
      known: {},
    },
    {
      what: 'a newer browser, whose own word counts',
      statics: {
        getClientCapabilities: () => Promise.resolve({ conditionalGet: false, hybrid: true }),
        isConditionalMediationAvailable: () => Promise.resolve(true),
        isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(true),
      },
      known: { conditionalGet: false, hybrid: true, userVerifyingPlatformAuthenticator: true },
    },
  ]) {
    test(`of ${what}`, async () => {
      replaceStatics(statics);
      assert.deepEqual(await capabilities(true), known);
    });
  }

  for (const name of ['getClientCapabilities', 'isConditionalMediationAvailable'] as const) {
    test(`come without ${name}() when that has not answered in a second`, async () => {
      const other = name === 'getClientCapabilities' ? 'conditionalGet' : 'hybrid';
      replaceStatics({
        getClientCapabilities: () => Promise.resolve({ hybrid: true }),
        isConditionalMediationAvailable: () => Promise.resolve(true),
        [name]: never,
      });
      const timers = watchTimers();
      try {
        const outcome = capabilities(true);
        assert.deepEqual(timers.delays, [1000, 1000, 1000]);
        // The others have answered, and their timers are cleared.
        await eventually(() => timers.pending.size === 1);
        assert.propertyVal(await outcome, other, true);
      } finally {
        timers.stop();
      }
    });

    test(`are asked for again after ${name}() has failed`, async () => {
      replaceStatics({ [name]: failing });
      await capabilities(true);
      let count = 0;
      replaceStatics({ [name]: () => Promise.resolve({ hybrid: ++count > 0 }) });
      await Promise.all([capabilities(), capabilities()]);
      assert.equal(count, 1);
    });
  }

  test('that fail late do not take away those that were asked for since', async () => {
    let fail: ((error: Error) => void) | undefined;
    replaceStatics({ getClientCapabilities: () => new Promise((_, reject) => (fail = reject)) });
    const first = capabilities(true);
    let count = 0;
    replaceStatics({ getClientCapabilities: () => Promise.resolve({ count: ++count }) });
    await capabilities(true);
    fail?.(new Error('at last'));
    await first;
    assert.propertyVal(await capabilities(), 'count', 1);
  });

  test('leave no timer behind', async () => {
    const timers = watchTimers();
    try {
      await capabilities(true);
    } finally {
      timers.stop();
    }
    assert.lengthOf(timers.delays, 3);
    assert.equal(timers.pending.size, 0);
  });

  test('are none where there is no WebAuthn', async () => {
    const { PublicKeyCredential: own } = window;
    Object.assign(window, { PublicKeyCredential: undefined });
    try {
      assert.deepEqual(await capabilities(true), {});
    } finally {
      window.PublicKeyCredential = own;
    }
  });
});
