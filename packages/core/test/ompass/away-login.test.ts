import { assert } from 'chai';
import { type AwayOutcome, putOutcome, takeOutcome } from '../../src/ompass/away-login.js';

const outcome: AwayOutcome = {
  id: 'the-flow',
  expires: 1,
  names: { username: 'username', token: ['token'] },
  endpoint: 'https://site.example/auth',
  credentials: 'same-origin',
  method: 'u2f',
  page: 1,
  startUrl: 'https://site.example/login',
  returnUrl: 'https://site.example/home',
  status: 200,
};

suite('an outcome of a full-page login', () => {
  setup(() => sessionStorage.clear());
  teardown(() => sessionStorage.clear());

  test('is taken once', () => {
    putOutcome(outcome);
    assert.deepEqual(
      takeOutcome(() => true),
      outcome,
    );
    assert.isUndefined(takeOutcome(() => true));
    assert.lengthOf(sessionStorage, 0);
  });

  test('of another login stays where it is', () => {
    putOutcome(outcome);
    assert.isUndefined(takeOutcome((login) => login?.method === 'uaf'));
    assert.deepEqual(
      takeOutcome((login) => login?.method === 'u2f'),
      outcome,
    );
  });

  test('is nothing where there is none', () => {
    assert.isUndefined(takeOutcome(() => true));
  });
});
