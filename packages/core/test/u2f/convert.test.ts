import { assert } from 'chai';
import { readRegistrationData } from '../../src/u2f/registration-data.js';
import { registerU2f } from '../../src/u2f/register-u2f.js';
import { signU2f } from '../../src/u2f/sign-u2f.js';
import { readSignatureData } from '../../src/u2f/signature-data.js';
import { registrationSignedBytes, signatureSignedBytes } from '../../src/u2f/signed-bytes.js';
import { u2fOnWebauthn } from '../../src/u2f/u2f-on-webauthn.js';
import { slotIsFree } from '../../src/webauthn/slot.js';
import {
  credentialOf,
  rejectWith,
  replaceCredentials,
  restoreCredentials,
} from '../credentials.js';
import { addKey, addU2fKey, removeKeys } from '../keys.js';
import { failureOf } from '../support.js';
import { join } from './random.js';
import { fromText, jsonOf, makeToken, toText } from './token.js';
import { digest, isSigned, keyOf } from './verify.js';

const version = 'U2F_V2' as const;
const challenge = 'Y2hhbGxlbmdl';
const appId = location.hostname;
const request = { version, challenge, appId };
const options = { authenticator: 'webauthn' } as const;

teardown(async () => {
  restoreCredentials();
  await removeKeys();
  await slotIsFree();
});

/** Registers a key by WebAuthn, as U2F has it. */
async function registerOne(known: readonly object[] = []) {
  const question = { registerRequests: [request], registeredKeys: known };
  const made = await registerU2f(question, options);
  const read = readRegistrationData(made.registrationData);
  return { ...made, ...read, key: { version, keyHandle: toText(read.keyHandle) } };
}

suite('a key of the U2F days, asked by WebAuthn', () => {
  test('registers with what verifies as U2F, and with the request that was answered', async () => {
    await addU2fKey();
    const made = await registerOne();
    assert.deepInclude(made, request);
    const signed = await registrationSignedBytes(made);
    assert.isTrue(await isSigned(signed, made.signature, keyOf(made.certificate)));
    const { type, challenge: said } = jsonOf(made.clientData);
    assert.deepEqual({ type, said }, { type: 'webauthn.create', said: challenge });
  });

  test('signs what verifies as U2F', async () => {
    await addU2fKey();
    const { key, publicKey } = await registerOne();
    const other = { version, keyHandle: 'AQID' };
    const question = { appId, challenge, registeredKeys: [other, key] };
    const { keyHandle, signatureData, clientData } = await signU2f(question, options);
    assert.equal(keyHandle, key.keyHandle);
    const read = readSignatureData(signatureData);
    const signed = await signatureSignedBytes({ appId, clientData, ...read });
    assert.isTrue(await isSigned(signed, read.signature, publicKey));
  });

  test('is registered once only', async () => {
    await addU2fKey();
    const { key } = await registerOne();
    const error = await failureOf(() => registerOne([key]));
    assert.include(error, { code: 'already_registered', phase: 'ceremony' });
    assert.isNumber(error.elapsed);
  });

  test('is refused when it is a newer one, whose messages no U2F server could verify', async () => {
    await addKey();
    const error = await failureOf(() => registerOne());
    assert.include(error, { code: 'unsupported', reason: 'no-conversion' });
  });

  test('is not asked for where the App ID is a URL', async () => {
    const calls = replaceCredentials();
    const question = { registerRequests: [{ ...request, appId: 'https://localhost/x' }] };
    const error = await failureOf(() => registerU2f(question, options));
    assert.include(error, { code: 'unsupported', reason: 'no-conversion' });
    assert.lengthOf(calls, 0);
  });
});

suite('a key of an App ID that is a URL, asked by WebAuthn', () => {
  const url = 'https://localhost/app-id.json';

  /** What a browser answers when it has used the extension `appid`. */
  async function answerBy(changes: { readonly appId?: string; readonly keyHandle?: string } = {}) {
    const token = await makeToken();
    await token.register([{ version, challenge, appId: url }]);
    const keyHandle = token.keys[0]?.keyHandle ?? '';
    const signed = await token.sign([{ challenge, appId: url, keyHandle }]);
    const { signatureData = '' } = signed as Record<string, string>;
    const message = fromText(signatureData);
    const data = { type: 'webauthn.get', challenge, origin };
    const credential = credentialOf('get', {
      rawId: fromText(changes.keyHandle ?? keyHandle).buffer,
      getClientExtensionResults: () => ({ appid: true }),
      response: {
        authenticatorData: join(await digest(changes.appId ?? url), message.slice(0, 5)).buffer,
        signature: message.slice(5).buffer,
        clientDataJSON: new TextEncoder().encode(JSON.stringify(data)).buffer,
        userHandle: null,
      },
    });
    const calls = replaceCredentials({ get: () => credential });
    return {
      calls,
      keyHandle,
      signatureData,
      question: { appId: url, challenge, registeredKeys: [{ version, keyHandle }] },
    };
  }

  test('signs by the extension appid, byte for byte', async () => {
    const { calls, keyHandle, signatureData, question } = await answerBy();
    const signed = await signU2f(question, options);
    assert.deepInclude(signed, { keyHandle, signatureData });
    assert.deepInclude(calls[0]?.request.publicKey, { extensions: { appid: url } } as object);
  });

  test('is refused when it has signed for another App ID', async () => {
    const { question } = await answerBy({ appId: 'localhost' });
    const error = await failureOf(() => signU2f(question, options));
    assert.include(error, { code: 'unsupported', reason: 'no-conversion' });
  });

  test('is refused when it is not one of those asked for', async () => {
    const { question } = await answerBy({ keyHandle: 'AQID' });
    assert.equal((await failureOf(() => signU2f(question, options))).code, 'bad_response');
  });

  test('is refused before it is asked for when the URL is of another site', async () => {
    const { calls, question } = await answerBy();
    const other = { ...question, appId: 'https://evil.example/' };
    const error = await failureOf(() => signU2f(other, options));
    assert.equal(error.code, 'invalid_app_id');
    assert.lengthOf(calls, 0);
  });
});

suite('u2fOnWebauthn', () => {
  type Response = Readonly<Record<string, unknown>>;
  function register(known: readonly object[] = [], seconds?: number): Promise<Response> {
    return new Promise((resolve) => {
      u2fOnWebauthn.register(appId, [{ version, challenge }], known, resolve as never, seconds);
    });
  }
  function sign(known: readonly object[], seconds?: number): Promise<Response> {
    return new Promise((resolve) => {
      u2fOnWebauthn.sign(appId, challenge, known, resolve as never, seconds);
    });
  }

  test('registers and signs as U2F’s JavaScript API does', async () => {
    await addU2fKey();
    const made = await register();
    assert.hasAllKeys(made, ['errorCode', 'version', 'registrationData', 'clientData']);
    assert.include(made, { errorCode: 0, version });
    const { keyHandle } = readRegistrationData(made['registrationData']);
    const key = { version, keyHandle: toText(keyHandle) };
    const signed = await sign([key]);
    assert.hasAllKeys(signed, ['errorCode', 'keyHandle', 'signatureData', 'clientData']);
    assert.include(signed, { errorCode: 0, keyHandle: key.keyHandle });
    assert.include(await register([key]), { errorCode: 4 });
  });

  for (const [name, errorCode] of [
    ['UnknownError', 1],
    ['NotAllowedError', 1],
    ['SecurityError', 2],
    ['NotSupportedError', 3],
    ['InvalidStateError', 4],
    ['TimeoutError', 5],
  ] as const) {
    test(`calls back with ${errorCode} when the browser says ${name}`, async () => {
      replaceCredentials({ create: () => rejectWith(new DOMException('No', name)) });
      const { errorMessage, ...response } = await register();
      assert.deepEqual(response, { errorCode });
      assert.isString(errorMessage);
    });
  }

  test('calls back with 2 for what is no request', async () => {
    const response = await sign([{ version, keyHandle: 5 }]);
    assert.propertyVal(response, 'errorCode', 2);
  });

  test('calls back with 5 when the time is up', async () => {
    replaceCredentials({ get: () => rejectWith(new DOMException('No', 'NotAllowedError')) });
    assert.propertyVal(await sign([{ version, keyHandle: 'AQID' }], 0), 'errorCode', 5);
  });

  test('gives a person 30 seconds, or as many as it is told', () => {
    const calls = replaceCredentials({ get: () => rejectWith(undefined) });
    void sign([{ version, keyHandle: 'AQID' }]);
    assert.approximately(calls[0]?.request.publicKey?.timeout ?? 0, 30_000, 1000);
  });
});
