import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { finishByForm } from '@second-factor/server';
import { codeOf } from './support/browser.js';
import { openKeySite } from './support/key-site.js';
import { softKey } from './support/soft-key.js';

const origin = 'https://site.example';

/** A form as it is posted, and the endpoint's request that comes of it. */
async function posted(
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Request> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = new Request(`${origin}/sign-up`, {
    method: 'POST',
    body: form,
    headers: { Cookie: 'a=b', ...headers },
  });
  let asked: Request | undefined;
  const handle = (finish: Request): Response => {
    asked = finish;
    return new Response('answer');
  };
  const read = await request.clone().formData();
  const path = '/auth/keys/register/finish';
  const response = await finishByForm(handle, request, read, { name: 'key', path });
  assert.equal(await response.text(), 'answer');
  assert.ok(asked);
  return asked;
}

suite('a ceremony that a form finishes', () => {
  test('is posted to the endpoint, with the form’s headers', async () => {
    const asked = await posted({ key: '{"id":"AQ"}', 'key-state': 'opaque' }, { Origin: origin });
    assert.equal(asked.url, `${origin}/auth/keys/register/finish`);
    assert.equal(asked.method, 'POST');
    assert.equal(asked.headers.get('Cookie'), 'a=b');
    assert.equal(asked.headers.get('Origin'), origin);
    assert.equal(asked.headers.get('Content-Type'), 'application/json');
    assert.deepEqual(await asked.json(), { credential: { id: 'AQ' }, state: 'opaque' });
  });

  test('may be one by U2F', async () => {
    const asked = await posted({ key: '{"clientData":"e30"}', 'key-state': 'opaque' });
    assert.deepEqual(await asked.json(), { u2f: { clientData: 'e30' }, state: 'opaque' });
  });

  for (const fields of [{}, { key: 'no JSON' }, { key: '' }] as Record<string, string>[]) {
    test(`is refused by the endpoint for ${JSON.stringify(fields)}`, async () => {
      assert.deepEqual(await (await posted(fields)).json(), { credential: null, state: null });
    });
  }

  test('registers a key, and none for a page of another site', async () => {
    const site = openKeySite();
    const browser = site.open();
    browser.enter('alice');
    const begun = await browser.beginRegistration();
    const form = new FormData();
    form.set('key', JSON.stringify(softKey().create(begun.publicKey)));
    form.set('key-state', begun.state);
    const path = '/auth/keys/register/finish';
    const finish = (headers: Readonly<Record<string, string>>) =>
      finishByForm(
        (request) => browser.request(new URL(request.url).pathname, asInit(request)),
        new Request(`${origin}/sign-up`, { method: 'POST', headers }),
        form,
        { name: 'key', path },
      );
    const foreign = await finish({
      'Sec-Fetch-Site': 'cross-site',
      Origin: 'https://evil.example',
    });
    assert.equal(await codeOf(foreign), 'origin_refused');
    assert.equal((await finish({ 'Sec-Fetch-Site': 'same-origin', Origin: origin })).status, 200);
  });
});

function asInit({ method, headers, body }: Request): RequestInit {
  return { method, headers, body, duplex: 'half' } as RequestInit;
}
