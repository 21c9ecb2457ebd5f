import { assert } from 'chai';
import { zitadelV1 } from '../../src/providers/zitadel-v1.js';
import { zitadel, type ZitadelOptions } from '../../src/providers/zitadel.js';
import { answering, noNetwork, siteThat } from '../sites.js';
import { failureOf } from '../support.js';
import { created, token, url } from './zitadel-fixtures.js';

for (const [name, make] of [
  ['v2', (options: Partial<ZitadelOptions>) => zitadel({ url, token, userId: '1', ...options })],
  ['v1', (options: Partial<ZitadelOptions>) => zitadelV1({ url, token, ...options })],
] as const) {
  suite(`a connection to ZITADEL ${name}`, () => {
    test('carries the bearer token and no cookie', async () => {
      const { fetch, requests } = siteThat(answering({}));
      await make({ fetch }).listKeys();
      assert.equal(requests[0]?.headers.get('authorization'), `Bearer ${token}`);
      assert.equal(requests[0]?.credentials, 'omit');
      assert.equal(requests[0]?.redirect, 'error');
    });

    test('has no header that would fail the preflight', async () => {
      const { fetch, requests } = siteThat(answering({}));
      await make({ fetch }).listKeys();
      assert.sameMembers(
        [...(requests[0]?.headers.keys() ?? [])],
        ['accept', 'authorization', 'content-type'],
      );
    });

    test('asks for the token before each request', async () => {
      const { fetch, requests } = siteThat(answering({}));
      let count = 0;
      const provider = make({ fetch, token: () => Promise.resolve(`token-${++count}`) });
      await provider.listKeys();
      await provider.removeKey('1');
      assert.deepEqual(
        requests.map(({ headers }) => headers.get('authorization')),
        ['Bearer token-1', 'Bearer token-2'],
      );
    });

    test('can be below a path of the page', async () => {
      const { fetch, routes } = siteThat(answering({}));
      await make({ fetch, url: '/zitadel/' }).removeKey('1');
      assert.match(routes()[0] ?? '', /^DELETE \/zitadel\/(v2|auth\/v1)\//);
    });

    for (const right of [
      'https://zitadel.example',
      'http://localhost:8080',
      'http://127.0.0.1:8080',
      'http://[::1]:8080',
    ]) {
      test(`takes ${right}`, () => {
        assert.doesNotThrow(() => make({ url: right }));
      });
    }

    for (const wrong of [
      'http://zitadel.example',
      'http://127.0.0.1.zitadel.example',
      'http://127.zitadel.example',
      'http://localhost.zitadel.example',
      'http://mylocalhost',
      'ftp://zitadel.example',
      'javascript:alert(1)',
      'https://',
    ]) {
      test(`refuses ${wrong}, where others would read the token`, () => {
        assert.throws(() => make({ url: wrong }), TypeError);
      });
    }

    for (const [grpc, status, errorId] of [
      [13, 500, 'WEBAU-3Vb9s'],
      [13, 500, 'WEBAU-5M9so'],
      [5, 404, 'COMMAND-DAfb2'],
      [9, 400, 'COMMAND-Ioqu5'],
      [16, 401, 'AUTH-7fs1e'],
    ] as const) {
      test(`tells ${errorId} by its id, and never that another try may help`, async () => {
        const message = `Fehler (${errorId})`;
        const details = [
          { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id: errorId, message },
        ];
        const { fetch, requests } = siteThat(
          answering({ code: grpc, message, details }, { status }),
        );
        const error = await failureOf(() => make({ fetch }).removeKey('1'));
        assert.deepInclude(error, {
          code: 'provider_refused',
          status,
          retryable: false,
          message,
          provider: { name: 'zitadel', code: errorId, message },
        });
        assert.lengthOf(requests, 1);
      });
    }

    for (const { what, body } of [
      { what: 'no details', body: { code: 3, message: 'invalid TokenName' } },
      { what: 'details of no kind', body: { details: 'text' } },
      { what: 'details without an id', body: { details: [{ message: 'x' }] } },
      { what: 'details of null', body: { details: [null] } },
      { what: 'an empty list of details', body: { details: [] } },
      { what: 'null', body: null },
    ]) {
      test(`is "http" when it refuses with ${what}`, async () => {
        const { fetch } = siteThat(answering(body, { status: 400 }));
        const error = await failureOf(() => make({ fetch }).removeKey('1'));
        assert.include(error, { code: 'http', status: 400, retryable: false });
      });
    }

    test('is not repeated when the network fails, but for the list', async () => {
      const { fetch, requests } = siteThat(noNetwork);
      const provider = make({ fetch });
      for (const [run, count] of [
        [() => provider.beginRegistration({}), 1],
        [() => provider.finishRegistration(created, { state: '2001' }), 2],
        [() => provider.removeKey('1'), 3],
        [() => provider.listKeys(), 5],
      ] as const) {
        assert.equal((await failureOf(run)).code, 'network');
        assert.lengthOf(requests, count);
      }
    });

    for (const [what, given] of [
      ['throws', () => assert.fail(token)],
      ['rejects', () => Promise.reject(new Error(token))],
      ['gives what can be no header', () => `${token}\nx`],
      ['can be no header', `${token}\nx`],
    ] as const) {
      test(`is told that its token ${what}, and is asked nothing`, async () => {
        const { fetch, requests } = siteThat(answering({}));
        const error = await failureOf(() => make({ fetch, token: given }).listKeys());
        assert.include(error, { code: 'invalid_options', path: 'token', phase: 'manage' });
        assert.isUndefined(error.cause);
        assert.lengthOf(requests, 0);
      });
    }

    for (const [what, given, answer] of [
      ['the network fails', token, noNetwork],
      ['it refuses', token, answering({ message: 'no' }, { status: 401 })],
      ['it sends a page', token, () => new Response('<p>', { status: 200 })],
      ['it answers nonsense', token, answering([])],
      ['the token can be no header', `${token}\nx`, answering({})],
    ] as const) {
      test(`shows the token in no error when ${what}`, async () => {
        const { fetch } = siteThat(answer);
        const error = await failureOf(() => make({ fetch, token: given }).beginRegistration({}));
        const { cause, message, stack } = error;
        const inner =
          cause instanceof Error ? `${cause.message}${cause.stack ?? ''}` : String(cause);
        assert.notInclude([message, stack, JSON.stringify(error), inner].join('\n'), token);
      });
    }
  });
}
