/** Every state under the demo's policy, which is as strict as one gets, and has no nonce. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { eachState } from './each-state.mjs';
import { openVisits } from './visits.mjs';

/** Runs in each page before all else. */
function watch() {
  globalThis.violations = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    globalThis.violations.push(`${effectiveDirective} ${blockedURI}`);
  });
}

eachState(
  'no policy is broken by',
  async (page, { id }) => {
    // Its whole point is an address that the policy does not allow.
    const expected =
      id === 'u2f-register-policy'
        ? ['register', 'abort'].map((path) => `connect-src http://127.0.0.1:9/${path}`)
        : [];
    const found = await page.evaluate(() => globalThis.violations.splice(0));
    assert.deepEqual(
      [...new Set(found)].filter((one) => !expected.includes(one)),
      [],
    );
  },
  { script: watch },
);

suite('the policy', () => {
  test('is the strict one, and notices a style', async () => {
    const visits = await openVisits({ script: watch });
    try {
      const { page } = await visits.openTab();
      const answer = await page.reload();
      assert.equal(
        answer.headers()['content-security-policy'],
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
          "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      const found = await page.evaluate(() => {
        document.body.append(document.createElement('style'));
        document.querySelector('style').textContent = 'body { color: red }';
        document.body.innerHTML += '<p style="color: red">Red</p>';
        return new Promise((resolve) => setTimeout(() => resolve(globalThis.violations)));
      });
      assert.deepEqual(new Set(found), new Set(['style-src-elem inline', 'style-src-attr inline']));
    } finally {
      await visits.close();
    }
  });
});
