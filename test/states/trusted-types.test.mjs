/**
 * Every state under Trusted Types, beside a page that has bundled a Lit of its own: two copies of Lit must
 * not have one policy, and the page says which there may be.
 */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { build } from 'esbuild';
import { eachState } from './each-state.mjs';
import { openVisits } from './visits.mjs';

/** A page's own element, with its own Lit. */
const { outputFiles } = await build({
  stdin: {
    contents: `
      import { html, LitElement } from 'lit';
      customElements.define('page-own', class extends LitElement {
        static properties = { name: {} };
        render() { return html\`<p>Hello, \${this.name}</p>\`; }
      });`,
    resolveDir: '.',
  },
  bundle: true,
  minify: true,
  format: 'esm',
  conditions: ['production'],
  write: false,
});
const scripts = { '/page-own.js': outputFiles[0].text };

const common =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types ";
const bothPolicies = { policy: `${common}lit-html second-factor-lit`, scripts, script: watch };

eachState(
  'a page with a Lit of its own has no trouble with',
  async (page) => {
    assert.deepEqual(await page.evaluate(() => globalThis.problems.splice(0)), []);
    assert.equal(await page.evaluate(drawOwn), 'Hello, page');
  },
  bothPolicies,
);

suite('a page that allows', () => {
  for (const { policies, isOurs, isOwn } of [
    { policies: 'lit-html second-factor-lit', isOurs: true, isOwn: true },
    { policies: 'second-factor-lit', isOurs: true, isOwn: false },
    { policies: 'lit-html', isOurs: false, isOwn: true },
    { policies: "'none'", isOurs: false, isOwn: false },
  ]) {
    const what = `${isOurs ? 'our elements' : 'none of ours'} and ${isOwn ? 'its own' : 'not its own'}`;
    test(`${policies} has ${what}`, async (t) => {
      const visits = await openVisits({ policy: common + policies, scripts, script: watch });
      t.after(() => visits.close());
      const { page } = await visits.openTab();
      const isDefined = (tag) => Boolean(customElements.get(tag));
      assert.equal(await page.evaluate(isDefined, 'ompass-login'), isOurs);
      assert.equal(await page.evaluate(isDefined, 'page-own'), isOwn);
    });
  }
});

/** Runs in each page before all else. */
function watch() {
  globalThis.problems = [];
  addEventListener('error', ({ message }) => globalThis.problems.push(message));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
    const isTypes = /trusted-types/.test(effectiveDirective);
    if (isTypes) globalThis.problems.push(`${effectiveDirective} ${sample}`);
  });
}

/** Runs in the page. */
async function drawOwn() {
  const own = document.createElement('page-own');
  own.name = 'page';
  document.querySelector('main').append(own);
  await own.updateComplete;
  return own.shadowRoot.textContent.trim();
}
