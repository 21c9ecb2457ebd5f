import { assert } from 'chai';
import { flowKey, peekFlow, putFlow, randomId, takeFlow } from '../../src/popup/flow.js';

const flow = { id: randomId(), expires: 1, names: { username: 'username', token: ['token'] } };

suite('randomId', () => {
  test('is 128 bits in hexadecimal', () => {
    for (let times = 0; times < 100; times++) assert.match(randomId(), /^[0-9a-f]{32}$/);
  });

  test('is another one each time', () => {
    assert.lengthOf([...new Set(Array.from({ length: 10_000 }, randomId))], 10_000);
  });

  test('takes every value in every place', () => {
    const ids = Array.from({ length: 1000 }, randomId);
    for (let place = 0; place < 32; place++) {
      assert.equal(new Set(ids.map((id) => id[place])).size, 16);
    }
  });
});

suite('a flow in session storage', () => {
  setup(() => sessionStorage.clear());
  teardown(() => sessionStorage.clear());

  test('reads as it was put', () => {
    putFlow(sessionStorage, flowKey, flow);
    assert.deepEqual(peekFlow(window, flowKey), flow);
  });

  test('stays when it is peeked at', () => {
    putFlow(sessionStorage, flowKey, flow);
    peekFlow(window, flowKey);
    assert.deepEqual(peekFlow(window, flowKey), flow);
  });

  test('is taken once', () => {
    putFlow(sessionStorage, flowKey, flow);
    assert.deepEqual(takeFlow(window, flowKey), flow);
    assert.isNull(takeFlow(window, flowKey));
    assert.lengthOf(sessionStorage, 0);
  });

  test('is null where there is none', () => {
    assert.isNull(peekFlow(window, flowKey));
    assert.isNull(takeFlow(window, flowKey));
  });

  test('does not touch one under another key', () => {
    putFlow(sessionStorage, 'another', flow);
    takeFlow(window, flowKey);
    assert.deepEqual(peekFlow(window, 'another'), flow);
  });
});
