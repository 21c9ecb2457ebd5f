import { assert } from 'chai';
import { readChallenge, readKeys } from '../../src/providers/read-answers.js';
import { failureOf } from '../support.js';

suite('readChallenge', () => {
  const publicKey = { challenge: 'AQID' };

  for (const { what, answer, challenge } of [
    {
      what: 'options with a state',
      answer: { publicKey, state: 'opaque' },
      challenge: { publicKey, state: 'opaque' },
    },
    {
      what: 'a state of any kind',
      answer: { publicKey, state: { a: [1] } },
      challenge: { publicKey, state: { a: [1] } },
    },
    {
      what: 'options without a state',
      answer: { publicKey },
      challenge: { publicKey, state: undefined },
    },
    { what: 'options alone', answer: publicKey, challenge: { publicKey } },
  ]) {
    test(`reads ${what}`, () => {
      assert.deepEqual(readChallenge(answer), challenge);
    });
  }

  for (const answer of [
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { publicKey: 'text' },
    { publicKey: [publicKey] },
    { publicKey: null, state: 'x' },
    { challenge: 7 },
    { error: 'login_required' },
  ]) {
    test(`refuses ${JSON.stringify(answer)}`, async () => {
      const error = await failureOf(() => readChallenge(answer));
      assert.include(error, { code: 'bad_response', phase: 'begin' });
    });
  }
});

suite('readKeys', () => {
  test('reads a list in its order, times as dates', () => {
    const keys = readKeys([
      {
        id: 'AQ',
        name: 'Blue',
        created: '2026-01-02T03:04:05Z',
        last_used: '2026-02-01T00:00:00Z',
      },
      { id: 'Ag', name: '', created: '2026-01-03T03:04:05.678+01:00' },
    ]);
    assert.deepEqual(keys, [
      {
        id: 'AQ',
        name: 'Blue',
        created: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
        lastUsed: new Date(Date.UTC(2026, 1, 1)),
      },
      {
        id: 'Ag',
        name: '',
        created: new Date(Date.UTC(2026, 0, 3, 2, 4, 5, 678)),
        lastUsed: undefined,
      },
    ]);
  });

  test('reads an empty list', () => {
    assert.deepEqual(readKeys([]), []);
  });

  for (const time of [undefined, null, '', 'yesterday', 1735689600000, {}, '2026-13-45']) {
    test(`takes ${JSON.stringify(time)} for no time`, () => {
      const [key] = readKeys([{ id: 'AQ', name: 'Blue', created: time, last_used: time }]);
      assert.deepInclude(key, { created: undefined, lastUsed: undefined });
    });
  }

  for (const id of ['', '.', '..']) {
    test(`takes ${JSON.stringify(id)} for no id, which would name what is above`, () => {
      assert.throws(() => readKeys([{ id, name: 'Blue' }]), 'A key has no id');
    });
  }

  for (const [said, canRename] of [
    [false, false],
    [true, undefined],
    ['false', undefined],
    [undefined, undefined],
  ] as const) {
    test(`takes ${JSON.stringify(said)} for ${canRename ?? 'no word'} about renaming`, () => {
      assert.equal(readKeys([{ id: 'AQ', can_rename: said }])[0]?.canRename, canRename);
    });
  }

  for (const name of [undefined, null, 7, {}]) {
    test(`takes ${JSON.stringify(name)} for no name`, () => {
      assert.propertyVal(readKeys([{ id: 'AQ', name }])[0], 'name', '');
    });
  }

  for (const answer of [
    undefined,
    null,
    {},
    { keys: [] },
    'text',
    [null],
    ['AQ'],
    [{}],
    [{ id: 7 }],
    [{ id: '' }],
    [{ id: 'AQ' }, { name: 'Blue' }],
  ]) {
    test(`refuses ${JSON.stringify(answer)}`, async () => {
      const error = await failureOf(() => readKeys(answer));
      assert.include(error, { code: 'bad_response', phase: 'manage' });
    });
  }
});
