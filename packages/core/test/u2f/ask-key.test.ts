import { assert } from 'chai';
import { registerU2f } from '../../src/u2f/register-u2f.js';
import { signU2f } from '../../src/u2f/sign-u2f.js';
import type { U2fOptions } from '../../src/u2f/u2f-options.js';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { slotIsFree } from '../../src/webauthn/slot.js';
import { never, replaceCredentials, restoreCredentials, untilAborted } from '../credentials.js';
import { requestOptions } from '../keys.js';
import { failureOf } from '../support.js';
import { asked, goneUrl, json, openService, type Service } from './services.js';
import { makeToken, type Token } from './token.js';

const version = 'U2F_V2' as const;
const challenge = 'Y2hhbGxlbmdl';
const appId = location.hostname;
const request = { version, challenge, appId: 'https://localhost/app-id.json' };
const registering = { u2f: { registerRequests: [request], signRequests: [] }, state: 'x' };
const converting = { u2f: { registerRequests: [{ ...request, appId }] } };

/** A key on a token, and what it is asked with. */
async function makeKey(): Promise<{ readonly token: Token; readonly signing: object }> {
  const token = await makeToken();
  await token.register([request]);
  const signRequests = token.keys.map(({ keyHandle }) => ({ ...request, keyHandle }));
  return { token, signing: { u2f: { signRequests } } };
}

/** A service by which a token answers the questions above. */
async function openTokenService(): Promise<{
  readonly service: Service;
  readonly signing: object;
  readonly registered: object;
  readonly signed: object;
}> {
  const { token, signing } = await makeKey();
  const registered = await token.register([request]);
  const keyHandle = token.keys[0]?.keyHandle ?? '';
  const signed = await token.sign([{ ...request, keyHandle }]);
  const service = await openService({ register: json(registered), sign: json(signed) });
  return { service, signing, registered, signed };
}

teardown(async () => {
  restoreCredentials();
  await slotIsFree();
});

suite('a key is asked', () => {
  for (const authenticator of ['auto', 'device-service'] as const) {
    test(`by the Device Service when it is there: ${authenticator}`, async () => {
      const { service, signing, registered, signed } = await openTokenService();
      const { u2f, calls } = await makeToken();
      const options = { authenticator, deviceServiceUrl: service.url, u2f, convert: true };
      const { registrationData, clientData } = registered as Record<string, string>;
      assert.deepEqual<unknown>(await registerU2f(registering, options), {
        registrationData,
        clientData,
        ...request,
      });
      assert.deepEqual<unknown>(await signU2f(signing, options), signed);
      const probe = authenticator === 'auto' ? ['abort'] : [];
      assert.deepEqual(await service.paths(), [...probe, 'register', ...probe, 'sign']);
      assert.deepEqual(calls, []);
    });
  }

  for (const authenticator of ['auto', 'browser'] as const) {
    test(`by the browser’s own u2f: ${authenticator}`, async () => {
      const { token, signing } = await makeKey();
      const options = { authenticator, deviceServiceUrl: goneUrl, u2f: token.u2f, convert: true };
      const calls = replaceCredentials();
      const made = await registerU2f(registering, options);
      assert.deepInclude(made, request);
      const signed = await signU2f(signing, options);
      assert.equal(signed.keyHandle, token.keys[0]?.keyHandle);
      assert.lengthOf(token.calls, 2);
      assert.lengthOf(calls, 0);
    });
  }

  test('by WebAuthn only where the site allows it', async () => {
    const calls = replaceCredentials({ create: never });
    const options = { deviceServiceUrl: goneUrl };
    const error = await failureOf(() => registerU2f(converting, options));
    assert.include(error, { code: 'device_service_unavailable', reason: 'untrusted-or-absent' });
    assert.lengthOf(calls, 0);
    const more = { ...options, convert: true, timeout: 2000 };
    const controller = new AbortController();
    const outcome = failureOf(() =>
      registerU2f(converting, { ...more, signal: controller.signal }),
    );
    while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    // What is left of the time, not all of it.
    assert.isBelow(calls[0]?.request.publicKey?.timeout ?? Infinity, 2000);
    controller.abort();
    assert.equal((await outcome).code, 'aborted');
  });

  test('by WebAuthn in this very task where the page says so, so that a click counts', async () => {
    const calls = replaceCredentials({ create: untilAborted });
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = failureOf(() => registerU2f(converting, { authenticator: 'webauthn', signal }));
    assert.lengthOf(calls, 1);
    controller.abort();
    await outcome;
  });

  test('by nothing where the browser has no u2f and nothing else may be taken', async () => {
    const { service } = await openTokenService();
    const options = {
      authenticator: 'browser',
      deviceServiceUrl: service.url,
      convert: true,
    } as const;
    const error = await failureOf(() => registerU2f(registering, options));
    assert.include(error, { code: 'unsupported', reason: 'no-api' });
    assert.deepEqual(await service.paths(), []);
  });

  for (const [what, abort] of [
    ['says nothing', { hangs: 'headers' }],
    ['is another program', { status: 404, body: '' }],
    ['is for another site', { headers: { 'access-control-allow-origin': 'https://x.test' } }],
  ] as const) {
    test(`by the next way when what is in the service’s place ${what}`, async () => {
      const service = await openService({ abort });
      const { u2f } = await makeToken();
      const made = await registerU2f(registering, { deviceServiceUrl: service.url, u2f });
      assert.deepInclude(made, request);
      assert.notInclude(await service.paths(), 'register');
    });
  }

  for (const [errorCode, code] of [
    [1, 'no_device'],
    [3, 'unsupported'],
    [5, 'timeout'],
  ] as const) {
    test(`in no other way once the service has asked and failed: ${code}`, async () => {
      const service = await openService({ register: json({ errorCode }) });
      const { u2f, calls } = await makeToken();
      const credentials = replaceCredentials();
      const options = { deviceServiceUrl: service.url, u2f, convert: true };
      const error = await failureOf(() => registerU2f(converting, options));
      assert.include(error, { code, phase: 'ceremony' });
      assert.isNumber(error.elapsed);
      assert.deepEqual(calls, []);
      assert.lengthOf(credentials, 0);
    });
  }
});

suite('what is wrong with a question or an option', () => {
  for (const [what, options] of [
    ['a time', { timeout: -1 }],
    ['a time that is none', { timeout: 'soon' as never }],
    ['an address', { deviceServiceUrl: 'https://example.com/' }],
    ['an address that is none', { deviceServiceUrl: 'service' }],
    ['a way', { authenticator: 'toString' as never }],
  ] as readonly (readonly [string, U2fOptions])[]) {
    test(`is misuse, and nobody is asked: ${what}`, async () => {
      const { u2f, calls } = await makeToken();
      const outcome = registerU2f(registering, { deviceServiceUrl: goneUrl, u2f, ...options });
      assert.instanceOf(await outcome.catch((error: unknown) => error), TypeError);
      assert.deepEqual(calls, []);
      await slotIsFree();
    });
  }

  test('is invalid_options, and nobody is asked, when the server has sent it', async () => {
    const { service } = await openTokenService();
    for (const run of [registerU2f, signU2f]) {
      const error = await failureOf(() => run({ u2f: {} }, { deviceServiceUrl: service.url }));
      assert.include(error, { code: 'invalid_options', phase: 'begin' });
    }
    assert.deepEqual(await service.paths(), []);
  });
});

suite('a lying service', () => {
  for (const [what, change] of [
    ['for another site', { origin: 'https://evil.example' }],
    ['for another challenge', { challenge: 'b3RoZXI' }],
  ] as readonly (readonly [string, { readonly origin?: string; readonly challenge?: string }])[]) {
    test(`is refused its answers ${what} as bad_response`, async () => {
      const token = await makeToken(change);
      await token.register([request]);
      const keyHandle = token.keys[0]?.keyHandle ?? '';
      const liar = { ...request, keyHandle, ...change };
      const service = await openService({
        register: json(await token.register([liar])),
        sign: json(await token.sign([liar])),
      });
      const options = { deviceServiceUrl: service.url };
      const signing = { signRequests: [{ ...request, keyHandle }] };
      for (const error of [
        await failureOf(() => registerU2f(registering, options)),
        await failureOf(() => signU2f(signing, options)),
      ]) {
        assert.include(error, { code: 'bad_response', phase: 'ceremony' });
        assert.isNumber(error.elapsed);
      }
    });
  }

  test('is refused the signature of a key that was not asked for', async () => {
    const { service } = await openTokenService();
    const signing = { signRequests: [{ ...request, keyHandle: 'AQID' }] };
    const options = { deviceServiceUrl: service.url };
    assert.equal((await failureOf(() => signU2f(signing, options))).code, 'bad_response');
  });
});

suite('one ceremony at a time runs on a page', () => {
  test('and a newer one by U2F ends the older, which is told to stop first', async () => {
    const { service, signing, signed } = await openTokenService();
    await service.answer({ register: { hangs: 'headers' } });
    const options = { deviceServiceUrl: service.url };
    const older = failureOf(() => registerU2f(registering, options));
    await asked(service, 'register');
    const newer = signU2f(signing, { ...options, authenticator: 'device-service' });
    assert.include(await older, { code: 'aborted', by: 'superseded' });
    assert.deepEqual<unknown>(await newer, signed);
    // Probe, question, stop; only then the newer question, which a stop would have ended.
    assert.deepEqual(await service.paths(), ['abort', 'register', 'abort', 'sign']);
  });

  test('and one by WebAuthn ends one by U2F', async () => {
    const service = await openService({ register: { hangs: 'headers' } });
    const calls = replaceCredentials();
    const older = failureOf(() => registerU2f(registering, { deviceServiceUrl: service.url }));
    await asked(service, 'register');
    const newer = authenticate(requestOptions());
    assert.include(await older, { code: 'aborted', by: 'superseded' });
    assert.equal((await newer).credential.type, 'public-key');
    assert.lengthOf(calls, 1);
  });

  test('and one by U2F ends one by WebAuthn', async () => {
    replaceCredentials({ get: untilAborted });
    const older = failureOf(() => authenticate(requestOptions()));
    const { u2f } = await makeToken();
    const newer = registerU2f(registering, { authenticator: 'browser', u2f });
    assert.include(await older, { code: 'aborted', by: 'superseded' });
    assert.deepInclude(await newer, request);
  });

  test('and one that looks for a way ends as well, before it has found WebAuthn', async () => {
    const service = await openService({ abort: { hangs: 'headers' } });
    const calls = replaceCredentials({ create: never });
    const options = { deviceServiceUrl: service.url, convert: true };
    const older = failureOf(() => registerU2f(converting, options));
    await asked(service, 'abort');
    const { u2f } = await makeToken();
    const newer = registerU2f(registering, { authenticator: 'browser', u2f });
    assert.include(await older, { code: 'aborted', by: 'superseded' });
    assert.deepInclude(await newer, request);
    assert.lengthOf(calls, 0);
  });

  test('and a browser’s u2f that never calls back holds nobody up for long', async () => {
    const token = await makeToken();
    token.hang();
    const options = { authenticator: 'browser', u2f: token.u2f } as const;
    const controller = new AbortController();
    const older = failureOf(() =>
      registerU2f(registering, { ...options, signal: controller.signal }),
    );
    while (token.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    assert.include(await older, { code: 'aborted', by: 'caller' });
    assert.deepInclude(await registerU2f(registering, options), request);
  });
});

suite('the time of a ceremony', () => {
  test('ends it, and the service is told to stop', async () => {
    const service = await openService({ register: { hangs: 'headers' } });
    const options = { deviceServiceUrl: service.url, timeout: 300 };
    const error = await failureOf(() => registerU2f(registering, options));
    assert.include(error, { code: 'timeout', phase: 'ceremony' });
    assert.isAtLeast(error.elapsed ?? 0, 290);
    await slotIsFree();
    assert.deepEqual(await service.paths(), ['abort', 'register', 'abort']);
  });

  test('is over for the caller at once when the service does not even stop', async () => {
    const service = await openService({
      register: { hangs: 'body', body: '{' },
      abort: { hangs: 'headers' },
    });
    const controller = new AbortController();
    const options = { authenticator: 'device-service', deviceServiceUrl: service.url } as const;
    const outcome = failureOf(() =>
      registerU2f(registering, { ...options, signal: controller.signal }),
    );
    await asked(service, 'register');
    const start = performance.now();
    controller.abort('the person left');
    assert.include(await outcome, { code: 'aborted', cause: 'the person left' });
    assert.isBelow(performance.now() - start, 500);
  });

  test('does not begin where the caller has ended before', async () => {
    const { service } = await openTokenService();
    const options = { deviceServiceUrl: service.url, signal: AbortSignal.abort('the person left') };
    const error = await failureOf(() => registerU2f(registering, options));
    assert.include(error, { code: 'aborted', cause: 'the person left' });
    assert.deepEqual(await service.paths(), []);
  });
});
