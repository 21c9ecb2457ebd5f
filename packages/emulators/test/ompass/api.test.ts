import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { emulateOmpass } from '@second-factor/emulators';
import { origin, redirectUri, secretKey, setUp } from './support.js';

const bearer = { Authorization: `Bearer ${secretKey}` };

suite('the OMPASS API', () => {
  test('starts a second factor with the documented envelope', async () => {
    const { post } = setUp();
    const { data, ...envelope } = await post('u2f', { user_id: 'alice', lang_init: 'EN' });
    const { ompass_uri: uri, ...rest } = data;
    assert.deepEqual(envelope, { code: 200, message: 'ok' });
    assert.deepEqual(rest, { user_id: 'alice', register: false });
    assert.match(uri, /^https:\/\/ompass\.example\/register\/did\/1\?do=[\w-]{32}$/);
  });

  test('leads to an authentication page once the phone has approved a registration', async () => {
    const { begin, decide, post } = setUp();
    await decide(await begin('alice'), 'approve');
    const { data } = await post('u2f', { user_id: 'alice' });
    assert.equal(data.register, true);
    assert.match(data.ompass_uri, /^https:\/\/ompass\.example\/auth\/did\/1\?do=/);
  });

  test('keeps a person unregistered whose phone denies', async () => {
    const { begin, decide, post } = setUp();
    await decide(await begin('alice'), 'deny');
    assert.equal((await post('u2f', { user_id: 'alice' })).data.register, false);
  });

  for (const body of [{ lang_init: 'EN' }, { user_id: 'alice', lang_init: 'EN' }, {}]) {
    test(`starts a login without a password from ${JSON.stringify(body)}`, async () => {
      const { data, ...envelope } = await setUp().post('uaf', body);
      assert.deepEqual(envelope, { code: 200, message: 'ok' });
      assert.deepEqual(Object.keys(data), ['ompass_uri']);
      assert.match(data.ompass_uri, /\/auth\/did\/1\?do=/);
    });
  }

  for (const [lang, tag] of [
    ['EN', 'en'],
    ['KR', 'ko'],
    ['KO', 'ko'],
    ['JP', 'en'],
    [undefined, 'en'],
  ]) {
    test(`shows pages in "${tag}" for lang_init ${lang}`, async () => {
      const { post, read } = setUp();
      const { data } = await post('u2f', { user_id: 'alice', lang_init: lang });
      assert.match(await read(data.ompass_uri), new RegExp(`<html lang="${tag}">`));
    });
  }

  test('answers 204 and nothing else when a registration is reset', async () => {
    const { obtainToken, post, send } = setUp();
    await obtainToken('a/b@c');
    const path = `/v1/ompass/users/${encodeURIComponent('a/b@c')}`;
    const response = await send(path, { method: 'DELETE', headers: bearer });
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
    assert.equal((await post('u2f', { user_id: 'a/b@c' })).data.register, false);
  });

  test('hands out its public address when it has one', async () => {
    const { begin } = setUp({ baseUrl: 'http://127.0.0.1:9000/ompass/' });
    assert.match(
      await begin('alice'),
      /^http:\/\/127\.0\.0\.1:9000\/ompass\/register\/did\/1\?do=/,
    );
  });

  test('lets pages of every origin call it', async () => {
    const { send } = setUp();
    const headers = {
      Origin: 'https://app.example',
      'Access-Control-Request-Method': 'DELETE',
      'Access-Control-Request-Headers': 'authorization,content-type',
    };
    const preflight = await send('/v1/ompass/users/alice', { method: 'OPTIONS', headers });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(preflight.headers.get('Access-Control-Allow-Methods') ?? '', /DELETE/);
    assert.match(preflight.headers.get('Access-Control-Allow-Headers') ?? '', /authorization/);
    const refusal = await send('/v1/ompass/u2f', { method: 'POST', headers });
    assert.equal(refusal.headers.get('Access-Control-Allow-Origin'), '*');
  });

  test('answers 404 as JSON for a route that it does not have', async () => {
    const response = await setUp().send('/v1/ompass/nothing', { headers: bearer });
    assert.equal(response.status, 404);
    assert.match(response.headers.get('Content-Type') ?? '', /json/);
  });

  for (const [name, options] of Object.entries({
    secretKey: { secretKey: ' ', redirectUri },
    redirectUri: { secretKey, redirectUri: '/callback' },
    baseUrl: { secretKey, redirectUri, baseUrl: 'file:///tmp' },
  })) {
    test(`cannot be made with an unusable ${name}`, () => {
      assert.throws(() => emulateOmpass(options), { name: 'TypeError', message: RegExp(name) });
    });
  }

  test('forgets the oldest of very many sessions', async () => {
    const { begin, send } = setUp();
    const first = await begin('alice');
    for (let count = 0; count < 1_000; count += 1) await begin('bob');
    assert.equal((await send(first)).status, 404);
    assert.equal((await send(await begin('carol'))).status, 200);
    assert.ok(first.startsWith(origin));
  });
});
