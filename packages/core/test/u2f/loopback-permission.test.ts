import { assert } from 'chai';
import {
  isLoopback,
  loopbackPermission,
  mayBePrompted,
} from '../../src/u2f/loopback-permission.js';
import { callElsewhere } from '../elsewhere.js';
import { closeFrames } from '../support.js';
import { permitLoopback } from './services.js';

/** Puts a stand-in before the browser's permissions, which knows these names alone. */
function replacePermissions(states?: Readonly<Record<string, PermissionState>>): readonly string[] {
  const asked: string[] = [];
  const value = states && {
    query({ name }: { readonly name: string }) {
      asked.push(name);
      const state = states[name];
      return state ? Promise.resolve({ state }) : Promise.reject(new TypeError('not a name'));
    },
  };
  Object.defineProperty(navigator, 'permissions', { value, configurable: true });
  return asked;
}

teardown(async () => {
  closeFrames();
  Reflect.deleteProperty(navigator, 'permissions');
  await permitLoopback('prompt');
});

suite('loopbackPermission', () => {
  for (const setting of ['granted', 'denied', 'prompt'] as const) {
    test(`is ${setting} when the person has it so`, async () => {
      await permitLoopback(setting);
      assert.equal(await loopbackPermission(), setting);
    });
  }

  test('is asked for by the older name where the newer one is not known', async () => {
    const asked = replacePermissions({ 'local-network-access': 'denied' });
    assert.equal(await loopbackPermission(), 'denied');
    assert.deepEqual(asked, ['loopback-network', 'local-network-access']);
  });

  test('is not asked for by the older name where the newer one is known', async () => {
    const asked = replacePermissions({ 'loopback-network': 'granted' });
    assert.equal(await loopbackPermission(), 'granted');
    assert.deepEqual(asked, ['loopback-network']);
  });

  for (const [what, states] of [
    ['knows neither name', {}],
    ['has no permissions at all', undefined],
  ] as const) {
    test(`is nothing where the browser ${what}`, async () => {
      replacePermissions(states);
      assert.isUndefined(await loopbackPermission());
    });
  }
});

suite('mayBePrompted', () => {
  test('is never so on a page of this computer', async () => {
    await permitLoopback('prompt');
    assert.isFalse(await mayBePrompted());
    const host = 'a.site.localhost';
    const { value } = await callElsewhere({ host }, 'u2f/loopback-permission.ts', 'mayBePrompted');
    assert.isFalse(value);
  });
});

suite('isLoopback', () => {
  for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
    test(`takes ${host}`, () => {
      assert.isTrue(isLoopback(host));
    });
  }

  for (const host of ['', 'example.com', 'localhost.example', '127.0.0.1.example', '10.0.0.1']) {
    test(`refuses "${host}"`, () => {
      assert.isFalse(isLoopback(host));
    });
  }
});
