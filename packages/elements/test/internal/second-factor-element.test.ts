import { assert } from 'chai';
import '../../src/define/all.js';
import type { OmpassLoginElement } from '../../src/index.js';
import { assertFound, cleanUp, fixture, inState, part, site } from '../support.js';

const silent = { '/api/begin': undefined };
const slots = ['logo', 'heading', 'description', 'error', 'alternatives', 'footer'];
const formSlots = ['before-form', 'extra-fields', 'after-form'];

async function login(attributes = '', content = '') {
  const element = fixture<OmpassLoginElement>(
    `<ompass-login endpoint="/api" display="redirect" ${attributes}>${content}</ompass-login>`,
  );
  element.fetch = site(silent).fetch;
  await element.updateComplete;
  return element;
}

function slotted(names: readonly string[]): string {
  return names.map((name) => `<p slot="${name}" class="own">${name}</p>`).join('');
}

/** What the page has put inside and a person sees, from top to bottom. */
function seen(element: Element): string[] {
  const own = [...element.querySelectorAll('.own')].filter((node) => node.checkVisibility());
  const top = (node: Element): number => node.getBoundingClientRect().top;
  return own.sort((one, other) => top(one) - top(other)).map((node) => node.textContent);
}

suite('every element', () => {
  teardown(cleanUp);

  for (const tag of ['ompass-login', 'u2f-login', 'u2f-register']) {
    test(`<${tag}> shows what is in its slots, in order`, async () => {
      const element = fixture<OmpassLoginElement>(
        `<${tag} endpoint="/api">${slotted([...formSlots, ...slots])}</${tag}>`,
      );
      await element.updateComplete;
      assert.deepEqual(seen(element), [
        'logo',
        'heading',
        'description',
        'error',
        'before-form',
        'extra-fields',
        'after-form',
        'alternatives',
        'footer',
      ]);
    });
  }

  for (const tag of ['ompass-callback', 'u2f-keys']) {
    test(`<${tag}> shows what is in its slots, in order`, async () => {
      const element = fixture<OmpassLoginElement>(
        `<${tag} endpoint="/api">${slotted(slots)}</${tag}>`,
      );
      await element.updateComplete;
      assert.deepEqual(seen(element), slots);
    });
  }

  test('hides what belongs to the form along with it, and nothing else', async () => {
    const element = await login('', slotted([...formSlots, ...slots]));
    element.ompassUri = 'http://localhost:9/nowhere';
    part(element, 'form').hidden = true;
    assert.deepEqual(seen(element), slots);
  });

  test('shows actions of the page beside the buttons of a step only', async () => {
    const element = await login('', '<button slot="actions" class="own">Help</button>');
    assert.deepEqual(seen(element), []);
    void element.submit();
    await inState(element, 'loading');
    assert.deepEqual(seen(element), ['Help']);
    const help = assertFound(element.querySelector('.own')).getBoundingClientRect();
    const cancel = assertFound(part(element, 'actions').querySelector('button'));
    assert.isBelow(Math.abs(cancel.getBoundingClientRect().top - help.top), 10);
    element.abort();
  });

  test('has headings only where heading-level says so', async () => {
    const element = await login();
    const title = (): HTMLElement => part(element, 'title');
    void element.submit();
    await inState(element, 'loading');
    assert.isNull(title().getAttribute('role'));
    assert.isNull(title().getAttribute('aria-level'));
    element.headingLevel = 2;
    await element.updateComplete;
    assert.equal(title().getAttribute('role'), 'heading');
    assert.equal(title().getAttribute('aria-level'), '2');
    assert.equal(element.getAttribute('heading-level'), '2');
    // Still inside of the live region, which announces it.
    assert.isTrue(part(element, 'status').contains(title()));
    element.abort();
  });
});
