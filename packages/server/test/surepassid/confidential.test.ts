import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import type { SurePassIdServerOptions } from '@second-factor/server';
import { cookieSecret, password } from '../support/site.js';
import {
  accountKey,
  accountName,
  openServer,
  openSurePassId,
} from '../support/surepassid-server.js';
import { openSite, rightPassword, type SurePassIdSite } from '../support/surepassid-site.js';
import { u2fKey } from '../support/u2f-key.js';

const otp = '735192';
const options: Partial<SurePassIdServerOptions> = {
  methods: ['u2f', 'otp', 'push'],
  pushStatus: () => 'pending',
};

/** Registers, logs in by all that there is, and removes, whatever it is answered; gives all that was told. */
async function goThrough(site: SurePassIdSite): Promise<string> {
  const browser = site.open();
  const key = await u2fKey();
  browser.enter('alice');
  // What fails on the way has been told, too.
  await browser.register(key).catch(() => undefined);
  await browser.logIn(key).catch(() => undefined);
  await browser.get('/keys');
  await browser.remove('/keys/MQ');
  await browser.send('/otp/send', rightPassword);
  await browser.send('/otp/verify', { ...rightPassword, otp });
  await browser.send('/push/begin', rightPassword);
  await browser.send('/push/status');
  return [...browser.transcript, JSON.stringify(site.failures)].join('\n');
}

function assertNothingTold(told: string, secrets: readonly string[] = []): void {
  for (const secret of [accountName, accountKey, cookieSecret, password, otp, ...secrets]) {
    for (const form of [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      JSON.stringify(JSON.stringify(secret)).slice(3, -3),
      Buffer.from(secret).toString('base64'),
    ]) {
      assert.ok(!told.includes(form), `${form} in ${told}`);
    }
  }
}

async function openSecond(
  context: TestContext,
  changes: Partial<SurePassIdServerOptions>,
): Promise<SurePassIdSite> {
  const { server } = await openSurePassId(context);
  return openSite({ server, ...options, ...changes });
}

suite('no account, code or password leaves the server', () => {
  test('when all goes well', async (context) => {
    const site = await openSecond(context, {});
    const told = await goThrough(site);
    assert.equal(site.sessions.length, 1);
    assertNothingTold(told);
  });

  for (const status of [200, 400, 500]) {
    test(`when SurePassID quotes the request in its refusal by ${status}`, async (context) => {
      for (const errorCode of [9003, 9050, '9003', 'x', undefined]) {
        const { server } = await openServer(context, ({ headers, body }) => {
          const quoted = JSON.stringify({ ...Object.fromEntries(headers), ...body });
          return Response.json({ ...body, errorCode, errorMessage: quoted, quoted }, { status });
        });
        const site = openSite({ server, ...options });
        assertNothingTold(await goThrough(site));
        assert.ok(site.failures.length > 3);
      }
    });
  }

  test('when SurePassID puts it where a challenge, an id or a code belongs', async (context) => {
    for (const secret of [accountKey, accountName]) {
      const lists = [{ challenge: secret, sessionId: secret, tokenID: secret, psn: secret }];
      for (const answer of [
        { errorCode: secret },
        { errorCode: 0, RegisterRequest: lists, SignRequest: lists },
        { errorCode: 9003, errorMessage: secret, type: secret },
      ]) {
        const { server } = await openServer(context, () => Response.json(answer));
        const site = openSite({ server, ...options });
        assertNothingTold(await goThrough(site));
        assert.ok(site.failures.length > 0);
      }
    }
  });

  test('when fetch quotes the request in its error', async () => {
    const site = openSite({
      server: 'surepassid.example',
      ...options,
      fetch: (_, init) => {
        const quoted = JSON.stringify({ ...init });
        return Promise.reject(new TypeError(quoted, { cause: new Error(quoted) }));
      },
    });
    const told = await goThrough(site);
    assert.match(told, /surepassid_unreachable[^]*\[secret\]/);
    assertNothingTold(told);
  });

  for (const [name, changes] of Object.entries<Partial<SurePassIdServerOptions>>({
    authenticate: {
      authenticate: ({ fields }) => {
        throw new Error(JSON.stringify(fields));
      },
    },
    openSession: {
      openSession: () => {
        throw new Error(`${accountName} ${accountKey} ${cookieSecret}`);
      },
    },
    currentUser: {
      currentUser: () => {
        throw new Error(accountKey);
      },
    },
    deleteKeyFields: {
      deleteKeyFields: () => {
        throw new Error(accountKey);
      },
    },
    pushStatus: {
      pushStatus: () => {
        throw new Error(accountKey);
      },
    },
    serialNumber: {
      serialNumber: () => {
        throw new Error(accountKey);
      },
    },
    'store, with what it knows,': { store: { spend: () => Promise.reject(new Error(accountKey)) } },
  })) {
    test(`when ${name} throws with what it was given`, async (context) => {
      const { server } = await openServer(context, ({ body: { type } }) =>
        Response.json({
          errorCode: 0,
          Devices: [{ tokenID: '1', psn: '1' }],
          AuthnUserReqId: 'x',
          ...(type === 'pre_enroll' && {
            RegisterRequest: [{ challenge: 'AAAA', appId: 'https://site.example', sessionId: 'x' }],
          }),
        }),
      );
      const site = openSite({ server, ...options, ...changes });
      const told = await goThrough(site);
      const failure = site.failures.find(({ code }) => /hook_failed|internal_error/.test(code));
      assert.match(failure?.detail ?? '', /\[secret\]/);
      assertNothingTold(told);
    });
  }

  for (const [name, changes] of Object.entries<Partial<SurePassIdServerOptions>>({
    'a user that is a number': { currentUser: () => 7 as never },
    'a login that is an object': { authenticate: () => ({ username: 'alice' }) as never },
    'a serial number that is a number': { serialNumber: () => 7 as never },
    'no answer': { openSession: () => undefined as never },
  })) {
    test(`when a hook gives ${name}, which becomes "hook_failed"`, async (context) => {
      const site = await openSecond(context, changes);
      const told = await goThrough(site);
      const codes = site.failures.map(({ code }) => code);
      assert.ok(codes.includes('hook_failed'), told);
      assertNothingTold(told);
    });
  }
});
