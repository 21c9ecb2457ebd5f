import { assert } from 'chai';
import { restoreCredentials } from '../../../core/test/credentials.js';
import type { Properties } from '../../src/internal/define-properties.js';
import { assertFound, cleanUp, fixture, nextEvent, part, site, tick, until } from '../support.js';
import type { AnyElement, Kind, StarterTag, Tag } from './elements.js';
import {
  arrive,
  bring,
  kinds,
  quietSite,
  siteThat,
  start,
  starters,
  tagOf,
  textOf,
} from './elements.js';

/** What a change of one property shows at once, in an element that rests. */
interface Change {
  /** The attributes and content to begin with. */
  readonly given?: string;
  readonly value: unknown;
  /** Whether it shows; told before and after. */
  readonly shows: (element: HTMLElement) => unknown;
  readonly before: unknown;
  readonly after: unknown;
}

const button = (element: HTMLElement): HTMLButtonElement | null =>
  element.querySelector('[type=submit]');
const disabledButton = {
  value: true,
  shows: (element: HTMLElement) => button(element)?.disabled,
  before: false,
  after: true,
};
const nameField = (element: HTMLElement): HTMLInputElement | null =>
  element.querySelector('[name=user_id]');
const fieldNames = (element: HTMLElement): string =>
  [...element.querySelectorAll('input')].map(({ name }) => name).join();
const prompt = { value: 'password', shows: fieldNames, before: '', after: 'user_id,password' };
const userId = {
  given: 'prompt="password"',
  value: 'alice',
  shows: (element: HTMLElement) => `${nameField(element)?.value} ${nameField(element)?.readOnly}`,
  before: ' false',
  after: 'alice true',
};
const theme = {
  value: 'dark',
  shows: (element: HTMLElement) => getComputedStyle(element).colorScheme,
  before: 'normal',
  after: 'dark',
};

/** What shows at once. */
const shown: Readonly<Record<Tag, Readonly<Record<string, Change>>>> = {
  'ompass-callback': { theme },
  'ompass-login': { disabled: disabledButton, prompt, theme, userId },
  'u2f-keys': { theme },
  'u2f-login': {
    autofill: {
      value: true,
      shows: (element) => nameField(element)?.autocomplete,
      before: undefined,
      after: 'username webauthn',
    },
    disabled: disabledButton,
    prompt,
    required: {
      given: 'name="key"',
      value: true,
      shows: (element) => element.matches(':invalid'),
      before: false,
      after: true,
    },
    theme,
    userId,
  },
  'u2f-register': {
    disabled: disabledButton,
    keyName: {
      value: 'Blue',
      shows: (element) => element.querySelector('input')?.value,
      before: '',
      after: 'Blue',
    },
    name: {
      given: 'required',
      value: 'key',
      shows: (element) => element.matches(':invalid'),
      before: false,
      after: true,
    },
    required: {
      given: 'name="key"',
      value: true,
      shows: (element) => element.matches(':invalid'),
      before: false,
      after: true,
    },
    theme,
  },
};

/** What says for the next flow how it goes, with values that would turn another one. */
const forNext: Readonly<Record<string, unknown>> = {
  action: '#other',
  appState: { other: true },
  authenticator: 'device-service',
  credentials: 'omit',
  deviceServiceUrl: 'https://127.0.0.1:1/other',
  display: 'redirect',
  exclude: ['AQI'],
  fetch: () => Promise.reject(new Error('another fetch')),
  focusOnLoad: true,
  headers: { 'X-Other': '1' },
  headingLevel: 2,
  keyName: 'Other',
  method: 'uaf',
  mode: 'passwordless',
  name: 'other',
  ompassUri: 'https://other.example/',
  popupHeight: 300,
  popupWidth: 300,
  prompt: 'user-id',
  providerOrigins: ['https://other.example'],
  redirectUrl: '#other',
  required: true,
  signalUnknown: true,
  strings: { success: 'Other words' },
  theme: 'light',
  timeout: 1,
  tokenParameter: 'other',
  usernameParameter: 'other',
};

/** What makes it about somebody or something else: the element begins anew when the flow is over. */
const anew: Readonly<Record<string, unknown>> = {
  endpoint: '/elsewhere',
  keyProvider: { name: 'other' },
  provider: 'netiq',
  token: 'other',
  userId: 'bob',
};

function propertiesOf(tag: Tag): string[] {
  const { properties } = customElements.get(tag) as unknown as { readonly properties: Properties };
  return Object.keys(properties);
}

function kindOf(tag: Tag): Kind {
  return assertFound(kinds.find((kind) => kind.tag === tag));
}

async function starter(tag: StarterTag) {
  const element = fixture<HTMLElementTagNameMap[StarterTag]>(tagOf(kindOf(tag)));
  element.fetch = quietSite().fetch;
  await element.updateComplete;
  return element;
}

for (const kind of kinds) {
  suite(`<${kind.tag}> after its first rendering`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    for (const [name, { given, value, shows, before, after }] of Object.entries(shown[kind.tag])) {
      test(`follows ${name}, there and back`, async () => {
        const element = fixture<AnyElement>(tagOf(kind, given));
        element.fetch = quietSite().fetch;
        await until(() => textOf(element).includes(kind.says));
        assert.equal(shows(element), before);
        Reflect.set(element, name, value);
        await element.updateComplete;
        assert.equal(shows(element), after);
        Reflect.set(element, name, undefined);
        await element.updateComplete;
        assert.equal(shows(element), before);
      });
    }

    test('follows strings, there and back', async () => {
      const element = fixture<AnyElement>(tagOf(kind));
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      element.strings = { [kind.string]: 'In other words' };
      await element.updateComplete;
      assert.include(textOf(element), 'In other words');
      element.strings = undefined;
      await element.updateComplete;
      assert.include(textOf(element), kind.says);
    });

    test('takes no focus when focus-on-load comes late', async () => {
      const element = fixture<AnyElement>(tagOf(kind));
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      element.focusOnLoad = true;
      await element.updateComplete;
      await tick();
      assert.isFalse(element.matches(':focus-within'));
    });
  });
}

for (const tag of starters) {
  suite(`<${tag}> with a flow under way`, () => {
    teardown(() => {
      restoreCredentials();
      history.replaceState(null, '', location.pathname + location.search);
      cleanUp();
    });

    const names = propertiesOf(tag);
    const changes = { ...forNext, ...anew };

    test('has no property of which this says nothing', () => {
      const known = new Set([...Object.keys(changes), 'disabled', 'autofill']);
      assert.deepEqual(
        names.filter((name) => !known.has(name)),
        [],
      );
    });

    for (const name of names.filter((name) => name in changes)) {
      test(`ends as it began when ${name} changes right after it began`, async () => {
        const element = await starter(tag);
        const { fetch, requests } = siteThat('success');
        element.fetch = fetch;
        await element.updateComplete;
        const { hash } = location;
        const success = nextEvent(element, 'second-factor-success');
        const outcome = start(element);
        await until(() => element.state !== 'idle');
        Reflect.set(element, name, changes[name]);
        const result = await outcome;
        assert.isDefined(result);
        assert.equal((await success).result, result);
        assert.isTrue(requests.every(({ headers }) => !headers.has('X-Other')));
        assert.isTrue(requests.every(({ path }) => !path.startsWith('/elsewhere')));
        assert.equal(location.hash, hash);
      });
    }

    for (const name of names.filter((name) => name in anew)) {
      test(`begins anew after it, once ${name} is another`, async () => {
        const element = await starter(tag);
        await bring(element, 'prompting');
        Reflect.set(element, name, anew[name]);
        await element.updateComplete;
        assert.equal(element.state, 'prompting');
        element.abort();
        await until(() => element.state === 'idle');
        await tick();
        assert.isUndefined(element.result);
        assert.notInclude(part(element, 'status').textContent, 'Checking');
      });
    }

    test('goes on when it is disabled', async () => {
      const element = await starter(tag);
      await bring(element, 'prompting');
      element.disabled = true;
      await element.updateComplete;
      assert.equal(element.state, 'prompting');
      assert.isTrue(button(element)?.disabled);
      element.abort();
      await arrive(element, 'idle');
      assert.isUndefined(await element.submit());
      assert.equal(element.state, 'idle');
    });

    test('takes a change for the next one', async () => {
      const element = await starter(tag);
      const { fetch, requests } = siteThat('error');
      element.fetch = fetch;
      element.headers = { 'X-Other': '1' };
      await start(element);
      assert.equal(requests[0]?.headers.get('X-Other'), '1');
      const next = site({});
      element.fetch = next.fetch;
      element.headers = undefined;
      void start(element);
      await until(() => next.requests.length > 0);
      assert.isFalse(next.requests[0]?.headers.has('X-Other'));
    });
  });
}
