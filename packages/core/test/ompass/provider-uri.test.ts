import { assert } from 'chai';
import { checkProviderUri } from '../../src/ompass/provider-uri.js';
import { failureOf } from '../support.js';

const safe = [
  'https://ompass.example/register/did/14?do=x#step',
  'https://ompass.example:8443/',
  'HTTPS://OMPASS.EXAMPLE/',
  'https://xn--hz2b1b.example/',
  'https://203.0.113.7/',
  'http://localhost:8444/auth',
  'http://localhost/',
  'http://ompass.localhost:3000/',
  'http://127.0.0.1:8444/',
  'http://127.8.9.10/',
  'http://127.1/',
  'http://[::1]:8444/',
];

const unsafe = [
  'http://ompass.example/',
  'http://192.168.0.10/',
  'http://10.0.0.1/',
  'http://0.0.0.0/',
  'http://[::2]/',
  'http://localhost.example/',
  'http://localhost.evil.example/',
  'http://127.0.0.1.example/',
  'http://notlocalhost/',
  'https://user:password@ompass.example/',
  'https://user@ompass.example/',
  'https://:password@ompass.example/',
  'https://ompass.example@evil.example/',
  'http://user@localhost/',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JAVASCRIPT://ompass.example/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://ompass.example/0b1c',
  'filesystem:https://ompass.example/x',
  'file:///etc/passwd',
  'ftp://ompass.example/',
  'ws://localhost/',
  'about:blank',
  'intent://ompass.example#Intent;end',
  'ompass://login',
  '/auth/did/14',
  '//ompass.example/auth',
  'ompass.example/auth',
  '?do=x',
  'https://',
  'https://[ompass]/',
  '',
];

suite('checkProviderUri', () => {
  for (const uri of safe) {
    test(`lets ${uri} pass`, () => {
      assert.equal(checkProviderUri(uri).href, new URL(uri).href);
    });
  }

  for (const uri of unsafe) {
    test(`refuses ${JSON.stringify(uri)}`, async () => {
      const error = await failureOf(() => checkProviderUri(uri));
      assert.include(error, { code: 'untrusted_uri', phase: 'begin', retryable: false });
    });
  }

  test('takes a URL as well', () => {
    assert.equal(checkProviderUri(new URL(safe[0] ?? '')).href, safe[0]);
  });

  test('never quotes what it refuses', async () => {
    const { message } = await failureOf(() => checkProviderUri('http://ompass.example/secret'));
    assert.notInclude(message, 'ompass.example');
  });

  suite('with allowed origins', () => {
    const allowed = ['https://ompass.example', 'https://tenant.ompass.example:8443'];

    for (const uri of ['https://ompass.example/auth', 'https://tenant.ompass.example:8443/auth']) {
      test(`lets ${uri} pass`, () => {
        assert.equal(checkProviderUri(uri, allowed).href, uri);
      });
    }

    for (const uri of [
      'https://evil.example/',
      'https://ompass.example.evil.example/',
      'https://a.ompass.example/',
      'https://ompass.example:8443/',
      'https://tenant.ompass.example/',
      'http://localhost/',
    ]) {
      test(`refuses ${uri}`, async () => {
        const { code } = await failureOf(() => checkProviderUri(uri, allowed));
        assert.equal(code, 'untrusted_uri');
      });
    }

    test('refuses http even when its origin was allowed', async () => {
      const { code } = await failureOf(() =>
        checkProviderUri('http://ompass.example/', ['http://ompass.example']),
      );
      assert.equal(code, 'untrusted_uri');
    });

    test('refuses credentials even when the origin was allowed', async () => {
      const { code } = await failureOf(() =>
        checkProviderUri('https://user@ompass.example/', allowed),
      );
      assert.equal(code, 'untrusted_uri');
    });

    test('refuses everything when none was allowed', async () => {
      for (const uri of safe) {
        assert.equal((await failureOf(() => checkProviderUri(uri, []))).code, 'untrusted_uri');
      }
    });
  });
});
