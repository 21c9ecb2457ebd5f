import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setUp } from './support.js';

const path = '/v2/users/1001/u2f';
const origin = 'https://app.example';

const allowed = [
  'origin',
  'content-type',
  'accept',
  'accept-language',
  'authorization',
  'x-zitadel-orgid',
  'x-user-agent',
  'x-grpc-web',
  'x-requested-with',
  'connect-protocol-version',
  'connect-timeout-ms',
  'grpc-timeout',
];

/** Asks as a browser does, and answers the header as a list. */
async function preflight(method: string, headers: string): Promise<(name: string) => string[]> {
  const response = await setUp().send(path, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': headers,
    },
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), origin);
  assert.equal(response.headers.get('Access-Control-Allow-Credentials'), 'true');
  return (name) => (response.headers.get(name) ?? '').toLowerCase().split(/\s*,\s*/);
}

suite('CORS of the ZITADEL API', () => {
  for (const method of ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    test(`allows ${method}`, async () => {
      const list = await preflight(method, 'authorization,content-type');
      assert.ok(list('Access-Control-Allow-Methods').includes(method.toLowerCase()));
    });
  }

  test('allows these headers and no others', async () => {
    const list = await preflight('POST', allowed.join(','));
    assert.deepEqual(list('Access-Control-Allow-Headers'), allowed);
  });

  for (const header of ['x-csrf-token', 'x-zitadel-public-host', 'x-zitadel-login-client']) {
    test(`does not allow ${header}, so that a browser stops there`, async () => {
      const list = await preflight('POST', `authorization,${header}`);
      assert.ok(!list('Access-Control-Allow-Headers').includes(header));
    });
  }

  for (const [name, token] of [
    ['an answer', 'service-token'],
    ['a refusal', 'wrong'],
  ] as const) {
    test(`lets pages read ${name}`, async () => {
      const { headers } = await setUp().post(path, {}, { token, headers: { Origin: origin } });
      assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
      assert.equal(headers.get('Access-Control-Allow-Credentials'), 'true');
      assert.match(headers.get('Vary') ?? '', /Origin/);
      assert.deepEqual(headers.get('Access-Control-Expose-Headers')?.split(','), [
        'location',
        'content-length',
        'grpc-status',
        'grpc-message',
        'grpc-status-details-bin',
      ]);
    });
  }
});
