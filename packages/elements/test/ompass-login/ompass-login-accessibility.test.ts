import { assert } from 'chai';
import '../../src/define/ompass-login.js';
import type { OmpassLoginElement } from '../../src/index.js';
import {
  assertAccessible,
  assertFound,
  cleanUp,
  fixture,
  inState,
  page,
  problem,
  site,
  submit,
} from '../support.js';

interface Step {
  readonly attributes?: string;
  readonly begin?: unknown;
  readonly verify?: unknown;
  readonly isBlocked?: boolean;
  readonly state: string;
  readonly status?: string;
}

const landing = { ompass_uri: page('landing.html?username=alice&access_token=t') };
const steps: Readonly<Record<string, Step>> = {
  'the button alone': { state: 'idle' },
  'its fields': { attributes: 'prompt="password"', state: 'idle' },
  connecting: { attributes: 'prompt="user-id"', state: 'loading', status: 'opened' },
  'the open window': { begin: { ompass_uri: page('provider.html') }, state: 'prompting' },
  checking: { begin: landing, state: 'loading', status: 'posting' },
  success: { begin: landing, verify: {}, state: 'success' },
  'an error': { begin: problem(500, 'x'), attributes: 'prompt="password"', state: 'error' },
  'a blocked window': { attributes: 'display="popup"', isBlocked: true, state: 'error' },
};

const open = window.open.bind(window);

async function show(step: Step, attributes: string): Promise<OmpassLoginElement> {
  const background = attributes.includes('dark') ? 'dark' : 'light';
  const place = fixture(
    `<div class="${background}"><ompass-login endpoint="/ompass" ${step.attributes ?? ''} ${attributes}></ompass-login></div>`,
  );
  const element = assertFound(place.querySelector('ompass-login'));
  element.fetch = site({ '/ompass/begin': step.begin, '/ompass/verify': step.verify }).fetch;
  await element.updateComplete;
  for (const input of element.querySelectorAll('input')) input.value = 'x';
  if (step.isBlocked) window.open = () => null;
  if (step.state !== 'idle') void submit(element);
  await inState(element, step.state);
  while (step.status && element.status !== step.status) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await element.updateComplete;
  return element;
}

suite('<ompass-login> is accessible', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.light { background: #fff } .dark { background: #111 }');

  suiteSetup(() => document.adoptedStyleSheets.push(sheet));

  suiteTeardown(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });

  teardown(() => {
    window.open = open;
    cleanUp();
  });

  for (const [name, step] of Object.entries(steps)) {
    for (const theme of ['light', 'dark']) {
      for (const dir of ['ltr', 'rtl']) {
        test(`with ${name}, ${theme}, ${dir}`, async () => {
          const element = await show(step, `theme="${theme}" dir="${dir}"`);
          assert.equal(element.state, step.state);
          await assertAccessible(assertFound(element.parentElement));
        });
      }
    }
  }

  test('with targets of 24 pixels or more', async () => {
    const element = await show(assertFound(steps['its fields']), '');
    for (const control of element.querySelectorAll('button, input')) {
      const { width, height } = control.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 24);
    }
  });
});
