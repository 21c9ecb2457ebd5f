import { assert } from 'chai';
import { flowName, readResult } from '../../src/popup/messages.js';

const id = '0123456789abcdef0123456789abcdef';
const type = flowName(id);
const query = { username: 'alice', token: 'abc' };

suite('readResult', () => {
  for (const accepted of [
    query,
    { token: 'abc' },
    { username: 'alice' },
    { username: 'alice', problem: 'token' },
    {},
  ]) {
    test(`reads ${JSON.stringify(accepted)}`, () => {
      assert.deepEqual(readResult({ type, query: accepted }, id), accepted);
    });
  }

  for (const { what, data } of [
    { what: 'nothing', data: undefined },
    { what: 'null', data: null },
    { what: 'a number', data: 1 },
    { what: 'an acknowledgement', data: type },
    { what: 'a list', data: [type, query] },
    { what: 'a result without a type', data: { query } },
    { what: 'a result of another flow', data: { type: flowName('other'), query } },
    { what: 'a result of another version', data: { type: type.replace(':1:', ':2:'), query } },
    { what: 'a type that is the id alone', data: { type: id, query } },
    { what: 'a type that only reads like one', data: { type: [type], query } },
    { what: 'a type without a result', data: { type } },
    { what: 'a result that is null', data: { type, query: null } },
    { what: 'a token that is a number', data: { type, query: { ...query, token: 1 } } },
    { what: 'a token that is an object', data: { type, query: { ...query, token: {} } } },
    { what: 'a name that is a list', data: { type, query: { ...query, username: ['alice'] } } },
    { what: 'a problem that is true', data: { type, query: { problem: true } } },
    { what: 'a name that is null', data: { type, query: { ...query, username: null } } },
    { what: "OMPASS's own message", data: { type: 'ompassEvent', params: 'load' } },
  ]) {
    test(`refuses ${what}`, () => {
      assert.isNotOk(readResult(data, id));
    });
  }
});

suite('flowName', () => {
  test('names the flow and the version', () => {
    assert.equal(type, `second-factor:1:${id}`);
  });
});
