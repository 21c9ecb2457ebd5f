import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createSoftToken } from '@second-factor/emulators';
import type { SoftTokenOptions } from '@second-factor/emulators';
import { hash } from '../u2f/client.js';
import { readRegistrationData, readSignatureData } from '../u2f/read-messages.js';

const applicationParameter = hash('https://site.example');
const challengeParameter = hash('client data');
const request = { applicationParameter, challengeParameter };

/** A token that is always touched, and a key of it. */
async function enrolled(options: SoftTokenOptions = {}) {
  const token = await createSoftToken({ touch: 'always', ...options });
  const data = await token.register(request);
  const { keyHandle, publicKey } = readRegistrationData(
    data,
    applicationParameter,
    challengeParameter,
  );
  const sign = async () =>
    readSignatureData(
      await token.sign({ ...request, keyHandle }),
      publicKey,
      applicationParameter,
      challengeParameter,
    );
  return { token, keyHandle, sign };
}

suite('createSoftToken', () => {
  test('registers a key on P-256, signed with the key of its certificate', async () => {
    const token = await createSoftToken({ touch: 'always' });
    const data = await token.register(request);
    const read = readRegistrationData(data, applicationParameter, challengeParameter);
    assert.equal(read.first, 5);
    assert.equal(read.keyHandle.length, 64);
    assert.equal(read.isSigned, true);
    assert.deepEqual(read.certificate.raw, token.certificate);
    assert.equal(read.certificate.verify(read.certificate.publicKey), true);
    assert.equal(read.certificate.publicKey.asymmetricKeyDetails?.namedCurve, 'prime256v1');
  });

  test('signs so that another program can verify it, time and again', async () => {
    const { sign } = await enrolled();
    // Signatures have 70 to 72 bytes, by their first bits: often enough to meet all of them.
    for (let counter = 1; counter <= 40; counter++) {
      assert.deepEqual(await sign(), { presence: 1, counter, isSigned: true });
    }
  });

  test('counts on from where its counter was', async () => {
    const { sign } = await enrolled({ counter: 41 });
    assert.equal((await sign()).counter, 42);
  });

  test('knows its keys, each for one application', async () => {
    const { token, keyHandle } = await enrolled();
    const { token: other } = await enrolled();
    assert.equal(token.hasKey(keyHandle, applicationParameter), true);
    assert.equal(token.hasKey(keyHandle, hash('https://other.example')), false);
    assert.equal(other.hasKey(keyHandle, applicationParameter), false);
    assert.equal(token.hasKey(Buffer.of(1), applicationParameter), false);
  });

  test('signs with no key that it has not', async () => {
    const { token } = await enrolled();
    await assert.rejects(token.sign({ ...request, keyHandle: Buffer.of(1) }), RangeError);
  });

  for (const [transports, bits] of [
    [['bt'], '03020780'],
    [['usb', 'nfc'], '03020430'],
    [['usb', 'lightning'], '03020224'],
  ] as const) {
    test(`names ${transports.join(' and ')} in its certificate`, async () => {
      const { certificate } = await createSoftToken({ transports });
      // 1.3.6.1.4.1.45724.2.1.1, and an OCTET STRING of four bytes.
      const extension = `060b2b0601040182e51c0201010404${bits}`;
      assert.ok(certificate.toString('hex').includes(extension));
    });
  }

  test('names no transports by default', async () => {
    const { certificate } = await createSoftToken();
    assert.ok(!certificate.toString('hex').includes('2b0601040182e51c020101'));
  });

  for (const [options, name] of [
    [{ counter: -1 }, 'counter'],
    [{ counter: 2 ** 32 - 1 }, 'counter'],
    [{ transports: ['wire'] }, 'transports'],
    [{ touch: 'never' }, 'touch'],
  ] as const) {
    test(`refuses ${JSON.stringify(options)}`, async () => {
      const wrong = options as unknown as SoftTokenOptions;
      await assert.rejects(createSoftToken(wrong), {
        name: 'TypeError',
        message: new RegExp(name),
      });
    });
  }
});

suite('the touch of a soft token', () => {
  test('is waited for, and meets one request, the oldest', async () => {
    const token = await createSoftToken();
    assert.equal(token.isBlinking, false);
    assert.equal(token.touch(), false);
    const answered: number[] = [];
    const requests = [1, 2].map(async (number) => {
      await token.register(request);
      answered.push(number);
    });
    await token.untilBlinking();
    assert.equal(token.touch(), true);
    await requests[0];
    assert.deepEqual(answered, [1]);
    assert.equal(token.isBlinking, true);
    assert.equal(token.touch(), true);
    await requests[1];
    assert.deepEqual(answered, [1, 2]);
    assert.equal(token.isBlinking, false);
  });

  test('can be awaited before anything is asked', async () => {
    const token = await createSoftToken();
    const blinking = token.untilBlinking();
    const data = token.register(request);
    await blinking;
    token.touch();
    assert.equal((await data)[0], 5);
  });

  test('is no longer waited for when the caller gives up', async () => {
    const token = await createSoftToken();
    const controller = new AbortController();
    const data = token.register(request, controller.signal);
    await token.untilBlinking();
    controller.abort(new Error('given up'));
    await assert.rejects(data, { message: 'given up' });
    assert.equal(token.isBlinking, false);
    assert.equal(token.touch(), false);
  });

  test('is not waited for when the caller has given up before', async () => {
    const token = await createSoftToken();
    const signal = AbortSignal.abort(new Error('given up'));
    await assert.rejects(token.register(request, signal), { message: 'given up' });
  });
});

suite('the faults of a soft token', () => {
  test('can be a presence byte, which is signed', async () => {
    const { token, sign } = await enrolled();
    token.misbehave({ presence: 0 });
    assert.deepEqual(await sign(), { presence: 0, counter: 1, isSigned: true });
  });

  test('can be a counter, which is signed', async () => {
    const { token, sign } = await enrolled();
    token.misbehave({ counter: 0xffff_ffff });
    assert.deepEqual(await sign(), { presence: 1, counter: 0xffff_ffff, isSigned: true });
  });

  for (const signature of ['wrong', 'cut'] as const) {
    test(`can be a signature that is ${signature}`, async () => {
      const { token, sign } = await enrolled();
      token.misbehave({ signature });
      assert.equal((await sign()).isSigned, false);
      const data = await token.register(request);
      const read = readRegistrationData(data, applicationParameter, challengeParameter);
      assert.equal(read.isSigned, false);
    });
  }

  test('can be an error, and end', async () => {
    const { token, sign } = await enrolled();
    const error = new Error('broken');
    token.misbehave({ error });
    await assert.rejects(sign(), error);
    await assert.rejects(token.register(request), error);
    token.misbehave({});
    assert.equal((await sign()).isSigned, true);
  });
});
