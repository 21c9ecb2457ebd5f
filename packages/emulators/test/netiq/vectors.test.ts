import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { NetiqEmulatorOptions } from '@second-factor/emulators';
import {
  convertedRegistration,
  convertedSignature,
  registrations,
  signatures,
  wrongRegistrations,
  wrongSignatures,
} from '../u2f/vectors.js';
import type { RegistrationVector, SignatureVector } from '../u2f/vectors.js';
import { setUp } from './support.js';

/** Enrols with a published message, at a server that asked for it. */
async function enroll(vector: RegistrationVector, options: NetiqEmulatorOptions = {}) {
  const { appId, challenge, origin, registrationData, clientData } = vector;
  const server = await setUp({ appId, challenge: () => challenge, facets: [origin], ...options });
  await server.post('/enroll/begin', { user_id: 'alice' });
  const registerResponse = { registrationData, clientData, appId, challenge, version: 'U2F_V2' };
  return { ...server, answer: await server.post('/enroll/do', { registerResponse }) };
}

/** Logs on with a published message, at a server that has the key and asked for it. */
async function logOn(vector: SignatureVector, options: NetiqEmulatorOptions = {}) {
  const { appId, challenge, origin, publicKey, keyHandle, signatureData, clientData } = vector;
  const keys = [{ userId: 'alice', keyHandle, publicKey, appId }];
  const asked = { appId, challenge: () => challenge, facets: [origin] };
  const { post } = await setUp({ ...asked, keys, ...options });
  await post('/logon/begin', { user_id: 'alice' });
  return post('/logon/do', { signResponse: { keyHandle, signatureData, clientData } });
}

suite('a published registration', () => {
  for (const vector of registrations) {
    test(`${vector.name} (${vector.source}) is taken`, async () => {
      const { answer, post } = await enroll(vector);
      assert.equal(answer.status, 'OK');
      const { signRequests } = await post('/logon/begin', { user_id: 'alice' });
      assert.deepEqual(
        signRequests.map(({ keyHandle }) => keyHandle),
        [vector.keyHandle],
      );
    });
  }

  const [example] = registrations;
  for (const { name, reason, data } of wrongRegistrations) {
    test(`${name} is refused: ${reason}`, async () => {
      assert.ok(example);
      const { answer } = await enroll({ ...example, registrationData: data });
      assert.equal(answer.reason, 'WRONG_ANSWER');
    });
  }

  for (const [name, change] of [
    ['with padding', (data: string) => `${data}=`],
    ['in standard base64', (data: string) => data.replaceAll('-', '+').replaceAll('_', '/')],
  ] as const) {
    test(`is refused ${name}`, async () => {
      assert.ok(example);
      const registrationData = change(example.registrationData);
      assert.notEqual(registrationData, example.registrationData);
      const { answer } = await enroll({ ...example, registrationData });
      assert.equal(answer.reason, 'WRONG_ANSWER');
    });
  }

  test('is refused for another App ID than the signed one', async () => {
    assert.ok(example);
    const { answer } = await enroll(example, { appId: 'https://other.example' });
    assert.equal(answer.reason, 'WRONG_ANSWER');
  });

  test('of WebAuthn, in U2F’s form, is for servers that take its client data', async () => {
    assert.equal((await enroll(convertedRegistration)).answer.reason, 'WRONG_ANSWER');
    const { answer } = await enroll(convertedRegistration, { acceptsWebAuthn: true, facets: [] });
    assert.equal(answer.status, 'OK');
  });
});

suite('a published signature', () => {
  for (const vector of signatures) {
    const { name, source, refusal } = vector;
    test(`${name} (${source}) is ${refusal ? `refused: ${refusal}` : 'taken'}`, async () => {
      const { reason } = await logOn(vector);
      assert.equal(reason, refusal ? 'WRONG_ANSWER' : undefined);
    });
  }

  const [example] = signatures;
  for (const { name, reason, data } of wrongSignatures) {
    test(`${name} is refused: ${reason}`, async () => {
      assert.ok(example);
      assert.equal((await logOn({ ...example, signatureData: data })).reason, 'WRONG_ANSWER');
    });
  }

  test('is refused where its counter has been seen', async () => {
    assert.ok(example);
    const { appId, keyHandle, publicKey } = example;
    const key = { userId: 'alice', keyHandle, publicKey, appId };
    const { reason } = await logOn(example, { keys: [{ ...key, counter: 1 }] });
    assert.equal(reason, 'COUNTER_INVALID');
    assert.equal((await logOn(example, { keys: [{ ...key, counter: 0 }] })).status, 'OK');
  });

  test('with WebAuthn’s client data is for servers that take it', async () => {
    const vector = signatures.find(({ name }) => name === 'derived-webauthn-client-data');
    assert.ok(vector);
    assert.equal((await logOn(vector, { acceptsWebAuthn: true })).status, 'OK');
  });

  test('of WebAuthn, in U2F’s form, is for servers that take its client data', async () => {
    assert.equal((await logOn(convertedSignature)).reason, 'WRONG_ANSWER');
    const options = { acceptsWebAuthn: true, facets: [] };
    assert.equal((await logOn(convertedSignature, options)).status, 'OK');
  });

  test('of WebAuthn is refused on pages of another domain', async () => {
    const vector = { ...convertedSignature, appId: 'other.example' };
    const { reason, msg = '' } = await logOn(vector, { acceptsWebAuthn: true, facets: [] });
    assert.equal(reason, 'WRONG_ANSWER');
    assert.match(msg, /origin/);
  });
});
