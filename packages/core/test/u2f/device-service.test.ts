import { assert } from 'chai';
import type { SecondFactorErrorCode } from '../../src/errors.js';
import { deviceService } from '../../src/u2f/device-service.js';
import { failureOf } from '../support.js';
import {
  asked,
  goneUrl,
  json,
  openService,
  permitLoopback,
  type ServiceAnswer,
} from './services.js';

const appId = 'https://rp.example';
const registerRequests = [{ version: 'U2F_V2', challenge: 'Y2hhbGxlbmdl', appId }] as const;
const key = { version: 'U2F_V2', challenge: 'Y2hhbGxlbmdl', keyHandle: 'AQID', appId } as const;
const question = { registerRequests, signRequests: [{ ...key, transports: ['usb'] }] };
const operations = ['register', 'sign'] as const;

/** What an answer comes to. */
async function outcomeOf(operation: 'register' | 'sign', answer: ServiceAnswer, timeout?: number) {
  const { url } = await openService({ [operation]: answer });
  return failureOf(() => deviceService(url)[operation](question, { timeout }));
}

suite('a call of the Device Service', () => {
  for (const [operation, sent] of [
    ['register', { registerRequests, signRequests: [key] }],
    ['sign', { signRequests: [key] }],
  ] as const) {
    test(`posts ${operation} as version 1.0 of the interface has it, without cookies`, async () => {
      document.cookie = 'session=secret';
      const service = await openService({ [operation]: json({ any: 'answer' }) });
      const answer = await deviceService(service.url)[operation](question);
      assert.deepEqual(answer, { any: 'answer' });
      const [request, ...others] = await service.requests();
      assert.deepEqual(others, []);
      assert.include(request, { path: operation, method: 'POST' });
      assert.deepEqual(JSON.parse(request?.body ?? ''), sent);
      const { accept, cookie, origin: from, 'content-type': type } = request?.headers ?? {};
      assert.deepEqual(
        { accept, cookie, from, type },
        { accept: 'application/json', cookie: undefined, from: origin, type: 'application/json' },
      );
    });
  }

  const { fetch } = globalThis;
  teardown(() => {
    globalThis.fetch = fetch;
  });

  test('tells the browser that it stays on this computer', async () => {
    const inits: unknown[] = [];
    globalThis.fetch = (input, init) => {
      inits.push(init);
      return fetch(input, init);
    };
    const { url } = await openService({ sign: json({}) });
    await deviceService(url).sign(question);
    assert.propertyVal(inits[0], 'targetAddressSpace', 'loopback');
  });
});

suite('an error of the Device Service', () => {
  const codes: readonly [number, SecondFactorErrorCode, SecondFactorErrorCode][] = [
    [1, 'no_device', 'no_device'],
    [2, 'invalid_app_id', 'invalid_app_id'],
    [3, 'unsupported', 'unsupported'],
    [4, 'already_registered', 'not_registered'],
    [5, 'timeout', 'timeout'],
    [6, 'authenticator_error', 'authenticator_error'],
    [-1, 'authenticator_error', 'authenticator_error'],
  ];
  for (const [errorCode, atRegister, atSign] of codes) {
    for (const status of [200, 400, 500]) {
      for (const operation of operations) {
        const code = operation === 'register' ? atRegister : atSign;
        test(`is ${code} for ${errorCode} at ${operation}, with status ${status}`, async () => {
          const answer = json({ errorCode, errorMessage: 'Said by it' }, { status });
          const error = await outcomeOf(operation, answer);
          assert.include(error, { code, phase: 'ceremony' });
          const provider = { name: 'device-service', code: `${errorCode}`, message: 'Said by it' };
          assert.deepEqual(error.provider, provider);
        });
      }
    }
  }

  test('can be tried again when no key was connected', async () => {
    assert.isTrue((await outcomeOf('sign', json({ errorCode: 1 }))).retryable);
  });

  test('says what is wrong with the page, where the page is by http', async () => {
    assert.equal((await outcomeOf('sign', json({ errorCode: 2 }))).reason, 'no-https');
  });

  for (const errorMessage of [undefined, null, 7, { toString: 'no' }, 'x'.repeat(5000)]) {
    test(`is read with the message ${JSON.stringify([errorMessage]).slice(1, 30)}`, async () => {
      const error = await outcomeOf('sign', json({ errorCode: 3, errorMessage }));
      assert.equal(error.code, 'unsupported');
      assert.isAtMost(error.provider?.message.length ?? Infinity, 200);
    });
  }
});

suite('an answer that is not the Device Service’s', () => {
  for (const { what, answer, code, reason } of [
    { what: 'no JSON', answer: { body: '<h1>Welcome</h1>' }, code: 'bad_response' },
    { what: 'nothing', answer: { body: '' }, code: 'bad_response' },
    { what: 'a list', answer: json([1]), code: 'bad_response' },
    { what: 'null', answer: json(null), code: 'bad_response' },
    { what: 'a text', answer: json('ok'), code: 'bad_response' },
    { what: 'over 256 kB', answer: { body: 'x'.repeat(1024), repeat: 300 }, code: 'bad_response' },
    {
      what: 'without an end, over 256 kB',
      answer: { body: 'x'.repeat(1024), repeat: 300, hangs: 'body' },
      code: 'bad_response',
    },
    {
      what: 'a page that is not found',
      answer: { status: 404, body: 'Not found' },
      code: 'device_service_unavailable',
      reason: 'no-service',
    },
    {
      what: 'another program’s JSON',
      answer: json({ error: 'what?' }, { status: 400 }),
      code: 'device_service_unavailable',
      reason: 'no-service',
    },
    { what: 'broken off', answer: { breaks: true }, code: 'network' },
    {
      what: 'a redirect',
      answer: { status: 307, headers: { location: goneUrl } },
      code: 'network',
    },
  ] as const satisfies readonly { answer: ServiceAnswer; [name: string]: unknown }[]) {
    test(`is ${code}: ${what}`, async () => {
      const error = await outcomeOf('register', answer, 10_000);
      assert.include(error, { code, phase: 'ceremony' });
      assert.equal(error.reason, reason);
    });
  }
});

suite('a Device Service that is not there', () => {
  teardown(() => permitLoopback('prompt'));

  test('is device_service_unavailable: absent, or with a certificate that is not trusted', async () => {
    const service = deviceService(goneUrl);
    for (const error of [
      await failureOf(() => service.probe()),
      await failureOf(() => service.register(question)),
      await failureOf(() => service.sign(question)),
    ]) {
      assert.include(error, { code: 'device_service_unavailable', reason: 'untrusted-or-absent' });
      assert.isTrue(error.retryable);
      assert.instanceOf(error.cause, TypeError);
    }
  });

  test('is told from one whose configuration names another site', async () => {
    const headers = { 'access-control-allow-origin': 'https://rp.example' };
    const service = await openService({
      abort: json({}, { headers }),
      sign: json({}, { headers }),
    });
    for (const error of [
      await failureOf(() => deviceService(service.url).probe()),
      await failureOf(() => deviceService(service.url).sign(question)),
    ]) {
      assert.include(error, { code: 'device_service_unavailable', reason: 'origin-refused' });
    }
  });

  test('is told from one the person has forbidden the page to speak to', async () => {
    await permitLoopback('denied');
    const error = await failureOf(() => deviceService(goneUrl).sign(question));
    assert.include(error, { code: 'local_network_denied', phase: 'ceremony' });
    assert.instanceOf(error.cause, TypeError);
  });

  test('fails abort() never', async () => {
    await deviceService(goneUrl).abort();
    assert.equal((await failureOf(() => deviceService(goneUrl).probe())).phase, 'ceremony');
  });
});

suite('a Device Service that says nothing', () => {
  for (const hangs of ['headers', 'body'] as const) {
    for (const operation of operations) {
      test(`ends ${operation} in time and is told to stop: no ${hangs}`, async () => {
        const service = await openService({ [operation]: { hangs, body: '{' } });
        const start = performance.now();
        const error = await failureOf(() =>
          deviceService(service.url)[operation](question, { timeout: 150 }),
        );
        assert.include(error, { code: 'timeout', phase: 'ceremony' });
        assert.isBelow(performance.now() - start, 1900);
        assert.deepEqual(await service.paths(), [operation, 'abort']);
        assert.deepInclude((await service.requests())[1], { method: 'GET', body: '' });
      });

      test(`ends ${operation} when the caller does, and is told to stop: no ${hangs}`, async () => {
        const service = await openService({ [operation]: { hangs, body: '{' } });
        const controller = new AbortController();
        const { signal } = controller;
        const outcome = failureOf(() =>
          deviceService(service.url)[operation](question, { signal }),
        );
        await asked(service, operation);
        controller.abort('the person left');
        assert.include(await outcome, { code: 'aborted', by: 'caller', cause: 'the person left' });
        assert.deepEqual(await service.paths(), [operation, 'abort']);
      });
    }
  }

  test('ends all the same when it does not even answer to that', async () => {
    const service = await openService({
      sign: { hangs: 'headers' },
      abort: { hangs: 'headers' },
    });
    const start = performance.now();
    const error = await failureOf(() =>
      deviceService(service.url).sign(question, { timeout: 100 }),
    );
    assert.equal(error.code, 'timeout');
    assert.isBelow(performance.now() - start, 4000);
  });

  test('is not asked at all where the caller has ended before', async () => {
    const service = await openService();
    const signal = AbortSignal.abort();
    const error = await failureOf(() => deviceService(service.url).sign(question, { signal }));
    assert.equal(error.code, 'aborted');
    assert.deepEqual(await service.paths(), []);
  });

  test('is told to stop when the page goes', async () => {
    const service = await openService({ sign: { hangs: 'headers' } });
    const outcome = failureOf(() => deviceService(service.url).sign(question));
    await asked(service, 'sign');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await asked(service, 'abort');
    assert.equal((await outcome).code, 'timeout');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    assert.deepEqual(await service.paths(), ['sign', 'abort']);
  });

  for (const timeout of [-1, NaN, 'soon' as never]) {
    test(`takes the time ${timeout} for misuse`, async () => {
      const service = await openService();
      const outcome = deviceService(service.url).sign(question, { timeout });
      const error: unknown = await outcome.catch((error: unknown) => error);
      assert.instanceOf(error, TypeError);
      assert.deepEqual(await service.paths(), []);
    });
  }
});

suite('a probe of the Device Service', () => {
  for (const { what, answer } of [
    { what: 'that it is well', answer: json({ result: 'ok' }) },
    { what: 'that it has no key', answer: json({ errorCode: 1 }) },
    { what: 'so by a status', answer: json({ errorCode: 1 }, { status: 500 }) },
  ]) {
    test(`finds one that says ${what}`, async () => {
      const service = await openService({ abort: answer });
      await deviceService(service.url).probe();
      assert.deepEqual(await service.paths(), ['abort']);
    });
  }

  for (const { what, answer } of [
    { what: 'a page', answer: { body: '<h1>Welcome</h1>' } },
    { what: 'that there is nothing', answer: { status: 404, body: '' } },
    { what: 'something else in JSON', answer: json({ error: 'what?' }, { status: 400 }) },
  ]) {
    test(`does not take for one what answers ${what}`, async () => {
      const { url } = await openService({ abort: answer });
      const error = await failureOf(() => deviceService(url).probe());
      assert.include(error, { code: 'device_service_unavailable', reason: 'no-service' });
    });
  }

  for (const hangs of ['headers', 'body'] as const) {
    test(`ends after a second where it sends no ${hangs}`, async () => {
      const { url } = await openService({ abort: { hangs, body: '{' } });
      const start = performance.now();
      const error = await failureOf(() => deviceService(url).probe());
      assert.include(error, { code: 'device_service_unavailable', reason: 'untrusted-or-absent' });
      assert.isAtLeast(performance.now() - start, 990);
      assert.isBelow(performance.now() - start, 3000);
    });
  }

  test('ends when the caller does', async () => {
    const service = await openService({ abort: { hangs: 'headers' } });
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = failureOf(() => deviceService(service.url).probe({ signal }));
    await asked(service, 'abort');
    controller.abort('the person left');
    assert.include(await outcome, { code: 'aborted', cause: 'the person left' });
  });
});
