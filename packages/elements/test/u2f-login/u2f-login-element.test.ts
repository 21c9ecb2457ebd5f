import { register } from '@second-factor/core';
import { assert } from 'chai';
import {
  addKey,
  addU2fKey,
  creationOptions,
  removeKeys,
  requestOptions,
  setTouch,
} from '../../../core/test/keys.js';
import '../../src/define/u2f-login.js';
import type { U2fLoginElement } from '../../src/index.js';
import {
  assertFocused,
  actions,
  assertFound,
  cleanUp,
  click,
  fixture,
  inState,
  nextEvent,
  part,
  paths,
  problem,
  site,
  tick,
  until,
} from '../support.js';

/** A site that knows the key which is plugged in. */
async function siteWithKey(): Promise<Readonly<Record<string, unknown>>> {
  const { credential } = await register(creationOptions());
  const publicKey = requestOptions({
    allowCredentials: [{ type: 'public-key', id: credential.id }],
  });
  return {
    '/keys/authenticate/begin': { publicKey, state: 'state-1' },
    '/keys/authenticate/finish': { name: 'Alice' },
  };
}

async function login(answers: Readonly<Record<string, unknown>>, attributes = '', content = '') {
  const element = fixture<U2fLoginElement>(
    `<u2f-login endpoint="/keys" ${attributes}>${content}</u2f-login>`,
  );
  const { fetch, requests } = site(answers);
  element.fetch = fetch;
  await element.updateComplete;
  return { element, requests, button: assertFound(element.querySelector('[type=submit]')) };
}

suite('<u2f-login>', () => {
  teardown(async () => {
    cleanUp();
    await removeKeys();
  });

  for (const [kind, add] of Object.entries({ CTAP2: () => addKey(), U2F: addU2fKey })) {
    test(`logs in by a ${kind} key`, async () => {
      await add();
      const { element, button, requests } = await login(await siteWithKey());
      const success = nextEvent(element, 'second-factor-success');
      await click(button);
      const { result } = await success;
      assert.deepEqual(paths(requests), ['/keys/authenticate/begin', '/keys/authenticate/finish']);
      assert.equal(requests[1]?.body['state'], 'state-1');
      assert.containsAllKeys(requests[1]?.body['credential'], ['id', 'response']);
      assert.deepEqual(result.response, { name: 'Alice' });
      await element.updateComplete;
      assert.equal(part(element, 'status').textContent, 'You are logged in.');
      assert.isTrue(part(element, 'form').hidden);
    });
  }

  test('sends mode, user and the fields of its form', async () => {
    const { element, requests } = await login({}, 'mode="passwordless" prompt="password"');
    const [name, password] = element.querySelectorAll('input');
    assertFound(name).value = 'alice';
    assertFound(password).value = 'secret';
    void element.submit();
    await until(() => requests.length > 0);
    assert.deepEqual(requests[0]?.body, {
      user_id: 'alice',
      password: 'secret',
      mode: 'passwordless',
    });
  });

  test('sends the user that the page knows', async () => {
    const { element, requests } = await login({}, 'user-id="alice"');
    void element.submit();
    await until(() => requests.length > 0);
    assert.deepEqual(requests[0]?.body, { user_id: 'alice' });
  });

  test('forgets passwords after a success', async () => {
    await addKey();
    const { element, button } = await login(await siteWithKey(), 'prompt="password"');
    for (const input of element.querySelectorAll('input')) input.value = 'x';
    await click(button);
    await inState(element, 'success');
    assert.equal(element.querySelector<HTMLInputElement>('[type=password]')?.value, '');
  });

  test('starts nothing while a required field is empty', async () => {
    const { element, requests } = await login({}, 'prompt="user-id"');
    assert.isUndefined(await element.submit());
    assert.deepEqual(requests, []);
  });

  test('is a button alone unless fields are asked for', async () => {
    const { element, button } = await login({});
    assert.equal(button.textContent.trim(), 'Use security key');
    assert.isNull(element.querySelector('input'));
  });

  test('asks for the key, and can be cancelled', async () => {
    const key = await addKey();
    const answers = await siteWithKey();
    await setTouch(key, false);
    const { element, button, requests } = await login(answers);
    await click(button);
    await inState(element, 'prompting');
    assert.equal(part(element, 'title').textContent, 'Touch your key');
    const cancelled = nextEvent(element, 'second-factor-cancel');
    await click(assertFound(actions(element)[0]));
    assert.equal((await cancelled).error.code, 'aborted');
    assert.equal(element.state, 'idle');
    assert.deepEqual(paths(requests), ['/keys/authenticate/begin']);
    await element.updateComplete;
    assertFocused(button);
  });

  test('posts nothing after it was removed', async () => {
    const key = await addKey();
    const answers = await siteWithKey();
    await setTouch(key, false);
    const { element, button, requests } = await login(answers);
    await click(button);
    await inState(element, 'prompting');
    element.addEventListener('second-factor-cancel', () => assert.fail('cancelled'));
    element.remove();
    await tick();
    assert.equal(element.state, 'idle');
    assert.deepEqual(paths(requests), ['/keys/authenticate/begin']);
  });

  test('takes a browser without the key for a person without one', async () => {
    await addKey();
    const { element, button } = await login({
      '/keys/authenticate/begin': {
        publicKey: requestOptions({ allowCredentials: [{ type: 'public-key', id: 'AAAA' }] }),
      },
    });
    const cancelled = nextEvent(element, 'second-factor-cancel');
    await click(button);
    assert.equal((await cancelled).error.code, 'not_allowed');
    await element.updateComplete;
    assert.include(part(element, 'hint').textContent, 'No key was used.');
  });

  test('says that a key is not registered, and by request tells password managers', async () => {
    await addKey();
    const answers = {
      ...(await siteWithKey()),
      '/keys/authenticate/finish': problem(404, 'not_registered'),
    };
    const { signalUnknownCredential } = PublicKeyCredential as unknown as {
      signalUnknownCredential: unknown;
    };
    const told: unknown[] = [];
    Object.assign(PublicKeyCredential, {
      signalUnknownCredential: (options: unknown) => {
        told.push(options);
        return Promise.resolve();
      },
    });
    try {
      for (const isAsked of [false, true]) {
        const { element } = await login(answers, 'mode="passwordless"');
        element.signalUnknown = isAsked;
        const failed = nextEvent(element, 'second-factor-error');
        await element.submit();
        assert.equal((await failed).message, 'This key is not registered here. Use another one.');
        if (isAsked) await until(() => told.length > 0);
        assert.lengthOf(told, isAsked ? 1 : 0);
      }
    } finally {
      Object.assign(PublicKeyCredential, { signalUnknownCredential });
    }
  });

  test('goes to redirect-url, unless the event is prevented', async () => {
    await addKey();
    const { element } = await login(await siteWithKey(), 'redirect-url="#account"');
    element.addEventListener('second-factor-success', (event) => event.preventDefault(), {
      once: true,
    });
    await element.submit();
    assert.equal(location.hash, '');
    element.reset();
    await element.submit();
    assert.equal(location.hash, '#account');
    history.replaceState(null, '', location.pathname + location.search);
  });

  test('calls a ZITADEL that cannot sign in unsupported', async () => {
    const { element } = await login({}, 'provider="zitadel-v1"');
    element.token = 't';
    const failed = nextEvent(element, 'second-factor-unsupported');
    void element.submit();
    assert.equal((await failed).error.code, 'unsupported');
  });

  test('has ZITADEL look a typed name up, and a known id not', async () => {
    for (const [attributes, user] of [
      ['user-id="7"', { userId: '7' }],
      ['user-id="7" prompt="user-id"', { loginName: '7' }],
    ] as const) {
      const { element, requests } = await login({}, `provider="zitadel" ${attributes}`);
      element.endpoint = 'https://z.example';
      element.token = 't';
      await element.updateComplete;
      void element.submit();
      while (requests.length === 0) await tick();
      const { checks } = assertFound(requests[0]).body as { checks: { user: unknown } };
      assert.deepEqual(checks.user, user);
    }
  });

  suite('in a form of the page', () => {
    async function inside(attributes: string) {
      await addKey();
      const answers = await siteWithKey();
      const form = fixture<HTMLFormElement>(
        `<form><u2f-login endpoint="/keys" ${attributes}></u2f-login><button>Log in</button></form>`,
      );
      const sent: [string, string][][] = [];
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        sent.push([...new FormData(form)] as [string, string][]);
      });
      const element = assertFound(form.querySelector('u2f-login'));
      const { fetch, requests } = site(answers);
      element.fetch = fetch;
      await element.updateComplete;
      const [button, send] = form.querySelectorAll('button[type=submit], :scope > button');
      return {
        form,
        element,
        sent,
        requests,
        button: assertFound(button),
        send: assertFound(send),
      };
    }

    test('gives it the answer beside the password, which stays', async () => {
      const { element, sent, requests, button, send } = await inside(
        'name="key" required prompt="password"',
      );
      for (const input of element.querySelectorAll('input')) input.value = 'x';
      await click(send);
      assert.deepEqual(sent, []);
      await click(button);
      await inState(element, 'success');
      await click(send);
      assert.deepEqual(paths(requests), ['/keys/authenticate/begin']);
      assert.deepEqual(
        sent[0]?.map(([name]) => name),
        ['key', 'key-state', 'user_id', 'password'],
      );
      assert.equal(new Map(sent[0]).get('password'), 'x');
    });

    test('wants its own fields only', async () => {
      const { form, element, requests, button } = await inside('name="key" prompt="user-id"');
      form.insertAdjacentHTML('afterbegin', '<input name="other" required>');
      await click(button);
      await tick();
      assert.deepEqual(requests, []);
      assertFound(element.querySelector('input')).value = 'alice';
      await click(button);
      await inState(element, 'success');
    });
  });
});
