import { assert } from 'chai';
import { checkAppId } from '../../src/webauthn/check-app-id.js';
import { callElsewhere } from '../elsewhere.js';
import { closeFrames, failureOf } from '../support.js';

/** App IDs, and the hosts whose pages may use them. */
const appIds = [
  { appId: 'https://localhost/app-id.json', hosts: ['localhost'] },
  { appId: 'https://localhost:8443/', hosts: ['localhost'] },
  { appId: 'https://a.site.localhost', hosts: ['a.site.localhost', 'site.localhost'] },
  { appId: 'https://b.site.localhost/', hosts: ['a.site.localhost', 'site.localhost'] },
  { appId: 'https://site.localhost/app-id.json', hosts: ['a.site.localhost', 'site.localhost'] },
  { appId: 'https://SITE.LOCALHOST/', hosts: ['a.site.localhost', 'site.localhost'] },
  { appId: 'http://site.localhost/app-id.json', hosts: [] },
  { appId: 'https://other.localhost/', hosts: [] },
  { appId: 'https://notsite.localhost/', hosts: [] },
  { appId: 'https://example.com/app-id.json', hosts: [] },
  { appId: 'android:apk-key-hash:2jmj7l5rSw0yVb', hosts: [] },
  { appId: 'javascript:alert(1)', hosts: [] },
  { appId: 'localhost', hosts: [] },
  { appId: '/app-id.json', hosts: [] },
  { appId: 'https://', hosts: [] },
  { appId: '', hosts: [] },
  { appId: 5, hosts: [] },
  { appId: { url: 'https://localhost/' }, hosts: [] },
  { appId: true, hosts: [] },
] as const;

suite('checkAppId', () => {
  teardown(closeFrames);

  for (const host of ['localhost', 'site.localhost', 'a.site.localhost']) {
    for (const { appId, hosts } of appIds) {
      const isRight = (hosts as readonly string[]).includes(host);
      test(`${isRight ? 'takes' : 'refuses'} ${JSON.stringify(appId)} on ${host}`, async () => {
        const { error } = await callElsewhere(
          { host },
          'webauthn/check-app-id.ts',
          'checkAppId',
          appId,
        );
        assert.equal(error?.['code'], isRight ? undefined : 'invalid_app_id');
        assert.equal(error?.['path'], isRight ? undefined : 'extensions.appid');
      });
    }
  }

  test('takes the page’s own origin, by which Firefox knows the keys of http://localhost', () => {
    assert.doesNotThrow(() => checkAppId(location.origin));
  });

  test('does not show what was wrong', async () => {
    const error = await failureOf(() => checkAppId('https://secret.example/'));
    assert.notInclude(error.message + JSON.stringify(error), 'secret');
    assert.include(error, { code: 'invalid_app_id', phase: 'begin' });
  });
});
