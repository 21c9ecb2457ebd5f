import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { codeOf } from '../support/browser.js';
import { openKeySite } from '../support/key-site.js';
import { softKey } from '../support/soft-key.js';

type Json = Record<string, unknown>;

const paths = ['/auth/keys/register/finish', '/auth/keys/authenticate/finish'];

/** A registered key and the two bodies that would finish right. */
async function begin() {
  const site = openKeySite();
  const browser = site.open();
  const key = softKey();
  browser.enter('alice');
  const first = await browser.beginRegistration();
  await browser.finishRegistration(key.create(first.publicKey), first);
  const registration = await browser.beginRegistration();
  const login = await browser.beginLogin();
  const bodies: Json[] = [
    { credential: softKey().create(registration.publicKey), state: registration.state },
    { credential: key.get(login.publicKey), state: login.state },
  ];
  return { site, browser, bodies };
}

/** A copy of a body with one member changed; `undefined` removes it. */
function change(body: Json, path: string, value: unknown): Json {
  const [name = '', ...rest] = path.split('.');
  const part = rest.length > 0 ? change(body[name] as Json, rest.join('.'), value) : value;
  return { ...body, [name]: part };
}

const changes: readonly (readonly [path: string, value: unknown])[] = [
  ['credential', undefined],
  ['credential', null],
  ['credential', 'text'],
  ['credential', []],
  ['credential', [{}]],
  ['credential.id', undefined],
  ['credential.id', ''],
  ['credential.id', 'AAAA'],
  ['credential.id', 7],
  ['credential.rawId', undefined],
  ['credential.rawId', 'AAAA='],
  ['credential.type', 'password'],
  ['credential.type', undefined],
  ['credential.response', null],
  ['credential.response', 'text'],
  ['credential.response.clientDataJSON', undefined],
  ['credential.response.clientDataJSON', {}],
  ['credential.response.clientDataJSON', 'A+/='],
  ['credential.response.clientDataJSON', 'A'],
  ['credential.response.clientDataJSON', 'A'.repeat(20_000)],
  ['credential.clientExtensionResults', null],
  ['credential.clientExtensionResults', 'text'],
  ['credential.clientExtensionResults', []],
  ['state', undefined],
  ['state', ''],
  ['state', {}],
  ['state', 'a b'],
  ['state', 'x'.repeat(4097)],
  ['name', 7],
  ['name', null],
  ['name', 'x'.repeat(201)],
  ['name', 'a\u0000b'],
  ['name', 'a\nb'],
  ['name', '\ud800'],
];

suite('what finishes a ceremony', () => {
  for (const [path, value] of changes) {
    test(`is no ${path} of ${inspect(value).slice(0, 30)}`, async () => {
      const { site, browser, bodies } = await begin();
      for (const [index, body] of bodies.entries()) {
        const response = await browser.post(paths[index] ?? '', change(body, path, value));
        assert.equal(response.status, 400, await response.clone().text());
        assert.equal(await codeOf(response), 'invalid_request');
      }
      assert.deepEqual(site.sessions, []);
      assert.equal((await site.store.list('alice')).length, 1);
    });
  }

  for (const [index, path, value] of [
    [0, 'attestationObject', undefined],
    [0, 'attestationObject', 'A=='],
    [0, 'transports', 'usb'],
    [0, 'transports', [7]],
    [0, 'transports', ['usb nfc']],
    [0, 'transports', ['']],
    [0, 'transports', ['x'.repeat(33)]],
    [0, 'transports', Array.from({ length: 17 }, (_, count) => `t${count}`)],
    [1, 'authenticatorData', undefined],
    [1, 'authenticatorData', 7],
    [1, 'signature', null],
    [1, 'signature', ''],
    [1, 'userHandle', 7],
    [1, 'userHandle', '='],
    [1, 'userHandle', 'A'.repeat(90)],
  ] as const) {
    test(`is no ${path} of ${inspect(value).slice(0, 30)}`, async () => {
      const { browser, bodies } = await begin();
      const body = change(bodies[index] ?? {}, `credential.response.${path}`, value);
      const response = await browser.post(paths[index] ?? '', body);
      assert.equal(await codeOf(response), 'invalid_request');
    });
  }

  for (const [name, text] of Object.entries({
    'no JSON': '{',
    'a list': '[]',
    null: 'null',
    'a text': '"x"',
    nothing: '',
    'two values': '{}{}',
  })) {
    test(`is not ${name}`, async () => {
      const { browser } = await begin();
      for (const path of paths) {
        assert.equal(await codeOf(await browser.post(path, text)), 'invalid_request');
      }
    });
  }

  test('has no name twice, at any depth', async () => {
    const { browser, bodies } = await begin();
    for (const [index, body] of bodies.entries()) {
      const text = JSON.stringify(body);
      for (const twice of [
        text.replace('{', '{"state":"x",'),
        text.replace('"response":{', '"response":{"clientDataJSON":"AAAA",'),
        text.replace('"response":{', '"response":{"\\u0063lientDataJSON":"AAAA",'),
        text.replace('"clientExtensionResults":{', '"clientExtensionResults":{"a":[{"b":1,"b":2}]'),
      ]) {
        assert.notEqual(twice, text);
        const response = await browser.post(paths[index] ?? '', twice);
        assert.equal(await codeOf(response), 'invalid_request');
      }
    }
  });

  test('has no prototype to give away, at any depth', async () => {
    const { browser, bodies } = await begin();
    for (const [index, body] of bodies.entries()) {
      const text = JSON.stringify(body);
      for (const poisoned of [
        text.replace('{', '{"__proto__":{"isAdmin":true},'),
        text.replace('"response":{', '"response":{"__proto__":{"transports":["usb"]},'),
      ]) {
        const response = await browser.post(paths[index] ?? '', poisoned);
        assert.equal(await codeOf(response), 'invalid_request');
      }
    }
    assert.ok(!('isAdmin' in {}));
  });

  test('is not nested without end', async () => {
    const { browser } = await begin();
    const deep = `{"credential":${'['.repeat(100_000)}${']'.repeat(100_000)},"state":"x"}`;
    for (const path of paths) {
      assert.equal(await codeOf(await browser.post(path, deep)), 'invalid_request');
    }
  });

  test('has at most 256 kB', async () => {
    const { browser, bodies } = await begin();
    for (const [index, body] of bodies.entries()) {
      const path = paths[index] ?? '';
      const small = JSON.stringify({ ...body, other: 'x'.repeat(200_000) });
      const large = JSON.stringify({ ...body, other: 'x'.repeat(262_144) });
      const refused = await browser.post(path, large);
      assert.equal(refused.status, 413);
      assert.equal(await codeOf(refused), 'request_too_large');
      assert.ok((await browser.post(path, small)).ok);
    }
  });

  test('may come without extension results, and with members we do not know', async () => {
    const { browser, bodies } = await begin();
    for (const [index, body] of bodies.entries()) {
      const bare = change(body, 'credential.clientExtensionResults', undefined);
      const more = change(bare, 'credential.response.later', { a: 1 });
      assert.ok((await browser.post(paths[index] ?? '', { ...more, later: 1 })).ok);
    }
  });
});

suite('what begins a ceremony', () => {
  for (const path of ['/auth/keys/register/begin', '/auth/keys/authenticate/begin']) {
    for (const [name, body] of Object.entries({
      'no JSON': '{',
      'a list': '[]',
      'a number': '{"name":7,"user_id":7}',
      'a name twice': '{"name":"a","name":"b"}',
      'an object': '{"name":{},"mode":{}}',
    })) {
      test(`${path} refuses ${name}`, async () => {
        const browser = openKeySite().open();
        browser.enter('alice');
        const response = await browser.post(path, body);
        assert.equal(response.status, 400);
        assert.equal(await codeOf(response), 'invalid_request');
      });
    }

    test(`${path} takes at most 16 kB of JSON from a page of the site`, async () => {
      const browser = openKeySite().open();
      browser.enter('alice');
      const large = await browser.post(path, { name: 'x'.repeat(17_000) });
      assert.equal(await codeOf(large), 'request_too_large');
      const type = { 'Content-Type': 'text/plain' };
      const text = await browser.post(path, '{}', { headers: type });
      assert.equal(await codeOf(text), 'unsupported_media_type');
      const elsewhere = { Origin: 'https://evil.example' };
      const foreign = await browser.post(path, '{}', { headers: elsewhere });
      assert.equal(await codeOf(foreign), 'origin_refused');
    });
  }

  test('is no mode that nobody knows', async () => {
    const browser = openKeySite().open();
    for (const mode of ['', 'passkey', 'SECOND-FACTOR']) {
      const response = await browser.post('/auth/keys/authenticate/begin', { mode });
      assert.equal(await codeOf(response), 'invalid_request');
    }
  });

  test('hands over form fields without a prototype', async () => {
    let seen: unknown;
    const site = openKeySite({
      authenticate: ({ fields }) => {
        seen = [Object.getPrototypeOf(fields), fields.constructor, Object.isFrozen(fields)];
        return null;
      },
    });
    await site.open().post('/auth/keys/authenticate/begin', '{"__proto__":"x","a":"b"}');
    assert.deepEqual(seen, [null, undefined, true]);
  });
});
