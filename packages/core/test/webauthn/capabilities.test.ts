import { assert } from 'chai';
import { capabilities } from '../../src/webauthn/capabilities.js';
import { addKey, removeKeys } from '../keys.js';
import { replaceStatics, restoreStatics } from '../statics.js';

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
