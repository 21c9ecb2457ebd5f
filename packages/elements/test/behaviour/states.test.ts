import { assert } from 'chai';
import { restoreCredentials } from '../../../core/test/credentials.js';
import type { ElementState } from '../../src/index.js';
import { assertFound, cleanUp, fixture, part, problem, site, tick, until } from '../support.js';
import type { AnyElement, Starter, StarterTag } from './elements.js';
import { arrive, bring, kinds, quietSite, starters, tagOf, ways } from './elements.js';

const states: readonly ElementState[] = [
  'idle',
  'loading',
  'prompting',
  'success',
  'error',
  'unsupported',
];

/** Fails unless all three say the same. */
function assertState(element: AnyElement, state: ElementState): void {
  assert.equal(element.state, state);
  assert.equal(element.dataset['state'], state);
  assert.deepEqual(
    states.filter((one) => element.matches(`:state(${one})`)),
    [state],
  );
}

async function element(tag: StarterTag): Promise<Starter> {
  const kind = assertFound(kinds.find((one) => one.tag === tag));
  const made = fixture<Starter>(tagOf(kind));
  made.fetch = quietSite().fetch;
  await made.updateComplete;
  return made;
}

for (const tag of starters) {
  suite(`the states of <${tag}>`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    test('are told alike in all three ways: idle', async () => {
      assertState(await element(tag), 'idle');
    });

    for (const way of ways) {
      test(`are told alike in all three ways: ${way}`, async () => {
        const made = await element(tag);
        await bring(made, way);
        assertState(made, way);
      });

      test(`are told alike at each change on the way: ${way}`, async () => {
        const made = await element(tag);
        made.addEventListener('second-factor-statechange', ({ state }) => assertState(made, state));
        await bring(made, way);
        made.reset();
        assertState(made, 'idle');
      });

      test(`let every method be called: ${way}`, async () => {
        const made = await element(tag);
        await bring(made, way);
        made.focus();
        made.focus({ preventScroll: true });
        made.abort();
        await arrive(made, way === 'loading' || way === 'prompting' ? 'idle' : way);
        made.abort();
        made.reset();
        assertState(made, 'idle');
        assert.isUndefined(made.result);
        made.reset();
        made.abort();
        await made.updateComplete;
        assertState(made, 'idle');
        assert.equal(part(made, 'alert').textContent, '');
        assert.equal(part(made, 'status').textContent, '');
      });

      test(`give the same promise to a second submit(): ${way}`, async () => {
        const made = await element(tag);
        await bring(made, way);
        if (way === 'loading' || way === 'prompting') {
          const second = made.submit();
          assert.instanceOf(second, Promise);
          assertState(made, way);
          made.abort();
          assert.isUndefined(await second);
        } else {
          const again = made.submit();
          made.abort();
          assert.isUndefined(await again);
        }
        await arrive(made, 'idle');
      });
    }

    test('are taken back when the flow is reset, silently', async () => {
      const made = await element(tag);
      await bring(made, 'prompting');
      made.addEventListener('second-factor-cancel', () => assert.fail('cancel'));
      made.addEventListener('second-factor-error', () => assert.fail('error'));
      made.reset();
      await tick();
      assertState(made, 'idle');
    });
  });
}

for (const tag of ['u2f-login', 'u2f-register'] as const) {
  test(`<${tag}> without WebAuthn is unsupported in all three ways`, async () => {
    const native = assertFound(Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential'));
    Reflect.deleteProperty(window, 'PublicKeyCredential');
    try {
      const made = await element(tag);
      await arrive(made, 'unsupported');
      assertState(made, 'unsupported');
      made.abort();
      made.focus();
      assertState(made, 'unsupported');
      made.reset();
      assertState(made, 'idle');
    } finally {
      Object.defineProperty(window, 'PublicKeyCredential', native);
      cleanUp();
    }
  });
}

suite('the states of <u2f-keys>', () => {
  teardown(cleanUp);

  async function list(answers: Readonly<Record<string, unknown>>) {
    const made = document.createElement('u2f-keys');
    Object.assign(made, { endpoint: '/keys', fetch: site(answers).fetch });
    fixture('<p></p>').append(made);
    await until(() => made.state === 'loading');
    return made;
  }

  test('are told alike in all three ways', async () => {
    const made = await list({ '/keys/keys': problem(500, 'broken') });
    assertState(made, 'loading');
    await arrive(made, 'error');
    assertState(made, 'error');
    made.fetch = quietSite().fetch;
    await made.refresh();
    assertState(made, 'idle');
  });

  test('let every method be called', async () => {
    for (const answers of [{}, { '/keys/keys': [] }, { '/keys/keys': problem(500, 'broken') }]) {
      const made = await list(answers);
      made.focus();
      made.abort();
      await arrive(made, 'idle');
      made.reset();
      made.abort();
      made.focus();
      assertState(made, 'idle');
    }
  });

  test('offer to start again when the loading was given up', async () => {
    const made = await list({});
    made.abort();
    await arrive(made, 'idle');
    const again = part(made, 'actions').querySelector('button');
    assert.equal(again?.textContent, 'Start again');
    made.fetch = quietSite().fetch;
    again?.click();
    await until(() => part(made, 'container').textContent.includes('No security keys'));
  });
});

suite('the states of <ompass-callback>', () => {
  teardown(cleanUp);

  test('are told alike in all three ways, and every method can be called', async () => {
    const made = fixture<HTMLElementTagNameMap['ompass-callback']>(
      '<ompass-callback></ompass-callback>',
    );
    assertState(made, 'loading');
    // What has landed is for the page: nobody gives it up.
    made.abort();
    made.focus();
    await arrive(made, 'idle');
    assertState(made, 'idle');
    made.reset();
    made.abort();
    made.focus();
    assertState(made, 'idle');
  });
});
