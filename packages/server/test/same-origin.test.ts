import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scriptOmpass } from './support/scripted-ompass.js';
import { codeOf, openSite, rightLogin } from './support/site.js';

const site = 'https://site.example';
const other = 'https://www.site.example';
const { fetch } = scriptOmpass(() => undefined);

interface Case {
  readonly fetchSite?: string;
  readonly origin?: string;
  readonly origins?: readonly string[];
  readonly passes: boolean;
}

const cases: readonly Case[] = [
  { fetchSite: 'same-origin', origin: site, passes: true },
  { fetchSite: 'same-origin', origin: 'null', passes: true },
  { fetchSite: 'same-origin', passes: true },
  { fetchSite: 'same-site', origin: other, passes: false },
  { fetchSite: 'same-site', origin: other, origins: [site, other], passes: true },
  { fetchSite: 'cross-site', origin: 'https://evil.example', passes: false },
  { fetchSite: 'cross-site', passes: false },
  { fetchSite: 'none', passes: false },
  { origin: site, passes: true },
  { origin: site, origins: [other], passes: false },
  { origin: other, origins: [other], passes: true },
  { origin: 'http://site.example', passes: false },
  { origin: 'https://site.example:8443', passes: false },
  { origin: 'https://site.example.evil.example', passes: false },
  { origin: 'null', passes: false },
  { passes: false },
];

suite('the origin of a request', () => {
  for (const { fetchSite, origin, origins, passes } of cases) {
    const name = `Sec-Fetch-Site ${fetchSite ?? 'missing'}, Origin ${origin ?? 'missing'}`;
    test(`${name} ${passes ? 'passes' : 'is refused'}${origins ? ` for ${origins.join()}` : ''}`, async () => {
      const headers = new Headers({ 'Content-Type': 'application/json' });
      if (fetchSite) headers.set('Sec-Fetch-Site', fetchSite);
      if (origin) headers.set('Origin', origin);
      const browser = openSite({ fetch, origins, mayReset: () => true });
      const body = JSON.stringify(rightLogin);
      const posted = await browser.request('/auth/ompass/begin', { method: 'POST', headers, body });
      const deleted = await browser.request('/auth/ompass/users/alice', {
        method: 'DELETE',
        headers,
      });
      if (passes) {
        assert.equal(posted.status, 200);
        assert.notEqual(await codeOf(deleted), 'origin_refused');
      } else {
        for (const response of [posted, deleted]) {
          assert.equal(response.status, 403);
          assert.equal(await codeOf(response), 'origin_refused');
          assert.deepEqual(response.headers.getSetCookie(), []);
        }
      }
    });
  }
});
