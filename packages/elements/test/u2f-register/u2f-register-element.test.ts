import { assert } from 'chai';
import {
  addKey,
  addU2fKey,
  creationOptions,
  credentialsOf,
  removeKeys,
} from '../../../core/test/keys.js';
import '../../src/define/u2f-register.js';
import type { U2fRegisterElement } from '../../src/index.js';
import {
  actions,
  assertFound,
  cleanUp,
  click,
  fixture,
  inState,
  nextEvent,
  part,
  site,
} from '../support.js';

const begin = { publicKey: creationOptions(), state: 'state-1' };
const created = { id: 'AQID', name: 'Blue key', created: '2026-11-01T12:00:00Z' };
const answers = { '/keys/register/begin': begin, '/keys/register/finish': created };

async function register(given: Readonly<Record<string, unknown>> = answers, attributes = '') {
  const element = fixture<U2fRegisterElement>(
    `<u2f-register endpoint="/keys" ${attributes}></u2f-register>`,
  );
  const { fetch, requests } = site(given);
  element.fetch = fetch;
  await element.updateComplete;
  return { element, requests, button: assertFound(element.querySelector('button')) };
}

function nameField(element: Element): HTMLInputElement {
  return assertFound(element.querySelector('input'));
}

function paths(requests: readonly { readonly path: string }[]): string[] {
  return requests.map(({ path }) => path);
}

suite('<u2f-register>', () => {
  teardown(async () => {
    cleanUp();
    await removeKeys();
  });

  suite('registering', () => {
    for (const [kind, add] of Object.entries({ CTAP2: () => addKey(), U2F: addU2fKey })) {
      test(`registers a ${kind} key`, async () => {
        const key = await add();
        const { element, button, requests } = await register();
        nameField(element).value = ' Blue key ';
        const success = nextEvent(element, 'second-factor-success');
        await click(button);
        const { result } = await success;
        assert.deepEqual(paths(requests), ['/keys/register/begin', '/keys/register/finish']);
        assert.deepEqual(requests[0]?.body, { name: 'Blue key' });
        const [credential] = await credentialsOf(key);
        assert.isDefined(credential);
        const { body } = assertFound(requests[1]);
        assert.equal(body['state'], 'state-1');
        assert.equal(body['name'], 'Blue key');
        assert.containsAllKeys(body['credential'], ['id', 'rawId', 'response', 'type']);
        assert.deepEqual(result.response, created);
        assert.equal(element.result, result);
        assert.equal(element.state, 'success');
      });
    }

    test('says so, and offers to register another', async () => {
      await addKey();
      const { element, button } = await register();
      nameField(element).value = 'Blue key';
      await click(button);
      await inState(element, 'success');
      assert.equal(part(element, 'status').textContent, 'Your key is registered.');
      assert.isTrue(part(element, 'form').hidden);
      const [another] = actions(element);
      assert.equal(another?.textContent, 'Register another key');
      assert.equal(element.shadowRoot?.activeElement, another);
      another?.click();
      await inState(element, 'idle');
      assert.equal(nameField(element).value, '');
      assert.isFalse(part(element, 'form').hidden);
      assert.equal(part(element, 'status').textContent, '');
    });
  });
});
