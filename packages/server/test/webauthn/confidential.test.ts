import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memoryStore, type WebauthnServerOptions } from '@second-factor/server';
import { codeOf, markName } from '../support/browser.js';
import { type KeyBrowser, type KeySite, openKeySite, rightPassword } from '../support/key-site.js';
import { cookieSecret, password } from '../support/site.js';
import { softKey } from '../support/soft-key.js';

/** Each form in which a text could get out. */
function formsOf(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    Buffer.from(secret).toString('base64'),
  ];
}

/** Looks through all that left the site for what must not. */
function assertNothingTold(site: KeySite, browser: KeyBrowser, states: readonly string[]): void {
  const failures = JSON.stringify(site.failures);
  const answers = browser.transcript.join('\n');
  for (const form of [cookieSecret, password].flatMap(formsOf)) {
    assert.ok(!answers.includes(form), `${form} in ${answers}`);
    assert.ok(!failures.includes(form), `${form} in ${failures}`);
  }
  const mark = browser.cookies.get(markName(browser)) ?? 'none';
  for (const form of [mark, ...states].flatMap(formsOf)) {
    assert.ok(!failures.includes(form), `${form} in ${failures}`);
  }
  const bodies = browser.transcript.map((text) => text.split('\n').at(-1) ?? '');
  assert.ok(bodies.every((body) => !body.includes(mark)));
}

/** Registers and logs in, whatever it is answered; gives the states that were handed out. */
async function goThrough(browser: KeyBrowser): Promise<string[]> {
  const key = softKey();
  const states: string[] = [];
  browser.enter('alice');
  for (const [name, make] of [
    ['register', key.create.bind(key)],
    ['authenticate', key.get.bind(key)],
  ] as const) {
    const begun = await browser.post(
      `/auth/keys/${name}/begin`,
      name === 'register' ? {} : rightPassword,
    );
    if (!begun.ok) continue;
    const { publicKey, state } = (await begun.json()) as { publicKey: never; state: string };
    states.push(state);
    await browser.post(`/auth/keys/${name}/finish`, { credential: make(publicKey), state });
  }
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  await browser.request('/auth/keys/keys', { headers });
  return states;
}

suite('no secret, state or password leaves the server', () => {
  test('when all goes well', async () => {
    const site = openKeySite();
    const browser = site.open();
    const states = await goThrough(browser);
    assert.equal(site.sessions.length, 1);
    assert.deepEqual(site.failures, []);
    assertNothingTold(site, browser, states);
  });

  const told = (what: unknown) => new Error(`SELECT ${JSON.stringify(what)}`);

  for (const [name, options, code] of [
    [
      'authenticate',
      {
        authenticate: ({ fields }) => {
          throw told({ ...fields, first: fields['password'] });
        },
      },
      'hook_failed',
    ],
    [
      'openSession',
      {
        openSession: ({ request }) => {
          throw told([...request.headers]);
        },
      },
      'hook_failed',
    ],
    [
      'currentUser',
      {
        currentUser: (request) => {
          throw told([...request.headers]);
        },
      },
      'hook_failed',
    ],
    [
      'the store',
      { store: { ...memoryStore(), list: () => Promise.reject(told(cookieSecret)) } },
      'internal_error',
    ],
  ] as const satisfies readonly (readonly [string, Partial<WebauthnServerOptions>, string])[]) {
    test(`when ${name} throws with what it was given`, async () => {
      const site = openKeySite(options);
      const browser = site.open();
      const states = await goThrough(browser);
      const failure = site.failures.find((each) => each.code === code);
      assert.equal(failure?.status, 500);
      assert.match(failure.detail ?? '', /^Error: SELECT /);
      assert.ok(!browser.transcript.join('\n').includes('SELECT'));
      assertNothingTold(site, browser, states);
    });
  }

  test('when a credential is refused for what is in it', async () => {
    const site = openKeySite();
    const browser = site.open();
    const key = softKey();
    browser.enter('alice');
    const registration = await browser.beginRegistration();
    await browser.finishRegistration(key.create(registration.publicKey), registration);
    const begun = await browser.beginLogin();
    const mark = browser.cookies.get(markName(browser)) ?? '';
    const lie = { challenge: begun.state, type: mark };
    await browser.finishLogin(key.get(begun.publicKey, lie), begun);
    assert.match(site.failures[0]?.detail ?? '', /\[secret\]/);
    assertNothingTold(site, browser, [begun.state]);
  });
});

suite('a hook', () => {
  for (const [name, options] of Object.entries({
    'a user without a name': { currentUser: () => ({ id: 'alice' }) as never },
    'a user whose id is a number': { currentUser: () => ({ id: 7, name: 'alice' }) as never },
    'a text for a user': { currentUser: () => 'alice' as never },
    'an object for a user id': { authenticate: () => ({ id: 'alice' }) as never },
    'no answer': { openSession: () => undefined as never },
    'an object for an answer': { openSession: () => ({ name: 'alice' }) as never },
  })) {
    test(`that gives ${name} becomes "hook_failed"`, async () => {
      const site = openKeySite(options);
      await goThrough(site.open());
      const failure = site.failures.find(({ code }) => code === 'hook_failed');
      assert.match(failure?.detail ?? '', /TypeError: /);
      assert.deepEqual(site.sessions, []);
    });
  }

  test('that fails after the signature was checked has spent the challenge', async () => {
    const site = openKeySite({ openSession: () => Promise.reject(new Error('database is down')) });
    const browser = site.open();
    const key = softKey();
    browser.enter('alice');
    const registration = await browser.beginRegistration();
    await browser.finishRegistration(key.create(registration.publicKey), registration);
    const begun = await browser.beginLogin();
    const credential = key.get(begun.publicKey);
    assert.equal(await codeOf(await browser.finishLogin(credential, begun)), 'hook_failed');
    assert.equal(await codeOf(await browser.finishLogin(credential, begun)), 'challenge_expired');
  });

  test('onError is told which part it was, and cannot change the answer', async () => {
    const failing = openKeySite({
      onError: () => {
        throw new Error('log is full');
      },
    });
    const response = await failing.open().post('/auth/keys/register/begin', {});
    assert.equal(await codeOf(response), 'login_required');
    const site = openKeySite();
    const browser = site.open();
    for (const path of ['register', 'authenticate']) {
      for (const step of ['begin', 'finish']) await browser.post(`/auth/keys/${path}/${step}`, '');
    }
    assert.deepEqual(
      site.failures.map(({ operation, code }) => [operation, code]),
      ['register/begin', 'register/finish', 'authenticate/begin', 'authenticate/finish'].map(
        (operation) => [operation, 'invalid_request'],
      ),
    );
  });
});
