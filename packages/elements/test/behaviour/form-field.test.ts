import { assert } from 'chai';
import { restoreCredentials } from '../../../core/test/credentials.js';
import { assertFound, cleanUp, fixture, tick } from '../support.js';
import { bring, quietSite } from './elements.js';

for (const tag of ['u2f-login', 'u2f-register'] as const) {
  suite(`<${tag}> as a field of a form`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    async function field(attributes = 'name="key" required') {
      const form = fixture<HTMLFormElement>(
        `<form><fieldset><${tag} endpoint="/keys" ${attributes}></${tag}></fieldset></form>`,
      );
      const element = assertFound<HTMLElementTagNameMap[typeof tag]>(form.querySelector(tag));
      element.fetch = quietSite().fetch;
      await element.updateComplete;
      const fieldset = assertFound(form.querySelector('fieldset'));
      return { form, element, fieldset, value: () => new FormData(form).get('key') };
    }

    test('is missing until a key was used, then has its answer as JSON', async () => {
      const { form, element, value } = await field();
      assert.isFalse(form.checkValidity());
      assert.isNull(value());
      const { requests } = await bring(element, 'success');
      assert.isTrue(element.matches(':valid'));
      assert.equal((JSON.parse(value() as string) as { id: string }).id, 'AQI');
      assert.lengthOf(requests, 1);
    });

    for (const [what, act] of Object.entries({
      'form.reset()': ({ form }: Awaited<ReturnType<typeof field>>) => form.reset(),
      'reset()': ({ element }: Awaited<ReturnType<typeof field>>) => element.reset(),
    })) {
      test(`forgets the answer by ${what}`, async () => {
        const made = await field();
        await bring(made.element, 'success');
        act(made);
        await made.element.updateComplete;
        assert.isNull(made.value());
        assert.equal(made.element.state, 'idle');
        assert.isTrue(made.element.matches(':invalid'));
      });

      test(`gives up a flow under way by ${what}, silently`, async () => {
        const made = await field();
        await bring(made.element, 'prompting');
        made.element.addEventListener('second-factor-cancel', () => assert.fail('cancel'));
        act(made);
        await tick();
        assert.equal(made.element.state, 'idle');
      });
    }

    test('follows a fieldset that is disabled, there and back', async () => {
      const { element, fieldset } = await field();
      const button = assertFound(element.querySelector<HTMLButtonElement>('[type=submit]'));
      for (const disabled of [true, false]) {
        fieldset.disabled = disabled;
        await element.updateComplete;
        assert.equal(button.disabled, disabled);
        assert.equal(element.matches(':invalid'), !disabled);
      }
      fieldset.disabled = true;
      assert.isUndefined(await element.submit());
      assert.equal(element.state, 'idle');
    });

    test('sends nothing while it is disabled', async () => {
      const { element, value } = await field();
      await bring(element, 'success');
      element.disabled = true;
      await element.updateComplete;
      assert.isNull(value());
    });

    test('may have its sentence emptied', async () => {
      const { element } = await field(`name="key" required strings='{"keyRequired":""}'`);
      assert.isTrue(element.matches(':invalid'));
    });
  });
}
