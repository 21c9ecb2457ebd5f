import { assert } from 'chai';
import { addKey, creationOptions, removeKeys, setTouch } from '../../../core/test/keys.js';
import '../../src/define/u2f-register.js';
import type { U2fRegisterElement } from '../../src/index.js';
import { assertAccessible, cleanUp, inState, looks, problem, site, stage } from '../support.js';
import type { Look } from '../support.js';

interface Step {
  readonly begin?: unknown;
  readonly finish?: unknown;
  readonly state: string;
  /** Whether it is in a form of the page. */
  readonly name?: string;
  readonly isUntouched?: boolean;
}

const begin = { publicKey: creationOptions(), state: 's' };
const steps: Readonly<Record<string, Step>> = {
  'its field': { state: 'idle' },
  connecting: { state: 'loading' },
  'the key asked for': { begin, isUntouched: true, state: 'prompting' },
  checking: { begin, state: 'loading' },
  success: { begin, finish: {}, state: 'success' },
  'a key for the form': { begin, name: 'key', state: 'success' },
  'an error': { begin: problem(500, 'x'), state: 'error' },
};

async function show(step: Step, look: Look): Promise<U2fRegisterElement> {
  const key = await addKey();
  if (step.isUntouched) await setTouch(key, false);
  const element = document.createElement('u2f-register');
  element.endpoint = '/keys';
  element.theme = look.theme;
  element.name = step.name;
  element.fetch = site({
    '/keys/register/begin': step.begin,
    '/keys/register/finish': step.finish,
  }).fetch;
  stage(look).append(element);
  await element.updateComplete;
  if (step.state !== 'idle') void element.submit();
  await inState(element, step.state);
  await element.updateComplete;
  return element;
}

suite('<u2f-register> is accessible', () => {
  teardown(async () => {
    cleanUp();
    await removeKeys();
  });

  for (const [name, step] of Object.entries(steps)) {
    for (const look of looks) {
      test(`with ${name}, ${look.theme}, ${look.dir}`, async () => {
        const element = await show(step, look);
        assert.equal(element.state, step.state);
        await assertAccessible(element);
      });
    }
  }

  test('with targets of 24 pixels or more', async () => {
    const element = await show({ state: 'idle' }, { theme: 'light', dir: 'ltr' });
    for (const control of element.querySelectorAll('button, input')) {
      const { width, height } = control.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 24);
    }
  });
});
