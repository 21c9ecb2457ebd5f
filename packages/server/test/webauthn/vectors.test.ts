import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { mock, suite, test } from 'node:test';
import { memoryStore } from '@second-factor/server';
import { codeOf } from '../support/browser.js';
import { openKeySite } from '../support/key-site.js';
import type { CredentialJson } from '../support/soft-key.js';

interface Ceremony {
  /** In hexadecimal. */
  readonly challenge: string;
  readonly response: CredentialJson;
}

interface Vector {
  readonly id: string;
  readonly origin: string;
  readonly cosePublicKey: string;
  readonly registration: Ceremony;
  readonly authentication: Ceremony;
}

const file = new URL('../../test/webauthn/vectors.json', import.meta.url);
const { vectors } = JSON.parse(await readFile(file, 'utf8')) as { vectors: readonly Vector[] };

/** Has a begin draw the challenge that a vector was made with. */
async function challengedBy<T>({ challenge }: Ceremony, begin: () => Promise<T>): Promise<T> {
  const draw = mock.method(crypto, 'getRandomValues', (bytes: Uint8Array) => {
    // The state's seal draws fewer.
    bytes.set(Buffer.from(challenge, 'hex').subarray(0, bytes.length));
    return bytes;
  });
  try {
    return await begin();
  } finally {
    draw.mock.restore();
  }
}

async function register({ origin, registration }: Vector, embedded: boolean) {
  const site = openKeySite({ embedded });
  const browser = site.open(origin);
  browser.enter('alice');
  const begun = await challengedBy(registration, () => browser.beginRegistration());
  return { site, response: await browser.finishRegistration(registration.response, begun) };
}

async function logIn({ origin, authentication, cosePublicKey }: Vector, embedded: boolean) {
  const store = memoryStore();
  await store.add({
    id: authentication.response.id,
    userId: 'alice',
    userHandle: undefined,
    name: 'W3C',
    publicKey: Buffer.from(cosePublicKey, 'hex'),
    counter: 0,
    transports: [],
    appId: undefined,
    created: 0,
    lastUsed: undefined,
  });
  const browser = openKeySite({ store, embedded }).open(origin);
  const begun = await challengedBy(authentication, () => browser.beginLogin());
  return browser.finishLogin(authentication.response, begun);
}

suite("the vectors of W3C's specification", () => {
  for (const vector of vectors) {
    // The one that was made in a frame on another site.
    const isFramed = vector.id.endsWith('topOrigin');

    // Its AAGUID is not zero, as U2F keys' is (FIDO CTAP 2.1, 8.1.3); the library insists.
    if (vector.id === 'fido-u2f-es256') {
      test(`do not register: ${vector.id}`, async () => {
        const { site, response } = await register(vector, isFramed);
        assert.equal(await codeOf(response), 'credential_refused');
        assert.match(site.failures[0]?.detail ?? '', /AAGUID/);
      });
    } else {
      test(`register: ${vector.id}`, async () => {
        const { site, response } = await register(vector, isFramed);
        assert.equal(response.status, 200);
        const key = await site.store.find(vector.registration.response.id);
        const publicKey = Buffer.from(key?.publicKey ?? []).toString('hex');
        assert.equal(publicKey, vector.cosePublicKey);
      });
    }

    test(`log in: ${vector.id}`, async () => {
      assert.equal((await logIn(vector, isFramed)).status, 201);
    });

    if (isFramed) {
      test(`are refused unless embedded: ${vector.id}`, async () => {
        const { response } = await register(vector, false);
        assert.equal(await codeOf(response), 'credential_refused');
        assert.equal(await codeOf(await logIn(vector, false)), 'credential_refused');
      });
    }
  }

  test('are all six here', () => assert.equal(vectors.length, 6));
});
