import { assert } from 'chai';
import { registerQuietly } from '../../src/keys/register-quietly.js';
import { capabilities } from '../../src/webauthn/capabilities.js';
import { slotIsFree } from '../../src/webauthn/slot.js';
import {
  rejectWith,
  replaceCredentials,
  restoreCredentials,
  untilAborted,
} from '../credentials.js';
import { addKey, removeKeys } from '../keys.js';
import { replaceStatics, restoreStatics } from '../statics.js';
import { eventually } from '../support.js';
import { failing, standIn } from './stand-in.js';

suite('registerQuietly', () => {
  teardown(async () => {
    restoreCredentials();
    restoreStatics();
    await removeKeys();
    await slotIsFree();
    await capabilities(true);
  });

  test('gives the key that a password manager makes, asked for without a prompt', async () => {
    const calls = replaceCredentials();
    const { provider, names } = standIn();
    const made = await registerQuietly(provider, { name: 'Blue' });
    assert.equal(made?.credential?.id, 'AQI');
    assert.propertyVal(calls[0]?.request, 'mediation', 'conditional');
    assert.deepEqual(names(), ['beginRegistration', 'finishRegistration']);
  });

  test('asks nobody where the browser has no such thing', async () => {
    replaceStatics({ getClientCapabilities: () => Promise.resolve({ conditionalCreate: false }) });
    await capabilities(true);
    const calls = replaceCredentials();
    const { provider, names } = standIn();
    assert.isUndefined(await registerQuietly(provider));
    assert.lengthOf(calls, 0);
    assert.lengthOf(names(), 0);
  });

  for (const [what, methods, browser] of [
    ['the site is out of reach', { beginRegistration: failing('network') }, {}],
    ['the site sends no options', { beginRegistration: () => Promise.resolve({}) }, {}],
    [
      'the browser won’t, for the password is long ago',
      {},
      { create: () => rejectWith(new DOMException('', 'NotAllowedError')) },
    ],
    [
      'a key is there already',
      {},
      { create: () => rejectWith(new DOMException('', 'InvalidStateError')) },
    ],
    ['the site refuses', { finishRegistration: failing('http', 403) }, {}],
    [
      'a provider breaks its promise',
      {
        beginRegistration() {
          throw new RangeError('broken');
        },
      },
      {},
    ],
  ] as const) {
    test(`gives nothing, and fails with nothing, when ${what}`, async () => {
      replaceCredentials(browser);
      const { provider } = standIn(methods);
      assert.isUndefined(await registerQuietly(provider));
    });
  }

  test('gives nothing when it is aborted, before and while it waits', async () => {
    const calls = replaceCredentials({ create: untilAborted });
    const controller = new AbortController();
    const { provider, names } = standIn();
    assert.isUndefined(await registerQuietly(provider, { signal: AbortSignal.abort() }));
    const waiting = registerQuietly(provider, { signal: controller.signal });
    await eventually(() => calls.length === 1);
    controller.abort();
    assert.isUndefined(await waiting);
    assert.notInclude(names(), 'finishRegistration');
  });

  test('gives nothing when its time is up in a real browser without a password manager', async () => {
    await addKey();
    const { provider, names } = standIn();
    const start = performance.now();
    assert.isUndefined(await registerQuietly(provider, { timeout: 200 }));
    assert.isBelow(performance.now() - start, 10_000);
    assert.notInclude(names(), 'finishRegistration');
  });
});
