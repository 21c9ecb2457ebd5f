import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ZitadelV2Options } from '@second-factor/server';
import { cookieSecret, password } from '../support/site.js';
import { softKey } from '../support/soft-key.js';
import {
  noteCalls,
  openSite,
  openZitadel,
  serviceToken,
  type ZitadelSite,
} from '../support/zitadel-site.js';

/** Registers and logs in, whatever it is answered; gives all that was told. */
async function goThrough(site: ZitadelSite): Promise<string> {
  const browser = site.open();
  const key = softKey();
  browser.enter('1001');
  for (const [name, make] of [
    ['register', key.create.bind(key)],
    ['authenticate', key.get.bind(key)],
  ] as const) {
    const fields = { user_id: 'alice', password };
    const begun = await browser.post(`/auth/keys/${name}/begin`, fields);
    if (!begun.ok) continue;
    const { publicKey, state } = (await begun.json()) as { publicKey: never; state: string };
    await browser.post(`/auth/keys/${name}/finish`, { credential: make(publicKey), state });
  }
  await browser.request('/auth/keys/keys', { headers: { 'Sec-Fetch-Site': 'same-origin' } });
  return [...browser.transcript, JSON.stringify(site.failures)].join('\n');
}

function assertNothingTold(told: string, secrets: readonly string[] = []): void {
  for (const secret of [serviceToken, cookieSecret, password, ...secrets]) {
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

suite('no token or password leaves the server', () => {
  test('when all goes well', async () => {
    const site = openSite({ fetch: openZitadel().fetch });
    const told = await goThrough(site);
    assert.deepEqual(site.failures, []);
    assertNothingTold(told, [site.sessions[0]?.sessionToken ?? '?']);
  });

  test('when ZITADEL quotes the request in its refusal', async () => {
    const { fetch } = noteCalls(({ headers, body }) => {
      const quoted = JSON.stringify({ ...Object.fromEntries(headers), body });
      const details = [{ id: quoted, message: quoted }];
      return Response.json({ code: quoted, message: quoted, details }, { status: 500 });
    });
    const site = openSite({ fetch });
    assertNothingTold(await goThrough(site));
    assert.ok(site.failures.length > 0);
  });

  test('when fetch quotes the request in its error, whichever way the token came', async () => {
    for (const token of [serviceToken, () => serviceToken]) {
      const site = openSite({
        serviceToken: token,
        fetch: (input, init) => {
          const { url: address } = new Request(input);
          // What a page has posted is known as long as its request lasts.
          const quoted = address.endsWith('/v2/sessions') ? { ...init, password } : { ...init };
          return Promise.reject(new TypeError(JSON.stringify(quoted)));
        },
      });
      const told = await goThrough(site);
      assert.match(told, /\[secret\]/);
      assertNothingTold(told);
    }
  });

  test('when fetch quotes what a key has signed', async () => {
    const { fetch } = openZitadel();
    const site = openSite({
      fetch: (input, init) =>
        init?.method === 'PATCH'
          ? Promise.reject(new TypeError(init.body as string))
          : fetch(input, init),
    });
    const told = await goThrough(site);
    assert.match(told, /zitadel_unreachable[^]*\[secret\]/);
    const { detail = '' } = site.failures[0] ?? {};
    for (const member of ['clientDataJSON', 'signature', 'authenticatorData', 'userHandle']) {
      assert.match(detail, new RegExp(`"${member}":"\\[secret\\]"`));
    }
  });

  for (const [name, options] of Object.entries<Partial<ZitadelV2Options>>({
    authenticate: {
      authenticate: ({ fields }) => {
        throw new Error(JSON.stringify(fields));
      },
    },
    openSession: {
      openSession: ({ sessionToken }) => {
        throw new Error(`token ${sessionToken}`);
      },
    },
  })) {
    test(`when ${name} throws with what it was given`, async () => {
      let sessionToken = '?';
      const { fetch } = openZitadel();
      const site = openSite({
        ...options,
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          if (init?.method === 'PATCH') {
            const answer = (await response.clone().json()) as { sessionToken: string };
            ({ sessionToken } = answer);
          }
          return response;
        },
      });
      const told = await goThrough(site);
      assert.match(told, /hook_failed[^]*\[secret\]/);
      assertNothingTold(told, [sessionToken]);
    });
  }

  for (const [name, options] of Object.entries<Partial<ZitadelV2Options>>({
    'a token with a line in it': { serviceToken: () => `${serviceToken}\r\nX: y` },
    'no token': { serviceToken: () => '' },
    'a user that leads elsewhere': { currentUser: () => '..' },
    'a user that is a number': { currentUser: () => 7 as never },
    'a login that is a text': { authenticate: () => 'alice' as never },
    'a login of nobody': { authenticate: () => ({ loginName: '' }) },
    'no answer': { openSession: () => undefined as never },
  })) {
    test(`when a hook gives ${name}, which becomes "hook_failed"`, async () => {
      const site = openSite({ fetch: openZitadel().fetch, ...options });
      const told = await goThrough(site);
      assert.ok(
        site.failures.some(({ code }) => code === 'hook_failed'),
        told,
      );
      assertNothingTold(told);
    });
  }
});
