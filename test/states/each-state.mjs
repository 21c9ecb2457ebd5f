/** A suite with a test for each state, several at a time, each in a tab of one browser. */
import { after, before, suite, test } from 'node:test';
import { concurrency, openVisits, states } from './visits.mjs';

/**
 * @param title - of the suite; the tests have the states' ids
 * @param check - gets the page in the state, the state, and the tab
 * @param options - those of {@link openVisits}, and of its visits
 */
export function eachState(title, check, options = {}) {
  suite(title, { concurrency }, () => {
    let visits;
    before(async () => {
      visits = await openVisits(options);
    });
    after(() => visits.close());
    for (const state of states) {
      test(state.id, () => visits.visit(state, (page, tab) => check(page, state, tab), options));
    }
  });
}
