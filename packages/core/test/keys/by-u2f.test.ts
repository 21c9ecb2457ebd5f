import { assert } from 'chai';
import { isSecondFactorError } from '../../src/errors.js';
import { registerKey } from '../../src/keys/register-key.js';
import { registerQuietly } from '../../src/keys/register-quietly.js';
import { signInWithKey } from '../../src/keys/sign-in-with-key.js';
import type { KeyProvider } from '../../src/providers/key-provider.js';
import { addU2fKey, removeKeys } from '../keys.js';
import { replaceStatics, restoreStatics } from '../statics.js';
import { failureOf } from '../support.js';
import { asked, goneUrl, json, openService } from '../u2f/services.js';
import { makeToken, type TokenRequest } from '../u2f/token.js';
import { standIn } from './stand-in.js';

const appId = location.origin;
const version = 'U2F_V2';
const register = { appId, registerRequests: [{ version, challenge: 'Y2hhbGxlbmdl', appId }] };

/** A provider that asks by U2F; what it was told is in `calls`. */
function asking(u2f: object, methods: Partial<KeyProvider> = {}) {
  return standIn({
    beginRegistration: () => Promise.resolve({ u2f, state: 'opaque' }),
    beginAuthentication: () => Promise.resolve({ u2f, state: 'opaque' }),
    ...methods,
  });
}

/** A Device Service with a key that has registered itself with this page. */
async function serviceWithKey() {
  const token = await makeToken();
  const made = await token.register(register.registerRequests);
  const [key] = token.keys;
  const sign: TokenRequest = {
    version,
    challenge: 'c2lnbg',
    appId,
    keyHandle: String(key?.keyHandle),
  };
  const signed = await token.sign([sign]);
  return { made, signed, question: { appId, signRequests: [sign] } };
}

suite('a flow with a provider that asks by U2F', () => {
  teardown(removeKeys);

  test('registers by the Device Service, and hands over what it has answered', async () => {
    const { made } = await serviceWithKey();
    const service = await openService({ abort: json({ result: 'ok' }), register: json(made) });
    const { provider, calls } = asking(register);
    const statuses: string[] = [];
    const { u2f, credential, response } = await registerKey(provider, {
      name: 'Blue',
      deviceServiceUrl: service.url,
      onStatus: (status) => statuses.push(status),
    });
    assert.isUndefined(credential);
    assert.include(u2f, { ...made, appId, challenge: 'Y2hhbGxlbmdl' });
    assert.deepEqual(calls[1]?.given[0], u2f);
    assert.deepInclude(calls[1]?.given[1], { name: 'Blue', state: 'opaque' });
    assert.deepEqual(response, { id: 'AQI' });
    assert.deepEqual(statuses, ['asking', 'prompting', 'posting', 'done']);
  });

  test('signs in by the Device Service, and hands over what it has answered', async () => {
    const { signed, question } = await serviceWithKey();
    const service = await openService({ abort: json({ result: 'ok' }), sign: json(signed) });
    const { provider, calls } = asking(question);
    const { u2f, response } = await signInWithKey(provider, { deviceServiceUrl: service.url });
    assert.deepEqual<unknown>(u2f, signed);
    assert.deepEqual(calls[1]?.given, [u2f, { state: 'opaque' }, undefined]);
    assert.deepEqual(response, { user: 'alice' });
  });

  test('posts nothing when it is aborted while the key is asked', async () => {
    const service = await openService({
      abort: json({ result: 'ok' }),
      register: { hangs: 'headers' },
    });
    const { provider, names } = asking(register);
    const controller = new AbortController();
    const outcome = failureOf(() =>
      registerKey(provider, {
        authenticator: 'device-service',
        deviceServiceUrl: service.url,
        signal: controller.signal,
      }),
    );
    await asked(service, 'register');
    controller.abort('the page left');
    assert.include(await outcome, { code: 'aborted', cause: 'the page left' });
    assert.deepEqual(names(), ['beginRegistration']);
  });

  test('says that no service is there, where the server takes nothing else', async () => {
    const { provider, names } = asking(register);
    const statuses: string[] = [];
    const onStatus = (status: string) => statuses.push(status);
    const options = { deviceServiceUrl: goneUrl, onStatus };
    const error = await failureOf(() => registerKey(provider, options));
    assert.equal(error.code, 'device_service_unavailable');
    assert.deepEqual(names(), ['beginRegistration']);
    // Nobody is asked to touch what nothing asks.
    assert.deepEqual(statuses, ['asking']);
  });

  test('asks by WebAuthn where there is no service and the server takes that, too', async () => {
    await addU2fKey();
    const { hostname } = location;
    const requests = [{ ...register.registerRequests[0], appId: hostname }];
    const { provider } = asking({ appId: hostname, registerRequests: requests, convert: true });
    const { u2f } = await registerKey(provider, { deviceServiceUrl: goneUrl });
    assert.equal(u2f?.appId, hostname);
    assert.isNotEmpty(u2f?.registrationData);
  });

  test('takes no word for true but true', async () => {
    const { provider } = asking({ ...register, convert: 'false' });
    const error = await failureOf(() => registerKey(provider, { deviceServiceUrl: goneUrl }));
    assert.equal(error.code, 'device_service_unavailable');
  });

  test('makes no key quietly: U2F has no ceremony without a click', async () => {
    replaceStatics({ getClientCapabilities: () => Promise.resolve({ conditionalCreate: true }) });
    try {
      const { provider, names } = asking(register);
      assert.isUndefined(await registerQuietly(provider));
      assert.notInclude(names(), 'finishRegistration');
    } finally {
      restoreStatics();
    }
  });

  test('refuses a question that is none', async () => {
    const { provider } = asking({ appId, registerRequests: 'x' });
    const error: unknown = await registerKey(provider).catch((reason: unknown) => reason);
    assert.isTrue(isSecondFactorError(error));
    assert.include(error, { code: 'invalid_options' });
  });
});
