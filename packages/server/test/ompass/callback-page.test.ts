import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { openSite } from '../support/site.js';

const path = '/auth/ompass/callback';
const never = { fetch: () => assert.fail('called') };

async function land(query = '', headers: HeadersInit = {}) {
  const response = await openSite(never).request(path + query, { headers });
  return { response, page: await response.clone().text() };
}

/** The hashes of all inline elements of a kind, as a policy writes them. */
function hashes(page: string, element: string): string {
  const found = [...page.matchAll(new RegExp(`<${element}\\b[^>]*>([^]*?)</${element}>`, 'g'))];
  assert.equal(found.length, 1, element);
  return found
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
}

suite('the landing page', () => {
  test('runs its script and style under a policy that allows nothing else', async () => {
    const { response, page } = await land('?username=alice%20&access_token=token');
    assert.equal(response.status, 200);
    assert.deepEqual(response.headers.get('Content-Security-Policy')?.split('; '), [
      "default-src 'none'",
      `script-src ${hashes(page, 'script')}`,
      `style-src ${hashes(page, 'style')}`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]);
    assert.doesNotMatch(page, / (?:on\w+|style|src|href)=/);
  });

  test('tells nobody where it was, and is not kept', async () => {
    const { response, page } = await land();
    assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
    assert.match(page, /<meta name="referrer" content="no-referrer" \/>/);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(response.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.deepEqual(response.headers.getSetCookie(), []);
  });

  test('keeps the link to the page that opened it', async () => {
    const { response } = await land();
    assert.equal(response.headers.get('Cross-Origin-Opener-Policy'), null);
  });

  test('shows nothing of its address', async () => {
    const { page: plain } = await land();
    for (const query of [
      '?username=marker&access_token=marker&marker=marker#marker',
      '?username=%3Cscript%3Emarker%3C/script%3E',
      '?lang=marker%22%3E',
    ]) {
      const { response, page } = await land(query, { 'Accept-Language': 'marker' });
      assert.equal(page, plain);
      assert.doesNotMatch([...response.headers].join(), /marker/);
    }
  });

  test('has a status for the script to speak in, and a word for those without script', async () => {
    const { page } = await land();
    assert.match(page, /<div role="status"[^]*<noscript>[^]*JavaScript[^]*<\/main>/);
  });

  for (const { query = '', accept, language } of [
    { language: 'en' },
    { accept: 'ko-KR,ko;q=0.9,en;q=0.8', language: 'ko' },
    { accept: 'en-US,ko;q=0.9', language: 'en' },
    { accept: 'de, ko;q=0.5, en;q=0.7', language: 'en' },
    { accept: 'en;q=0, ko;q=0.1', language: 'ko' },
    { accept: 'kok', language: 'en' },
    { accept: '*', language: 'en' },
    { accept: ';q=,,;;', language: 'en' },
    { query: '?lang=ko', accept: 'en', language: 'ko' },
    { query: '?lang=KR', accept: 'en', language: 'ko' },
    { query: '?lang=en', accept: 'ko', language: 'en' },
    { query: '?lang=fr', accept: 'ko', language: 'en' },
  ]) {
    test(`speaks ${language} for ${query || 'no lang'} and ${accept ?? 'no header'}`, async () => {
      const { response, page } = await land(query, accept ? { 'Accept-Language': accept } : {});
      assert.equal(response.headers.get('Content-Language'), language);
      assert.equal(response.headers.get('Vary'), 'Accept-Language');
      assert.ok(page.includes(`<html lang="${language}">`));
      const close = language === 'ko' ? '닫기' : 'Close';
      assert.ok(page.includes(`data-close="${close}"`));
      for (const name of ['done', 'failed']) {
        assert.match(page, new RegExp(`role="status"[^>]* data-${name}="[^"<>&]+"`));
      }
    });
  }

  test('is at the mount point too, for consoles that want an address ending in /ompass', async () => {
    const site = openSite(never);
    const [here, there] = [await site.request(path), await site.request('/auth/ompass?a=b')];
    assert.equal(await here.text(), await there.text());
  });

  test('answers HEAD with the same headers and no page', async () => {
    const response = await openSite(never).request(path, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.ok(response.headers.has('Content-Security-Policy'));
    assert.equal(await response.text(), '');
  });
});
