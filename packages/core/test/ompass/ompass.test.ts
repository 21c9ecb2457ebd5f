import {
  ompass,
  PopupBlockedError,
  SecondFactorError,
  type LateOmpassResult,
  type OmpassLoginOptions,
  type OmpassResult,
  type PopupStatus,
} from '@second-factor/core';
import { assert } from 'chai';
import { person } from '../popups.js';

/** A login that was begun by a click, and is not awaited yet. */
interface Begun {
  readonly promise: Promise<OmpassResult>;
  readonly statuses: PopupStatus[];
  readonly client: ReturnType<typeof ompass>;
}

async function begin(endpoint: string, options: OmpassLoginOptions = {}): Promise<Begun> {
  const statuses: PopupStatus[] = [];
  const client = ompass({ endpoint });
  const login = await person.click(() => {
    const promise = client.login({
      userId: 'alice',
      display: 'popup',
      onStatus: (status) => statuses.push(status),
      ...options,
    });
    promise.catch(() => undefined);
    return { promise };
  });
  return { client, statuses, ...login };
}

async function failure(promise: Promise<unknown>): Promise<SecondFactorError> {
  try {
    await promise;
  } catch (error) {
    assert.instanceOf(error, SecondFactorError);
    return error;
  }
  throw new Error('It was expected to fail');
}

function assertFields(error: SecondFactorError, expected: Partial<SecondFactorError>): void {
  for (const [name, value] of Object.entries(expected)) {
    assert.deepEqual(error[name as keyof SecondFactorError], value, name);
  }
}

async function reached(statuses: PopupStatus[], status: PopupStatus): Promise<void> {
  while (!statuses.includes(status)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** What a driven browser can't do: lose the focus to a popup, and get it back when that is gone. */
function followFocus(hasFocus: () => boolean): () => void {
  document.hasFocus = hasFocus;
  return () => Reflect.deleteProperty(document, 'hasFocus');
}

suite('an OMPASS login in a popup', () => {
  teardown(() => person.closeAllPopups());

  for (const policy of ['plain', 'same-origin', 'allow-popups', 'noopener', 'hop']) {
    test(`brings the token home when the provider's opener policy is: ${policy}`, async () => {
      const { promise, statuses } = await begin(`/auth/${policy}`);
      if (policy === 'hop') {
        await person.clickInPopup('#continue-hop');
        await reached(statuses, 'severed');
      }
      await person.approve();
      const result = await promise;
      assert.equal(result.method, 'u2f');
      assert.equal(result.userId, 'alice');
      assert.deepEqual(result.response, { user: 'alice', method: 'u2f' });
      assert.deepEqual(statuses.slice(-3), ['returned', 'posting', 'done']);
      assert.equal(statuses.includes('severed'), policy !== 'plain');
      await person.noPopups();
    });
  }

  test('registers a user at the first login and authenticates at the second', async () => {
    const userId = `new-${Date.now()}`;
    for (const page of ['/register/', '/auth/']) {
      const { promise } = await begin('/auth/plain', { userId });
      assert.include(await person.waitForPopupUrl('do='), page);
      await person.approve();
      assert.equal((await promise).userId, userId);
    }
  });

  test('logs in without a password as the user that the redirect names', async () => {
    const first = await begin('/auth/plain', { userId: 'bob' });
    await person.approve();
    await first.promise;
    const { promise } = await begin('/auth/plain', { method: 'uaf', userId: undefined });
    await person.typeInPopup('#user-id', 'bob');
    await person.clickInPopup('#continue');
    await person.approve();
    const result = await promise;
    assert.equal(result.userId, 'bob');
    assert.deepEqual(result.response, { user: 'bob', method: 'uaf' });
  });

  for (const [landing, name] of [
    ['the script alone, and other parameter names', 'v2'],
    ['nothing of ours', 'passive'],
    ['a script that takes its time', 'slow'],
    ['an element', 'element'],
  ] as const) {
    test(`brings the token home from a landing page with ${landing}`, async () => {
      const { promise } = await begin(`/auth/${name}`);
      await person.approve();
      assert.deepEqual((await promise).response, { user: 'alice', method: 'u2f' });
      await person.noPopups();
    });
  }

  test('opens an address that the page knows at once, and posts no begin', async () => {
    const answer = await fetch('/auth/plain/begin', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'u2f', user_id: 'alice', lang_init: 'EN' }),
    });
    const { ompass_uri: ompassUri } = (await answer.json()) as { ompass_uri: string };
    const { promise } = await begin('/auth/plain', { ompassUri });
    await person.approve();
    assert.deepEqual((await promise).response, { user: 'alice', method: 'u2f' });
  });

  test('takes a window that the caller opened', async () => {
    const client = ompass({ endpoint: '/auth/plain' });
    const { promise } = await person.click(() => {
      const popup = window.open('about:blank', '_blank', 'popup');
      return { promise: client.login({ userId: 'alice', display: 'popup', popup }) };
    });
    await person.approve();
    assert.equal((await promise).userId, 'alice');
  });

  test('tells that the browser blocked the popup, and opens it in a second click', async () => {
    const error = await failure(
      ompass({ endpoint: '/auth/plain' }).login({ userId: 'alice', display: 'popup' }),
    );
    assert.instanceOf(error, PopupBlockedError);
    assertFields(error, { code: 'popup_blocked', phase: 'open', retryable: true });
    const { promise } = await person.click(() => ({ promise: error.retry() }));
    await person.approve();
    assert.equal(((await promise) as OmpassResult).userId, 'alice');
  });

  test('tells within half a second that the person closed the window', async () => {
    let isOpen = true;
    const restore = followFocus(() => !isOpen);
    try {
      const { promise, statuses } = await begin('/auth/plain');
      await person.waitForPopupUrl('do=');
      await reached(statuses, 'navigated');
      await new Promise((resolve) => setTimeout(resolve, 400));
      await person.closePopup();
      const start = performance.now();
      isOpen = false;
      assert.equal((await failure(promise)).code, 'popup_closed');
      assert.isBelow(performance.now() - start, 500);
      assert.notInclude(statuses, 'severed');
    } finally {
      restore();
    }
  });

  test('tells that the person closed the window while the site was still asked', async () => {
    const client = ompass({
      endpoint: '/auth/plain',
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        }),
    });
    const { promise } = await person.click(() => ({ promise: client.login({ display: 'popup' }) }));
    promise.catch(() => undefined);
    await person.closePopup();
    assert.equal((await failure(promise)).code, 'popup_closed');
  });

  for (const policy of ['same-origin', 'allow-popups', 'hop']) {
    test(`does not take a severed window for a closed one: ${policy}`, async () => {
      const { promise, statuses } = await begin(`/auth/${policy}`);
      let isSettled = false;
      promise.then(
        () => (isSettled = true),
        () => (isSettled = true),
      );
      if (policy === 'hop') await person.clickInPopup('#continue-hop');
      await reached(statuses, 'severed');
      await new Promise((resolve) => setTimeout(resolve, 4000));
      assert.isFalse(isSettled);
      await person.approve();
      assert.equal((await promise).userId, 'alice');
    });
  }

  test('gives a severed window up when the person came back and stays, and hears it later', async () => {
    let isHere = false;
    const restore = followFocus(() => isHere);
    try {
      const late = Promise.withResolvers<LateOmpassResult>();
      const { promise, statuses } = await begin('/auth/same-origin', {
        closedGrace: 300,
        onLateResult: late.resolve,
      });
      await reached(statuses, 'severed');
      isHere = true;
      const error = await failure(promise);
      assert.equal(error.code, 'popup_closed');
      assert.include(statuses, 'maybe-closed');
      await person.approve();
      const result = await late.promise;
      assert.strictEqual(result.error, error);
      assert.deepEqual((await result.verify()).response, { user: 'alice', method: 'u2f' });
    } finally {
      restore();
    }
  });

  test('ends with "aborted", the signal\'s reason as its cause, and closes the window', async () => {
    const controller = new AbortController();
    const { promise, statuses } = await begin('/auth/plain', { signal: controller.signal });
    await reached(statuses, 'navigated');
    const reason = new Error('The person went elsewhere');
    const start = performance.now();
    controller.abort(reason);
    const error = await failure(promise);
    assert.isBelow(performance.now() - start, 50);
    assert.equal(error.code, 'aborted');
    assert.strictEqual(error.cause, reason);
    await person.noPopups();
  });

  test('opens nothing when the signal is aborted already', async () => {
    const { promise, statuses } = await begin('/auth/plain', { signal: AbortSignal.abort() });
    assert.equal((await failure(promise)).code, 'aborted');
    assert.deepEqual(statuses, []);
    assert.equal(await person.countPopups(), 0);
  });

  test('ends with "timeout" and closes the window', async () => {
    const { promise } = await begin('/auth/plain', { timeout: 800 });
    const error = await failure(promise);
    assertFields(error, { code: 'timeout', phase: 'provider', retryable: true });
    await person.noPopups();
  });

  for (const [name, expected] of [
    ['forbidden', { code: 'http', status: 403, problem: 'password_required', retryable: false }],
    ['broken', { code: 'http', status: 503, retryable: true }],
    ['html', { code: 'bad_response', status: 200 }],
    ['hostile', { code: 'untrusted_uri' }],
  ] as const) {
    test(`closes the window when the site's answer to begin is ${name}`, async () => {
      const { promise } = await begin(`/answer/${name}`);
      assertFields(await failure(promise), { ...expected, phase: 'begin' });
      await person.noPopups();
    });
  }

  test('tells that the site can’t be reached, after one more try', async () => {
    let requests = 0;
    const nobody = 'http://127.0.0.1:47';
    const client = ompass({
      endpoint: `${nobody}/auth`,
      endpointOrigins: [nobody],
      fetch: (...request) => {
        requests++;
        return fetch(...request);
      },
    });
    const { promise } = await person.click(() => {
      const login = client.login({ display: 'popup' });
      login.catch(() => undefined);
      return { promise: login };
    });
    const error = await failure(promise);
    assertFields(error, { code: 'network', phase: 'begin', retryable: true });
    assert.equal(requests, 2);
    await person.noPopups();
  });

  test('passes on that the provider is down', async () => {
    const { promise } = await begin('/auth/down');
    assertFields(await failure(promise), { status: 503, problem: 'ompass_unreachable' });
  });

  test('passes on the provider’s own code, and posts a token once', async () => {
    let posts = 0;
    const client = ompass({
      endpoint: '/auth/expiring',
      fetch: (url, init) => {
        if (new Request(url).url.endsWith('/verify')) posts++;
        return fetch(url, init);
      },
    });
    const { promise } = await person.click(() => ({
      promise: client.login({ userId: 'alice', display: 'popup' }),
    }));
    promise.catch(() => undefined);
    await person.approve();
    const error = await failure(promise);
    assertFields(error, { code: 'provider_refused', phase: 'verify' });
    assert.deepInclude(error.provider, { name: 'ompass', code: '011' });
    assert.equal(posts, 1);
  });

  test('tells a landing page that loses the token', async () => {
    const { promise } = await begin('/auth/mute');
    await person.approve();
    assert.equal((await failure(promise)).code, 'callback_misconfigured');
  });

  test('shows the open window and gives the same promise at a second click', async () => {
    const { client, promise } = await begin('/auth/plain');
    await person.waitForPopupUrl('do=');
    const second = await person.click(() => ({ promise: client.login({ display: 'popup' }) }));
    assert.strictEqual(second.promise, promise);
    assert.equal(await person.countPopups(), 1);
    const refused = client.login({ display: 'popup', whenPending: 'reject' });
    assert.equal((await failure(refused)).code, 'busy');
    await person.approve();
    assert.equal((await promise).userId, 'alice');
  });

  test('gives way to a login that replaces it', async () => {
    const { client, promise } = await begin('/auth/plain');
    await person.waitForPopupUrl('do=');
    const second = await person.click(() => ({
      promise: client.login({ userId: 'carol', display: 'popup', whenPending: 'replace' }),
    }));
    const error = await failure(promise);
    assert.equal(error.code, 'aborted');
    assert.equal((error.cause as DOMException).name, 'AbortError');
    await person.waitForPopupUrl('do=');
    await person.approve();
    assert.equal((await second.promise).userId, 'carol');
  });

  test('has the token in no address, storage or error afterwards', async () => {
    const { promise } = await begin('/auth/v2');
    await person.approve();
    await promise;
    const places = [
      location.href,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      ...performance.getEntries().map((entry) => entry.name),
    ];
    assert.notMatch(places.join('\n'), /eyJ[\w-]+\.[\w-]+/);
  });
});
