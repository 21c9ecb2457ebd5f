import { assert } from 'chai';
import { creationOptions } from '../../../core/test/keys.js';
import '../../src/define/u2f-register.js';
import type { U2fRegisterElement } from '../../src/index.js';
import { cleanUp, fixture, nextEvent, part, site } from '../support.js';

const answers = { '/keys/register/begin': { publicKey: creationOptions(), state: 's' } };

const setup = 'This page is not set up correctly.';
const broken = 'The key did not work. Try again, or use another one.';

/** By the name of the `DOMException`: our code, and what the person is told. */
const errors: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ConstraintError: ['constraint', broken],
  DataCloneError: ['invalid_options', setup],
  DataError: ['authenticator_error', broken],
  EncodingError: ['invalid_options', setup],
  InvalidStateError: ['already_registered', 'This key is registered already. Use another one.'],
  NotReadableError: ['authenticator_error', broken],
  NotSupportedError: ['unsupported_algorithm', broken],
  OperationError: ['busy', broken],
  SecurityError: ['invalid_rp_id', setup],
  SyntaxError: ['invalid_options', setup],
  TimeoutError: ['timeout', 'No key was used. Try again when your key is at hand.'],
  TypeError: ['invalid_options', setup],
  UnknownError: ['authenticator_error', broken],
};

/** A browser, or a password manager in its place, that answers with an error. */
async function failing(error: unknown) {
  navigator.credentials.create = () =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- so some do
    Promise.reject(error);
  const element = fixture<U2fRegisterElement>('<u2f-register endpoint="/keys"></u2f-register>');
  const { fetch, requests } = site(answers);
  element.fetch = fetch;
  await element.updateComplete;
  return { element, requests };
}

suite('<u2f-register> with a browser that fails', () => {
  teardown(() => {
    Reflect.deleteProperty(navigator.credentials, 'create');
    cleanUp();
  });

  for (const [name, [code, message]] of Object.entries(errors)) {
    test(`explains ${name}`, async () => {
      const { element, requests } = await failing(new DOMException('Told by the browser', name));
      const failed = nextEvent(element, 'second-factor-error');
      await element.submit();
      const event = await failed;
      assert.equal(event.error.code, code);
      assert.equal(event.error.phase, 'ceremony');
      assert.equal(event.message, message);
      await element.updateComplete;
      assert.equal(part(element, 'alert').textContent, message);
      assert.equal(element.state, 'error');
      assert.lengthOf(requests, 1);
    });
  }

  for (const [name, code, hint] of [
    ['NotAllowedError', 'not_allowed', 'No key was used. Try again when your key is at hand.'],
    ['AbortError', 'aborted', 'Cancelled.'],
  ] as const) {
    test(`takes ${name} for a person who gave up`, async () => {
      const { element } = await failing(new DOMException('Told by the browser', name));
      element.addEventListener('second-factor-error', () => assert.fail('an error'));
      const cancelled = nextEvent(element, 'second-factor-cancel');
      await element.submit();
      assert.equal((await cancelled).error.code, code);
      await element.updateComplete;
      assert.equal(element.state, 'idle');
      assert.equal(part(element, 'alert').textContent, '');
      assert.equal(part(element, 'hint').textContent, hint);
    });
  }

  for (const [what, thrown] of [
    ['nothing', undefined],
    ['a string', 'no'],
  ] as const) {
    test(`survives a password manager that throws ${what}`, async () => {
      const { element } = await failing(thrown);
      const failed = nextEvent(element, 'second-factor-error');
      await element.submit();
      assert.equal((await failed).error.code, 'authenticator_error');
    });
  }

  test('survives a password manager that answers with nothing', async () => {
    const { element } = await failing(undefined);
    navigator.credentials.create = () => Promise.resolve(null);
    const failed = nextEvent(element, 'second-factor-error');
    await element.submit();
    assert.equal((await failed).message, broken);
  });
});
