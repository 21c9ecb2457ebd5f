import { assert } from 'chai';
import { isSecondFactorError } from '../../src/errors.js';
import { readRegistration, readSignature } from '../../src/u2f/read-answer.js';
import { failureOf } from '../support.js';
import { newSeed, randomOf } from './random.js';
import { changedJson } from './strange.js';
import { fromText, makeToken, toText } from './token.js';

const version = 'U2F_V2' as const;
const appId = 'https://localhost/app-id.json';
const challenge = 'Y2hhbGxlbmdl';
const request = { version, challenge, appId };

const token = await makeToken();
const registration = (await token.register([request])) as Record<string, string>;
const [key] = token.keys;
const known = { ...request, keyHandle: key?.keyHandle ?? '' };
const signature = (await token.sign([known])) as Record<string, string>;

const registering = {
  appId,
  registerRequests: [{ ...request, challenge: 'b3RoZXI', appId: 'https://other.test' }, request],
  signRequests: [],
};
const signing = { appId, registerRequests: [], signRequests: [known] };

/** Client data of this page, with changes. */
function clientDataOf(changes: object): string {
  const typ = 'navigator.id.getAssertion';
  return toText(new TextEncoder().encode(JSON.stringify({ typ, challenge, origin, ...changes })));
}

const create = { typ: 'navigator.id.finishEnrollment' };

suite('readRegistration', () => {
  test('gives the texts as they came, and the request that was answered', () => {
    const { registrationData, clientData } = registration;
    assert.deepEqual<unknown>(readRegistration({ ...registration, more: 1 }, registering), {
      registrationData,
      clientData,
      ...request,
    });
  });

  for (const [what, changes] of [
    ['another challenge', { ...create, challenge: 'YW5vdGhlcg' }],
    ['the same challenge with padding', { ...create, challenge: 'Y2hhbGxlbmdl==' }],
    ['another origin', { ...create, origin: 'https://evil.example' }],
    ['the origin with a slash', { ...create, origin: `${origin}/` }],
    ['the App ID of another request', { ...create, origin: 'https://other.test' }],
    ['a signature', {}],
    ['a signature of WebAuthn', { typ: undefined, type: 'webauthn.get' }],
    ['nothing', { typ: undefined }],
  ] as const) {
    test(`refuses client data for ${what}`, async () => {
      const answer = { ...registration, clientData: clientDataOf(changes) };
      const error = await failureOf(() => readRegistration(answer, registering));
      assert.include(error, { code: 'bad_response', phase: 'ceremony' });
    });
  }

  for (const [what, changes] of [
    ['the App ID for its origin, as NetIQ’s service writes it', { ...create, origin: appId }],
    ['WebAuthn’s name for it', { typ: undefined, type: 'webauthn.create' }],
  ] as const) {
    test(`takes client data with ${what}`, () => {
      const clientData = clientDataOf(changes);
      const read = readRegistration({ ...registration, clientData }, registering);
      assert.equal(read.clientData, clientData);
    });
  }
});

suite('readSignature', () => {
  test('gives the texts as they came, and nothing else', () => {
    assert.deepEqual<unknown>(readSignature({ ...signature, more: 1 }, signing), signature);
  });

  test('knows a key handle with padding', () => {
    const keyHandle = `${known.keyHandle}==`;
    assert.equal(readSignature({ ...signature, keyHandle }, signing).keyHandle, keyHandle);
  });

  for (const [what, changes] of [
    ['by a key that was not asked for', { keyHandle: 'AQID' }],
    ['for another challenge', { clientData: clientDataOf({ challenge: 'YW5vdGhlcg' }) }],
    ['for another origin', { clientData: clientDataOf({ origin: 'https://evil.example' }) }],
    ['of a registration', { clientData: clientDataOf(create) }],
    ['with client data that is JSON as it is', { clientData: '{"challenge":"Y2hhbGxlbmdl"}' }],
    ['with client data that is no JSON', { clientData: 'AQID' }],
    ['with another alphabet', { signatureData: '+/+/' }],
    ['that ends early', { signatureData: 'AQAAAAE' }],
    ['with bytes after it', { signatureData: `${signature['signatureData']}AAAA` }],
    ['without a key handle', { keyHandle: undefined }],
    ['with a key handle that is too long', { keyHandle: 'A'.repeat(400) }],
    ['without client data', { clientData: '' }],
    ['without anything', { keyHandle: null, signatureData: null, clientData: null }],
  ] as const) {
    test(`refuses one ${what}`, async () => {
      const error = await failureOf(() => readSignature({ ...signature, ...changes }, signing));
      assert.match(error.code, /^(bad_response|unsupported)$/);
    });
  }

  test('refuses the challenge of another key', async () => {
    const other = { ...known, keyHandle: 'AQID', challenge: 'b3RoZXI' };
    const clientData = clientDataOf({ challenge: other.challenge });
    const both = { ...signing, signRequests: [known, other] };
    const error = await failureOf(() => readSignature({ ...signature, clientData }, both));
    assert.equal(error.code, 'bad_response');
  });
});

suite('whatever a key’s side answers', () => {
  for (const [what, right, read] of [
    ['registration', registration, (answer: unknown) => readRegistration(answer, registering)],
    ['signature', signature, (answer: unknown) => readSignature(answer, signing)],
  ] as const) {
    test(`is read as a ${what} or refused by our own error, 10000 times`, function () {
      this.timeout(20_000);
      const seed = newSeed();
      const random = randomOf(seed);
      let count = 0;
      for (let round = 0; round < 10_000; round++) {
        const answer = structuredClone(right);
        const name = random.pick(Object.keys(answer));
        const bytes = fromText(answer[name] ?? '');
        const changed = bytes.with(random.below(bytes.length), random.below(256));
        if (random.below(4)) answer[name] = toText(changed);
        try {
          read(random.below(4) ? answer : changedJson(random, answer));
          count++;
        } catch (error) {
          const isOurs = isSecondFactorError(error) && error.code === 'bad_response';
          if (!isOurs) throw new Error(`seed ${seed}, round ${round}`, { cause: error });
        }
      }
      assert.isAbove(count, 1000, `seed ${seed}`);
    });
  }
});
