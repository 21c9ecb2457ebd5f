import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeOf } from '../support/browser.js';
import { openKeySite } from '../support/key-site.js';
import { softKey } from '../support/soft-key.js';

const fetched = { 'Sec-Fetch-Site': 'same-origin' };

/** Registers by a page at `page`, where the server is asked at `asked`. */
async function register(
  options: Parameters<typeof openKeySite>[0],
  asked: string,
  page: string,
  headers: Record<string, string> = { Origin: page, ...fetched },
) {
  const browser = openKeySite(options).open(asked);
  browser.enter('alice');
  const begun = await browser.post('/auth/keys/register/begin', {}, { headers });
  const { publicKey, state } = (await begun.json()) as { publicKey: never; state: string };
  const credential = softKey({ origin: page }).create(publicKey);
  const body = { credential, state };
  const response = await browser.post('/auth/keys/register/finish', body, { headers });
  return { publicKey: publicKey as { rp: { id: string } }, response };
}

suite('the site that keys are for', () => {
  const site = 'https://site.example';
  for (const { options, asked, page, rpId } of [
    { options: {}, asked: site, page: site, rpId: 'site.example' },
    { options: {}, asked: 'https://a.b:8443', page: 'https://a.b:8443', rpId: 'a.b' },
    {
      options: {},
      asked: 'http://localhost:3000',
      page: 'http://localhost:3000',
      rpId: 'localhost',
    },
    // A proxy that ends TLS and passes the host on.
    { options: {}, asked: 'http://site.example', page: site, rpId: 'site.example' },
    // One that does not.
    { options: { origins: [site] }, asked: 'http://10.0.0.7:80', page: site, rpId: 'site.example' },
    {
      options: { rpId: 'site.example' },
      asked: 'https://www.site.example',
      page: 'https://www.site.example',
      rpId: 'site.example',
    },
    {
      options: { origins: [site, 'https://shop.example'] },
      asked: 'http://10.0.0.7:80',
      page: 'https://shop.example',
      rpId: 'shop.example',
    },
  ]) {
    test(`is ${rpId} for a page of ${page} asked at ${asked}`, async () => {
      const { publicKey, response } = await register(options, asked, page);
      assert.equal(publicKey.rp.id, rpId);
      assert.equal(response.status, 200, await response.text());
    });
  }

  test('is the first origin for a page that does not say its own', async () => {
    const options = { origins: [site, 'https://shop.example'] };
    const headers = { Origin: 'null', ...fetched };
    const { publicKey, response } = await register(options, 'http://10.0.0.7:80', site, headers);
    assert.equal(publicKey.rp.id, 'site.example');
    assert.equal(response.status, 200);
  });

  for (const page of [
    'https://evil.example',
    'https://site.example:8443',
    'https://sub.site.example',
  ]) {
    test(`is not what a relay says it were: ${page}`, async () => {
      for (const options of [{}, { origins: [site] }]) {
        const { publicKey, response } = await register(options, site, page);
        assert.equal(publicKey.rp.id, 'site.example');
        assert.equal(await codeOf(response), 'credential_refused');
      }
    });
  }
});
