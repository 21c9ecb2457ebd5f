import { assert } from 'chai';
import { loopbackHint, readServiceAddress } from '../../src/u2f/device-service-address.js';

suite('readServiceAddress', () => {
  for (const [address, read] of [
    ['https://127.0.0.1:8441/api/v1/fidou2f', 'https://127.0.0.1:8441/api/v1/fidou2f'],
    ['https://127.0.0.1:8441/api/v1/fidou2f/', 'https://127.0.0.1:8441/api/v1/fidou2f'],
    ['https://127.8.9.1/', 'https://127.8.9.1'],
    ['https://localhost:8441/u2f', 'https://localhost:8441/u2f'],
    ['https://device.localhost:8441/u2f', 'https://device.localhost:8441/u2f'],
    ['https://[::1]:8441/u2f', 'https://[::1]:8441/u2f'],
    ['http://127.0.0.1:8440/u2f', 'http://127.0.0.1:8440/u2f'],
  ] as const) {
    test(`takes ${address}, as a text and as a URL`, () => {
      assert.equal(readServiceAddress(address), read);
      assert.equal(readServiceAddress(new URL(address)), read);
    });
  }

  for (const address of [
    'https://example.com/api/v1/fidou2f',
    'https://127.0.0.1.example.com/',
    'https://localhost.example.com/',
    'https://notlocalhost/',
    'https://192.168.0.7:8441/',
    'https://[::2]/',
    'https://0.0.0.0:8441/',
    'https://alice:secret@127.0.0.1:8441/',
    'https://127.0.0.1:8441/?next=1',
    'https://127.0.0.1:8441/#next',
    'ws://127.0.0.1:8441/',
    'javascript:alert(1)',
    '/api/v1/fidou2f',
    '',
  ]) {
    test(`refuses ${JSON.stringify(address)} as misuse`, () => {
      assert.throws(() => readServiceAddress(address), TypeError);
    });
  }
});

suite('loopbackHint', () => {
  const { Request: own } = globalThis;

  teardown(() => {
    globalThis.Request = own;
  });

  test('names loopback to a browser that knows the word', () => {
    assert.deepEqual<unknown>(loopbackHint(), { targetAddressSpace: 'loopback' });
  });

  test('says nothing to a browser that knows other words only', () => {
    globalThis.Request = class extends own {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input);
        if (init && 'targetAddressSpace' in init) throw new TypeError('not a valid enum value');
      }
    };
    assert.deepEqual(loopbackHint(), {});
  });
});
