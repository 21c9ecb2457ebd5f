import { assert } from 'chai';
import { toCreationOptions, toRequestOptions } from '../../src/u2f/to-webauthn-options.js';
import { failureOf } from '../support.js';

const version = 'U2F_V2' as const;
const challenge = 'Y2hhbGxlbmdl';
const rpId = location.hostname;
const url = 'https://localhost/app-id.json';
const key = { version, challenge, keyHandle: 'AQID', appId: url };

/** A registration, with keys that are there already. */
function registering(appId: string, signRequests: readonly (typeof key)[] = []) {
  return { appId, registerRequests: [{ version, challenge, appId }], signRequests };
}

function signing(...signRequests: readonly (typeof key)[]) {
  return { appId: url, registerRequests: [], signRequests };
}

suite('toCreationOptions', () => {
  test('asks for a key that U2F servers can verify: ES256, its make’s signature, no more', () => {
    const { user, ...options } = toCreationOptions(registering(rpId)) as Record<string, object>;
    assert.deepEqual<unknown>(options, {
      challenge,
      rp: { id: rpId, name: rpId },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      excludeCredentials: [],
      authenticatorSelection: {
        authenticatorAttachment: 'cross-platform',
        residentKey: 'discouraged',
        userVerification: 'discouraged',
      },
      attestation: 'direct',
    });
    assert.match((user as { readonly id: string }).id, /^[\w-]{43}$/);
  });

  test('excludes keys that are registered, those of an App ID that is a URL too', () => {
    const known = { ...key, keyHandle: 'BAUG', appId: rpId };
    assert.deepInclude(toCreationOptions(registering(rpId, [key, known])), {
      excludeCredentials: [
        { type: 'public-key', id: 'AQID' },
        { type: 'public-key', id: 'BAUG' },
      ],
      extensions: { appidExclude: url },
    });
  });
});

suite('toRequestOptions', () => {
  for (const [what, keys, expected] of [
    ['of an App ID that is a URL', [key], { rpId, extensions: { appid: url } }],
    ['of the RP ID', [{ ...key, appId: rpId }], { rpId }],
    [
      'of both',
      [key, { ...key, keyHandle: 'BAUG', appId: rpId }],
      { rpId, extensions: { appid: url } },
    ],
  ] as const) {
    test(`asks for keys ${what}`, () => {
      const allowCredentials = keys.map(({ keyHandle }) => ({ type: 'public-key', id: keyHandle }));
      assert.deepEqual<unknown>(toRequestOptions(signing(...keys)), {
        challenge,
        allowCredentials,
        userVerification: 'discouraged',
        ...expected,
      });
    });
  }

  for (const [transports, expected] of [
    [
      ['usb', 'nfc', 'ble'],
      ['usb', 'nfc', 'ble'],
    ],
    [['bt', 'usb', 'usb-internal', 'internal', 'hybrid'], ['usb']],
    [['internal'], undefined],
    [[], undefined],
    [undefined, undefined],
  ] as const) {
    test(`says ${String(expected)} of a key by ${String(transports)}, and never internal`, () => {
      const options = toRequestOptions(signing({ ...key, ...(transports && { transports }) }));
      const id = { type: 'public-key', id: 'AQID' };
      const allowCredentials = [{ ...id, ...(expected && { transports: expected }) }];
      assert.deepInclude(options, { allowCredentials });
    });
  }
});

suite('what no U2F server could verify is refused before a person is asked', () => {
  const padded = { ...key, challenge: 'AQ==' };
  for (const [what, ask, code] of [
    ['a new key of a URL', () => toCreationOptions(registering(url)), 'unsupported'],
    [
      'a new key of another domain',
      () => toCreationOptions(registering('x.test')),
      'invalid_app_id',
    ],
    ['a new key of half a name', () => toCreationOptions(registering('host')), 'invalid_app_id'],
    [
      'a new key with two App IDs to exclude',
      () => toCreationOptions(registering(rpId, [key, { ...key, appId: `${url}/2` }])),
      'unsupported',
    ],
    [
      'two new keys with a challenge each',
      () => {
        const { registerRequests, ...rest } = registering(rpId);
        const other = { version, challenge: 'b3RoZXI', appId: rpId };
        return toCreationOptions({ ...rest, registerRequests: [...registerRequests, other] });
      },
      'unsupported',
    ],
    [
      'keys of two URLs',
      () => toRequestOptions(signing(key, { ...key, appId: `${url}/2` })),
      'unsupported',
    ],
    [
      'keys of two RP IDs',
      () => toRequestOptions(signing({ ...key, appId: rpId }, { ...key, appId: 'x.test' })),
      'unsupported',
    ],
    [
      'keys of another domain',
      () => toRequestOptions(signing({ ...key, appId: 'x.test' })),
      'invalid_app_id',
    ],
    [
      'keys with a challenge each',
      () => toRequestOptions(signing(key, { ...key, challenge: 'b3RoZXI' })),
      'unsupported',
    ],
    ['a challenge with padding', () => toRequestOptions(signing(padded)), 'unsupported'],
  ] as const) {
    test(`${what}: ${code}`, async () => {
      const error = await failureOf(ask);
      assert.include(error, { code, phase: 'ceremony' });
      assert.equal(error.reason, code === 'unsupported' ? 'no-conversion' : undefined);
    });
  }
});
