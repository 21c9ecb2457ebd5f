import { register } from '@second-factor/core';
import { assert } from 'chai';
import {
  addKey,
  creationOptions,
  removeKeys,
  requestOptions,
  setTouch,
} from '../../../core/test/keys.js';
import '../../src/define/u2f-login.js';
import type { U2fLoginElement } from '../../src/index.js';
import { assertAccessible, cleanUp, inState, looks, problem, site, stage } from '../support.js';
import type { Look } from '../support.js';

interface Step {
  readonly attributes?: Partial<U2fLoginElement>;
  readonly begin?: unknown;
  readonly finish?: unknown;
  readonly state: string;
  readonly isUntouched?: boolean;
}

const begin = {};
const steps: Readonly<Record<string, Step>> = {
  'the button alone': { state: 'idle' },
  'its fields': { attributes: { prompt: 'password' }, state: 'idle' },
  connecting: { attributes: { prompt: 'user-id' }, state: 'loading' },
  'the key asked for': { begin, isUntouched: true, state: 'prompting' },
  success: { begin, finish: {}, state: 'success' },
  'an error': { attributes: { prompt: 'password' }, begin: problem(500, 'x'), state: 'error' },
};

async function show(step: Step, look: Look): Promise<U2fLoginElement> {
  const key = await addKey();
  const { credential } = await register(creationOptions());
  if (step.isUntouched) await setTouch(key, false);
  const publicKey = requestOptions({
    allowCredentials: [{ type: 'public-key', id: credential.id }],
  });
  const element = document.createElement('u2f-login');
  Object.assign(element, { endpoint: '/keys', theme: look.theme, ...step.attributes });
  element.fetch = site({
    '/keys/authenticate/begin': step.begin === begin ? { publicKey } : step.begin,
    '/keys/authenticate/finish': step.finish,
  }).fetch;
  stage(look).append(element);
  await element.updateComplete;
  for (const input of element.querySelectorAll('input')) input.value = 'x';
  if (step.state !== 'idle') void element.submit();
  await inState(element, step.state);
  await element.updateComplete;
  return element;
}

suite('<u2f-login> is accessible', () => {
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

  test('offering keys', async () => {
    const element = await show(
      { attributes: { autofill: true }, state: 'idle' },
      { theme: 'light', dir: 'ltr' },
    );
    await assertAccessible(element);
  });
});
