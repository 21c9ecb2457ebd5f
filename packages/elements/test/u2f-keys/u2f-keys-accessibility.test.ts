import { assert } from 'chai';
import '../../src/define/u2f-keys.js';
import type { U2fKeysElement } from '../../src/index.js';
import { assertAccessible, cleanUp, inState, looks, problem, site, stage } from '../support.js';
import type { Look } from '../support.js';

interface Step {
  readonly keys?: unknown;
  readonly state: string;
  /** The buttons pressed until then, by part. */
  readonly press?: readonly string[];
}

const keys = [
  { id: 'a', name: 'Blue key', created: '2026-03-01T12:00:00Z', last_used: '2026-11-02T12:00:00Z' },
  { id: 'b', name: '' },
];
const steps: Readonly<Record<string, Step>> = {
  'the list being loaded': { state: 'loading' },
  'the keys': { keys, state: 'idle' },
  'no keys': { keys: [], state: 'idle' },
  'a key being renamed': { keys, press: ['rename'], state: 'idle' },
  'the question before a removal': { keys, press: ['remove'], state: 'idle' },
  'a key being removed': { keys, press: ['remove', 'confirm'], state: 'idle' },
  'an error': { keys: problem(500, 'x'), state: 'error' },
};

async function show({ keys: given, press = [], state }: Step, look: Look): Promise<U2fKeysElement> {
  const element = document.createElement('u2f-keys');
  element.endpoint = '/keys';
  element.theme = look.theme;
  element.fetch = site({ '/keys/keys': given }).fetch;
  stage(look).append(element);
  await element.updateComplete;
  await inState(element, state);
  for (const part of press) {
    element.shadowRoot?.querySelector<HTMLElement>(`[part~=${part}]`)?.click();
    await element.updateComplete;
  }
  return element;
}

suite('<u2f-keys> is accessible', () => {
  teardown(cleanUp);

  for (const [name, step] of Object.entries(steps)) {
    for (const look of looks) {
      test(`with ${name}, ${look.theme}, ${look.dir}`, async () => {
        const element = await show(step, look);
        assert.equal(element.state, step.state);
        await assertAccessible(element);
      });
    }
  }
});
