import { assert } from 'chai';
import '../../src/define/ompass-callback.js';
import type { OmpassCallbackElement } from '../../src/index.js';
import { assertAccessible, cleanUp, fixture, inState, part } from '../support.js';

suite('<ompass-callback>', () => {
  teardown(cleanUp);

  test('says that no login is waiting on a page without one', async () => {
    const element = fixture<OmpassCallbackElement>('<ompass-callback></ompass-callback>');
    assert.equal(element.state, 'loading');
    await inState(element, 'idle');
    assert.equal(part(element, 'status').textContent, 'No login is waiting here.');
    await assertAccessible(element);
  });

  test('lands once per page', async () => {
    const one = fixture<OmpassCallbackElement>('<ompass-callback></ompass-callback>');
    const other = fixture<OmpassCallbackElement>('<ompass-callback></ompass-callback>');
    await Promise.all([inState(one, 'idle'), inState(other, 'idle')]);
    assert.equal(other.state, 'idle');
  });
});
