import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createSoftToken } from '@second-factor/emulators';
import { registerWith } from '../u2f/client.js';
import { appId, setUp } from './support.js';

suite('enrolment at an emulated NetIQ server', () => {
  test('asks for a key, and takes it', async () => {
    const { post } = await setUp();
    const begun = await post('/enroll/begin', { user_id: 'alice', appId });
    const [request] = begun.registerRequests;
    assert.match(request.challenge, /^[\w-]{43}$/);
    assert.deepEqual(begun, {
      status: 'MORE_DATA',
      registerRequests: [{ version: 'U2F_V2', challenge: request.challenge, appId }],
      signRequests: [],
    });
    const token = await createSoftToken({ touch: 'always' });
    const registerResponse = await registerWith(token, request);
    const { key, ...done } = await post('/enroll/do', { registerResponse, name: ' Blue ' });
    assert.deepEqual(done, { status: 'OK', msg: 'Enrolled' });
    assert.deepEqual(key, { id: key.id, name: 'Blue', created: '2026-11-22T00:00:00.000Z' });
  });

  test('tells which keys are enrolled already', async () => {
    const { post, beginEnrollment } = await setUp();
    const token = await createSoftToken({ touch: 'always' });
    await post('/enroll/do', {
      registerResponse: await registerWith(token, await beginEnrollment()),
    });
    const { signRequests } = await post('/enroll/begin', { user_id: 'alice', appId });
    const [excluded] = signRequests;
    assert.ok(excluded);
    assert.deepEqual(Object.keys(excluded).sort(), ['appId', 'challenge', 'keyHandle', 'version']);
    assert.equal((await post('/enroll/begin', { user_id: 'bob', appId })).signRequests.length, 0);
  });

  test('refuses a key that is enrolled already', async () => {
    const challenge = 'c2FtZSBjaGFsbGVuZ2U';
    const { post, beginEnrollment } = await setUp({ challenge: () => challenge });
    const token = await createSoftToken({ touch: 'always' });
    const registerResponse = await registerWith(token, await beginEnrollment());
    assert.equal((await post('/enroll/do', { registerResponse })).status, 'OK');
    await beginEnrollment();
    const { status, reason } = await post('/enroll/do', { registerResponse });
    assert.deepEqual({ status, reason }, { status: 'FAILED', reason: 'ALREADY_ENROLLED' });
  });

  test('takes an answer once', async () => {
    const { post, beginEnrollment } = await setUp();
    const token = await createSoftToken({ touch: 'always' });
    const registerResponse = await registerWith(token, await beginEnrollment());
    assert.equal((await post('/enroll/do', { registerResponse })).status, 'OK');
    assert.equal((await post('/enroll/do', { registerResponse })).reason, 'CHALLENGE_INVALID');
  });

  test('lets nobody try again after a wrong answer', async () => {
    const { post, beginEnrollment } = await setUp();
    const token = await createSoftToken({ touch: 'always' });
    const asked = await beginEnrollment();
    token.misbehave({ signature: 'wrong' });
    const wrong = await registerWith(token, asked);
    assert.equal((await post('/enroll/do', { registerResponse: wrong })).reason, 'WRONG_ANSWER');
    token.misbehave({});
    const right = await registerWith(token, asked);
    assert.equal(
      (await post('/enroll/do', { registerResponse: right })).reason,
      'CHALLENGE_INVALID',
    );
  });

  for (const [seconds, reason] of [
    [59.999, undefined],
    [60, 'CHALLENGE_INVALID'],
  ] as const) {
    test(`${reason ? 'takes no' : 'takes an'} answer after ${seconds} seconds`, async () => {
      const { post, beginEnrollment, clock } = await setUp();
      const token = await createSoftToken({ touch: 'always' });
      const registerResponse = await registerWith(token, await beginEnrollment());
      clock.now += seconds * 1000;
      assert.equal((await post('/enroll/do', { registerResponse })).reason, reason);
    });
  }

  for (const [name, deviation, reason] of [
    ['another challenge', { challenge: 'b3RoZXI' }, 'CHALLENGE_INVALID'],
    ['another origin', { origin: 'https://evil.example' }, 'WRONG_ANSWER'],
    ['another ceremony', { typ: 'navigator.id.getAssertion' }, 'WRONG_ANSWER'],
    ['client data that is no JSON', { clientData: '"challenge":"b3RoZXI"' }, 'CHALLENGE_INVALID'],
    ['client data without a challenge', { clientData: '{}' }, 'WRONG_ANSWER'],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const { post, beginEnrollment } = await setUp();
      const token = await createSoftToken({ touch: 'always' });
      const registerResponse = await registerWith(token, await beginEnrollment(), deviation);
      const answer = await post('/enroll/do', { registerResponse });
      assert.equal(answer.status, 'FAILED');
      assert.equal(answer.reason, reason);
    });
  }

  test('refuses client data of WebAuthn', async () => {
    const { post, beginEnrollment } = await setUp();
    const asked = await beginEnrollment();
    const token = await createSoftToken({ touch: 'always' });
    const { challenge } = asked;
    const clientData = JSON.stringify({ type: 'webauthn.create', challenge, origin: appId });
    const registerResponse = await registerWith(token, asked, { clientData });
    assert.equal((await post('/enroll/do', { registerResponse })).reason, 'WRONG_ANSWER');
  });

  test('takes no logon for an enrolment', async () => {
    const { post, beginEnrollment, beginLogon } = await setUp();
    const token = await createSoftToken({ touch: 'always' });
    await post('/enroll/do', {
      registerResponse: await registerWith(token, await beginEnrollment()),
    });
    const registerResponse = await registerWith(token, await beginLogon());
    assert.equal((await post('/enroll/do', { registerResponse })).reason, 'CHALLENGE_INVALID');
  });
});

suite('the App ID of an emulated NetIQ server', () => {
  const begin = async (options: Parameters<typeof setUp>[0], body: object, origin?: string) => {
    const { send } = await setUp(options);
    const headers = { ...(origin !== undefined && { Origin: origin }) };
    const init = { method: 'POST', headers, body: JSON.stringify({ user_id: 'alice', ...body }) };
    const answer = (await (await send('/enroll/begin', init)).json()) as {
      readonly reason?: string;
      readonly registerRequests?: readonly { readonly appId: string }[];
    };
    return answer.registerRequests?.[0]?.appId ?? answer.reason;
  };

  for (const [name, options, body, origin, result] of [
    [
      'is what the request says',
      {},
      { appId: 'https://a.example' },
      undefined,
      'https://a.example',
    ],
    ['is else the origin of the page', {}, {}, 'https://b.example', 'https://b.example'],
    [
      'is the one of the options',
      { appId: 'https://c.example' },
      {},
      undefined,
      'https://c.example',
    ],
    [
      'may be on localhost by http',
      {},
      { appId: 'http://localhost:1' },
      undefined,
      'http://localhost:1',
    ],
    [
      'is no other than that',
      { appId },
      { appId: 'https://d.example' },
      undefined,
      'APPID_INVALID',
    ],
    ['is not by http', {}, { appId: 'http://a.example' }, undefined, 'APPID_INVALID'],
    ['is an address', {}, { appId: 'a.example' }, undefined, 'APPID_INVALID'],
    ['is text', {}, { appId: 1 }, undefined, 'APPID_INVALID'],
    [
      'may be a domain for WebAuthn',
      { acceptsWebAuthn: true },
      { appId: 'a.example' },
      undefined,
      'a.example',
    ],
  ] as const) {
    test(name, async () => {
      assert.equal(await begin(options, body, origin), result);
    });
  }
});
