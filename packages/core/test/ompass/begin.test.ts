import { assert } from 'chai';
import type { Backend, SendOptions } from '../../src/backend/backend.js';
import { begin, readBegin } from '../../src/ompass/begin.js';
import { readLoginOptions } from '../../src/ompass/read-login-options.js';
import type { OmpassLoginOptions } from '../../src/ompass/types.js';
import { failureOf } from '../support.js';

const uri = 'https://ompass.example/auth/did/14?do=y';

suite('readBegin', () => {
  for (const { what, answer, userId } of [
    { what: 'the address as text', answer: uri, userId: undefined },
    { what: 'the address as text with a line break', answer: `${uri}\r\n`, userId: undefined },
    { what: 'ompass_uri', answer: { ompass_uri: uri }, userId: undefined },
    {
      what: 'ompass_uri with a user',
      answer: { ompass_uri: uri, user_id: 'alice', register: true },
      userId: 'alice',
    },
    {
      what: "OMPASS's own answer",
      answer: {
        code: 200,
        message: 'ok',
        data: { user_id: 'alice', register: false, ompass_uri: uri },
      },
      userId: 'alice',
    },
    {
      what: "OMPASS's own answer without a password",
      answer: { code: 200, message: 'ok', data: { ompass_uri: uri } },
      userId: undefined,
    },
    { what: 'ompassUrl', answer: { success: true, ompassUrl: uri }, userId: undefined },
    { what: 'data that is null', answer: { data: null, ompass_uri: uri }, userId: undefined },
    { what: 'data beside ompassUrl', answer: { data: {}, ompassUrl: uri }, userId: undefined },
    {
      what: 'a user that is no text',
      answer: { ompass_uri: uri, user_id: 7 },
      userId: undefined,
    },
  ]) {
    test(`reads ${what}`, () => {
      assert.deepEqual(readBegin(answer), { uri, userId });
    });
  }

  for (const answer of [
    undefined,
    null,
    {},
    [],
    [uri],
    7,
    true,
    { ompass_uri: null },
    { ompass_uri: 7 },
    { ompass_uri: { href: uri } },
    { ompassUrl: [uri] },
    { data: uri },
    { data: { ompass_uri: 7 } },
    { data: { data: { ompass_uri: uri } } },
    { success: false, error: 'unknown user' },
  ]) {
    test(`refuses ${answer === undefined ? 'nothing' : JSON.stringify(answer)}`, async () => {
      const error = await failureOf(() => readBegin(answer));
      assert.include(error, { code: 'bad_response', phase: 'begin' });
    });
  }
});

suite('begin', () => {
  const { lang } = document.documentElement;
  teardown(() => {
    document.documentElement.lang = lang;
  });

  /** What a login with these options posts, and how. */
  async function posted(options: OmpassLoginOptions) {
    const calls: { path: string; body: Record<string, unknown>; how: SendOptions }[] = [];
    const site: Backend = {
      url: '/auth',
      credentials: 'same-origin',
      send(path, body, how) {
        calls.push({
          path,
          body: JSON.parse(JSON.stringify(body)) as Record<string, unknown>,
          how,
        });
        return Promise.resolve({ ompass_uri: uri, user_id: 'alice' });
      },
    };
    const { signal } = new AbortController();
    const answer = await begin(site, readLoginOptions(options), 'the-flow', signal);
    assert.lengthOf(calls, 1);
    return { ...(calls[0] ?? assert.fail()), answer, signal };
  }

  test('gives the address and the user', async () => {
    assert.deepEqual((await posted({})).answer, { uri, userId: 'alice' });
  });

  test('posts to /begin, and once more where the network failed', async () => {
    const { path, how, signal } = await posted({});
    assert.equal(path, '/begin');
    assert.deepEqual(how, { phase: 'begin', key: 'the-flow', signal, mayRepeat: true });
  });

  test('posts method, language, user and the fields of the form', async () => {
    const { body } = await posted({
      method: 'u2f',
      language: 'ko-KR',
      userId: 'alice',
      fields: { password: 'x', remember: 'on' },
    });
    assert.deepEqual(body, {
      method: 'u2f',
      lang_init: 'KR',
      user_id: 'alice',
      password: 'x',
      remember: 'on',
    });
  });

  test('posts no user where none is known', async () => {
    assert.notProperty((await posted({ method: 'uaf' })).body, 'user_id');
  });

  test('takes the user from the fields of the form', async () => {
    assert.propertyVal((await posted({ fields: { user_id: 'bob' } })).body, 'user_id', 'bob');
  });

  test('prefers the user it is told over that of the form', async () => {
    const { body } = await posted({ userId: 'alice', fields: { user_id: 'bob' } });
    assert.equal(body['user_id'], 'alice');
  });

  test('lets no field of the form change the method or the language', async () => {
    const { body } = await posted({
      language: 'ja',
      fields: { method: 'uaf', lang_init: 'XX' },
    });
    assert.include(body, { method: 'u2f', lang_init: 'JP' });
  });

  test("speaks the document's language where it is told no other", async () => {
    document.documentElement.lang = 'ko';
    assert.equal((await posted({})).body['lang_init'], 'KR');
  });

  test("speaks the browser's language where the document names none", async () => {
    document.documentElement.lang = '';
    assert.equal((await posted({})).body['lang_init'], 'EN');
    assert.match(navigator.language, /^en/);
  });
});
