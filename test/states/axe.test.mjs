/** What axe has to say of every state, in both themes and directions. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { eachState } from './each-state.mjs';
import { inEachLook } from './looks.mjs';
import { openVisits, states } from './visits.mjs';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

eachState('axe finds nothing in', async (page, _state, { link }) => {
  await load(link);
  assert.deepEqual(await inEachLook(page, () => page.evaluate(violations)), []);
});

suite('axe', () => {
  test('sees into the elements', async () => {
    const visits = await openVisits();
    const [list] = states.filter(({ id }) => id === 'u2f-keys-list');
    const found = await visits.visit(list, async (page, { link }) => {
      await load(link);
      await page.$eval('u2f-keys >>> [part~=rename]', (button) => {
        button.style.color = '#999';
      });
      return page.evaluate(violations);
    });
    await visits.close();
    assert.match(found.join(), /^color-contrast .*rename/);
  });
});

/** By DevTools, which no policy holds back. */
async function load(link) {
  await link.send('Runtime.evaluate', { expression: `globalThis.axe ?? (() => {${axe}})()` });
}

/** Runs in the page. */
async function violations() {
  const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}
