import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import {
  SurePassIdError,
  type SurePassIdClient,
  surePassIdClient,
  type SurePassIdClientOptions,
} from '@second-factor/server';
import { listen } from '@second-factor/emulators';
import { stayAlive } from '../support/stay-alive.js';
import {
  accountKey,
  accountName,
  openServer,
  openSurePassId,
} from '../support/surepassid-server.js';

const user = { username: 'alice' };
const appId = 'https://site.example';

type Answer = () => Response | Promise<Response>;

/** A client whose SurePassID answers whatever it likes. */
async function openLiar(
  context: TestContext,
  answer: Answer,
  options: Partial<SurePassIdClientOptions> = {},
) {
  const { server, calls } = await openServer(context, answer);
  return { client: surePassIdClient({ server, accountName, accountKey, ...options }), calls };
}

async function failureOf(work: Promise<unknown>): Promise<SurePassIdError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof SurePassIdError, inspect(error));
  return error;
}

const html = { headers: { 'Content-Type': 'text/html' } };

suite('an answer that makes no sense', () => {
  for (const [name, code, answer] of [
    ['HTML', 'bad_response', () => new Response('<!doctype html><h1>Welcome</h1>', html)],
    ['nothing', 'bad_response', () => new Response(null)],
    ['JSON that is cut', 'bad_response', () => new Response('{"errorCode":0,')],
    ['a list', 'bad_response', () => Response.json([{ errorCode: 0 }])],
    ['null', 'bad_response', () => Response.json(null)],
    ['no errorCode', 'bad_response', () => Response.json({ errorMessage: 'OK' })],
    ['an errorCode that is a list', 'bad_response', () => Response.json({ errorCode: [0] })],
    ['an errorCode that is null', 'bad_response', () => Response.json({ errorCode: null })],
    ['an errorCode that is false', 'bad_response', () => Response.json({ errorCode: false })],
    ['an errorCode that is empty', 'bad_response', () => Response.json({ errorCode: '' })],
    ['a negative errorCode', 'bad_response', () => Response.json({ errorCode: -1 })],
    ['an errorCode with a fraction', 'bad_response', () => Response.json({ errorCode: 0.5 })],
    ['a text for an errorCode', 'bad_response', () => Response.json({ errorCode: '9003 <b>' })],
    ['a success by 500', 'bad_response', () => Response.json({ errorCode: 0 }, { status: 500 })],
    ['a redirect', 'bad_response', () => Response.redirect('https://elsewhere.example/', 307)],
    ['bytes that are no text', 'bad_response', () => new Response(Uint8Array.of(0xff, 0xfe))],
    ['a huge answer', 'bad_response', () => new Response(' '.repeat(70_000) + '{"errorCode":0}')],
    [
      'a proxy that finds nobody',
      'unreachable',
      () => new Response('Bad Gateway', { status: 502 }),
    ],
    ['a server that is busy', 'unreachable', () => new Response('', { status: 503 })],
  ] satisfies [string, string, Answer][]) {
    test(`is "${code}", asked for once: ${name}`, async (context) => {
      const { client, calls } = await openLiar(context, answer);
      const error = await failureOf(client.findUser(user));
      assert.equal(error.code, code);
      assert.equal(error.errorCode, undefined);
      assert.equal(calls.length, 1);
    });
  }

  test('without an end is given up', async (context) => {
    const endless = () => {
      const chunk = new Uint8Array(65_536).fill(0x20);
      return new Response(new ReadableStream({ pull: (body) => body.enqueue(chunk) }));
    };
    const { client, calls } = await openLiar(context, endless);
    assert.equal((await failureOf(client.findUser(user))).code, 'bad_response');
    assert.equal(calls.length, 1);
  });
});

suite('an errorCode', () => {
  for (const [errorCode, status] of [
    [9003, 200],
    ['9003', 200],
    ['09003', 200],
    [9003, 401],
    ['9003', 500],
    [9003, 503],
  ] as const) {
    test(`is read from ${JSON.stringify(errorCode)} by HTTP ${status}`, async (context) => {
      const answer = () => Response.json({ errorCode }, { status });
      const { client, calls } = await openLiar(context, answer);
      const error = await failureOf(client.findUser(user));
      assert.deepEqual([error.code, error.errorCode], ['refused', 9003]);
      assert.equal(error.reason, 'OTPInvalid');
      assert.equal(calls.length, 1);
    });
  }

  test('of 0 is a success, as text too, and whatever the type', async (context) => {
    for (const errorCode of [0, '0']) {
      const answer = () => Response.json({ type: 'sign', errorCode, errorMessage: 'x', more: 1 });
      const { client } = await openLiar(context, answer);
      assert.deepEqual(await client.validateUser(user), { fields: { more: 1 } });
    }
  });
});

const request = {
  challenge: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  appId,
  sessionId: 'NTc0RDQ2OTk2QQ==',
  version: 'U2F_V2',
};
const signRequest = { ...request, keyHandle: 'KlUt' };

suite('the lists of an answer', () => {
  for (const [register, sign] of [
    ['RegisterRequest', 'SignRequest'],
    ['RegisterRequests', 'SignRequests'],
    ['registerRequest', 'signRequest'],
    ['registerRequests', 'signRequests'],
    ['registerrequests', 'signrequests'],
  ] as const) {
    test(`are read by the names ${register} and ${sign}`, async (context) => {
      const lists = { [register]: [request], [sign]: [signRequest] };
      const answer = () => Response.json({ errorCode: 0, ...lists });
      const { client } = await openLiar(context, answer);
      const { registerRequests, signRequests } = await client.preEnroll({ ...user, appId });
      assert.deepEqual(registerRequests, [request]);
      assert.deepEqual(signRequests, [signRequest]);
    });
  }

  for (const name of ['Devices', 'Device', 'devices', 'device']) {
    test(`are read by the name ${name}, their ids as texts or numbers`, async (context) => {
      const devices = [
        { tokenID: 7, psn: '99000001', deviceType: 12 },
        { tokenId: 'b', psn: 99000002 },
        { tokenID: 'c', psn: null },
      ];
      const { client } = await openLiar(context, () =>
        Response.json({ errorCode: 0, [name]: devices }),
      );
      const found = await client.findUser(user);
      assert.deepEqual(
        found.devices.map(({ tokenId, psn }) => [tokenId, psn]),
        [
          ['7', '99000001'],
          ['b', '99000002'],
          ['c', ''],
        ],
      );
      assert.equal(found.devices[0]?.fields['deviceType'], 12);
    });
  }

  test('may be missing or null', async (context) => {
    const { client } = await openLiar(context, () =>
      Response.json({ errorCode: 0, SignRequest: null, Devices: null }),
    );
    assert.deepEqual((await client.preSign({ ...user, appId })).signRequests, []);
    assert.deepEqual((await client.findUser(user)).devices, []);
  });

  const preEnroll = (client: SurePassIdClient) => client.preEnroll({ ...user, appId });
  const findUser = (client: SurePassIdClient) => client.findUser(user);
  const push = (client: SurePassIdClient) =>
    client.sendPushMessage({ ...user, deliveryMethod: 'pushapp' });
  for (const [call, members] of [
    [preEnroll, { RegisterRequest: request }],
    [preEnroll, { RegisterRequest: 'none' }],
    [preEnroll, { RegisterRequest: [7] }],
    [preEnroll, { RegisterRequest: [{ ...request, challenge: undefined }] }],
    [preEnroll, { RegisterRequest: [{ ...request, challenge: 'a+b/' }] }],
    [preEnroll, { RegisterRequest: [{ ...request, challenge: 'A'.repeat(600) }] }],
    [preEnroll, { RegisterRequest: [{ ...request, appId: 7 }] }],
    [preEnroll, { RegisterRequest: [{ ...request, appId: '' }] }],
    [preEnroll, { RegisterRequest: [{ ...request, sessionId: {} }] }],
    [preEnroll, { RegisterRequest: [{ ...request, sessionId: 'a\nb' }] }],
    [preEnroll, { RegisterRequest: [{ ...request, sessionId: 'A'.repeat(513) }] }],
    [preEnroll, { RegisterRequest: [{ ...request, version: 'U2F_V3' }] }],
    [preEnroll, { SignRequest: [request] }],
    [preEnroll, { SignRequest: [{ ...signRequest, keyHandle: 'A'.repeat(344) }] }],
    [findUser, { Devices: {} }],
    [findUser, { Devices: [{ psn: '1' }] }],
    [findUser, { Devices: [{ tokenID: ['1'] }] }],
    [push, {}],
    [push, { AuthnUserReqId: {} }],
  ] as const) {
    test(`are refused where they are malformed: ${JSON.stringify(members).slice(0, 90)}`, async (context) => {
      const { client } = await openLiar(context, () => Response.json({ errorCode: 0, ...members }));
      assert.equal((await failureOf(call(client))).code, 'bad_response');
    });
  }
});

suite('a SurePassID that is down', () => {
  test('is "unreachable", and asked once', async () => {
    const gone = await listen(() => new Response());
    await gone.close();
    let count = 0;
    const client = surePassIdClient({
      server: gone.url,
      accountName,
      accountKey,
      fetch: (...call) => {
        count += 1;
        return fetch(...call);
      },
    });
    const error = await failureOf(client.findUser(user));
    assert.equal(error.code, 'unreachable');
    assert.match(String(error.cause), /ECONNREFUSED/);
    assert.equal(count, 1);
  });

  test('is "timeout" when it does not answer, or its answer does not end', async (context) => {
    stayAlive(context);
    const slow = new Response(
      new ReadableStream({ start: (body) => body.enqueue(Uint8Array.of(123)) }),
    );
    for (const answer of [() => new Promise<Response>(() => undefined), () => slow]) {
      const { client, calls } = await openLiar(context, answer, { timeout: 100 });
      assert.equal((await failureOf(client.findUser(user))).code, 'timeout');
      assert.equal(calls.length, 1);
    }
  });

  test('is not waited for once the caller gives up, or has', async (context) => {
    const caller = new AbortController();
    const reason = new Error('gone');
    const { client, calls } = await openLiar(context, () => {
      caller.abort(reason);
      return new Promise<Response>(() => undefined);
    });
    for (const expected of [1, 1]) {
      const error = await failureOf(client.findUser(user, { signal: caller.signal }));
      assert.equal(error.code, 'aborted');
      assert.equal(error.cause, reason);
      assert.equal(calls.length, expected);
    }
  });
});

suite('an error of SurePassID', () => {
  const secrets = {
    accountName,
    accountKey,
    otp: '735192',
    psn: '99"000\\001',
    pw: 'correct horse "battery"',
    registrationData: 'registration-data',
  };

  function assertNothingTold(error: Error): void {
    const told = [
      inspect(error, { depth: null, showHidden: true }),
      JSON.stringify(error),
      String(error),
      error.stack,
      String(error.cause),
    ].join('\n');
    for (const secret of Object.values(secrets)) {
      for (const form of [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        JSON.stringify(JSON.stringify(secret)).slice(3, -3),
      ]) {
        assert.ok(!told.includes(form), `${form} in ${told}`);
      }
    }
  }

  test('quotes nothing that SurePassID has quoted', async (context) => {
    const { client } = await openLiar(context, () =>
      Response.json({ errorCode: 9003, errorMessage: JSON.stringify(secrets), ...secrets }),
    );
    const { otp, psn } = secrets;
    const error = await failureOf(client.validateOathOtp({ ...user, otp, psn }));
    assert.equal(error.message, 'This code is wrong');
    assertNothingTold(error);
  });

  test('quotes nothing of what an emulated SurePassID says of a wrong code', async (context) => {
    const { server, emulator } = await openSurePassId(context);
    const client = surePassIdClient({ server, accountName, accountKey });
    await client.addOathAccount({ username: 'carol' });
    const psn = emulator.devices('carol')[0]?.psn ?? '?';
    const error = await failureOf(client.validateOathOtp({ username: 'carol', otp: 'ABCDEF' }));
    assert.equal(error.errorCode, 9003);
    assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /ABCDEF/);
    assert.ok(!inspect(error, { depth: null }).includes(psn));
  });

  test('quotes nothing where fetch quotes the request', async () => {
    const client = surePassIdClient({
      server: 'surepassid.example',
      accountName,
      accountKey,
      fetch: (_, init) => {
        const quoted = `${JSON.stringify({ ...init })} ${JSON.stringify(secrets)}`;
        return Promise.reject(new TypeError(quoted, { cause: new Error(quoted) }));
      },
    });
    const { otp, psn, pw, registrationData } = secrets;
    const fields = { pw, registrationData };
    const error = await failureOf(client.validateOathOtp({ ...user, otp, psn, fields }));
    assert.match(String(error.cause), /\[secret\]/);
    assertNothingTold(error);
  });

  test('has a sentence of ours for each code, and none of them alike to its name', async (context) => {
    const { client, emulator } = await (async () => {
      const served = await openSurePassId(context);
      return { ...served, client: surePassIdClient({ ...served, accountName, accountKey }) };
    })();
    for (let errorCode = 9000; errorCode < 9045; errorCode += 1) {
      if (errorCode === 9024) continue;
      emulator.failNext(errorCode as never);
      const { message, reason } = await failureOf(client.findUser(user));
      assert.match(message, /^(SurePassID|Th(is|e|ere)) [\w' ]+$/);
      assert.ok(reason !== undefined && !message.includes(reason));
    }
  });
});

suite('a client', () => {
  test('shows neither the name nor the key of its account', () => {
    const client = surePassIdClient({ server: 'surepassid.example', accountName, accountKey });
    const shown = inspect(client, { depth: null, showHidden: true }) + JSON.stringify(client);
    assert.ok(!shown.includes(accountName) && !shown.includes(accountKey));
  });

  for (const options of [
    { server: undefined },
    { server: '' },
    { server: 'http://confidential.example' },
    { server: 'https://confidential:confidential@surepassid.example' },
    { server: 'https://surepassid.example?confidential' },
    { server: 'ftp://confidential.example' },
    { accountName: undefined },
    { accountName: '' },
    { accountKey: { confidential: true } },
    { accountKey: '' },
    { fetch: 'confidential' },
    { timeout: 0 },
    { timeout: 'confidential' },
  ] as readonly Readonly<Record<string, unknown>>[]) {
    test(`is not made of wrong options: ${JSON.stringify(options)}`, () => {
      const right = { server: 'surepassid.example', accountName, accountKey };
      assert.throws(
        () => surePassIdClient({ ...right, ...options }),
        (error: Error) => {
          assert.equal(error.name, 'TypeError');
          assert.match(error.message, new RegExp(`^${Object.keys(options).join()} must`));
          assert.doesNotMatch(inspect(error, { depth: null }), /confidential/);
          return true;
        },
      );
    });
  }
});
