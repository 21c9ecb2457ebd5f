import { assert } from 'chai';
import { randomId } from '../../src/popup/flow.js';
import { handOver } from '../../src/popup/hand-over.js';
import { listenForResult } from '../../src/popup/listen-for-result.js';
import { flowName } from '../../src/popup/messages.js';
import type { RedirectQuery } from '../../src/popup/redirect-query.js';
import { closeFrames, eventually, openFrame } from '../support.js';

const query = { username: 'alice', token: 'abc' };

/** A frame that says what it is told to, and keeps what it hears. */
interface Frame extends Window {
  readonly heard: readonly { readonly data: unknown; readonly origin: string }[];
  readonly say: (data: unknown) => void;
}
const frameThatTalks = `<script>
  var heard = [];
  onmessage = ({ data, origin }) => heard.push({ data, origin });
  var say = (data) => parent.postMessage(data, '*');
</script>`;

suite('handing a result over', () => {
  let id: string;
  let ended: AbortController;
  let channels: BroadcastChannel[];
  setup(() => {
    id = randomId();
    ended = new AbortController();
    channels = [];
  });
  teardown(() => {
    ended.abort();
    for (const channel of channels) channel.close();
    window.opener = null;
    closeFrames();
  });

  /** Listens as the page that opened the popup does. */
  function listen(popup?: Window, flow = id) {
    const results: RedirectQuery[] = [];
    listenForResult(flow, popup, (result) => results.push(result), ended.signal);
    return results;
  }

  /** The channel of a flow, as another page has it, and what is heard there. */
  function joinChannel(flow = id) {
    const channel = new BroadcastChannel(flowName(flow));
    channels.push(channel);
    const heard: unknown[] = [];
    channel.addEventListener('message', ({ data }) => heard.push(data));
    return { channel, heard };
  }

  /** Goes on when all that was sent through the channel before has been heard. */
  async function settleChannel() {
    const { channel } = joinChannel('settle');
    const { heard } = joinChannel('settle');
    channel.postMessage('now');
    await eventually(() => heard.length > 0);
  }

  suite('through the channel', () => {
    test('brings the result and tells the sender that it was heard', async () => {
      const results = listen();
      assert.isTrue(await handOver(id, query));
      assert.deepEqual(results, [query]);
    });

    test('brings it to a page that listens only after a while', async () => {
      const { heard } = joinChannel();
      const handing = handOver(id, query);
      await eventually(() => heard.length >= 2);
      const results = listen();
      assert.isTrue(await handing);
      assert.deepEqual(results, [query]);
    });

    test('sends the same again until it is heard', async () => {
      const { channel, heard } = joinChannel();
      const handing = handOver(id, query);
      await eventually(() => heard.length >= 3);
      channel.postMessage(flowName(id));
      assert.isTrue(await handing);
      for (const message of heard) assert.deepEqual(message, { type: flowName(id), query });
    });

    test('sends nothing once it was heard', async () => {
      const { channel, heard } = joinChannel();
      const handing = handOver(id, query);
      channel.postMessage(flowName(id));
      assert.isTrue(await handing);
      const before = heard.length;
      // Another flow, as a clock that ticks alike.
      const other = joinChannel('other');
      const clock = handOver('other', query);
      await eventually(() => other.heard.length >= 3);
      other.channel.postMessage(flowName('other'));
      await clock;
      assert.lengthOf(heard, before);
    });

    test('gives up when nobody hears within 3 s', async () => {
      const start = performance.now();
      assert.isFalse(await handOver(id, query));
      assert.closeTo(performance.now() - start, 3000, 900);
    });

    test('does not take the acknowledgement of another flow for its own', async () => {
      const { channel, heard } = joinChannel();
      const handing = handOver(id, query);
      channel.postMessage(flowName('other'));
      await eventually(() => heard.length >= 2);
      channel.postMessage(flowName(id));
      assert.isTrue(await handing);
    });

    test('acknowledges every copy', async () => {
      listen();
      const { channel, heard } = joinChannel();
      const message = { type: flowName(id), query };
      channel.postMessage(message);
      channel.postMessage(message);
      await eventually(() => heard.length >= 2);
      assert.deepEqual(heard, [flowName(id), flowName(id)]);
    });

    test('does not bring what comes on the channel of another flow', async () => {
      const results = listen();
      const { channel } = joinChannel('other');
      channel.postMessage({ type: flowName(id), query });
      await settleChannel();
      assert.isEmpty(results);
    });

    for (const { what, data } of [
      { what: 'another type', data: { type: flowName('other'), query } },
      { what: 'a token that is a number', data: { query: { token: 1 } } },
      { what: 'no result', data: {} },
      { what: 'nothing', data: null },
      { what: 'text', data: 'hello' },
    ]) {
      test(`neither brings nor acknowledges ${what}`, async () => {
        const results = listen();
        const { channel, heard } = joinChannel();
        const type = flowName(id);
        channel.postMessage(data !== null && typeof data === 'object' ? { type, ...data } : data);
        await settleChannel();
        assert.isEmpty(results);
        assert.isEmpty(heard);
      });
    }

    test('brings nothing once the flow has ended', async () => {
      const results = listen();
      ended.abort();
      const { channel, heard } = joinChannel();
      channel.postMessage({ type: flowName(id), query });
      await settleChannel();
      assert.isEmpty(results);
      assert.isEmpty(heard);
    });
  });

  suite('as a message to the window', () => {
    async function openPopup() {
      const { view } = await openFrame({ srcdoc: frameThatTalks });
      return view as Frame;
    }

    test('brings the result of the popup, and acknowledges to it alone', async () => {
      const popup = await openPopup();
      const results = listen(popup);
      const { heard } = joinChannel();
      popup.say({ type: flowName(id), query });
      await eventually(() => popup.heard.length > 0);
      assert.deepEqual(results, [query]);
      assert.deepEqual(popup.heard, [{ data: flowName(id), origin: location.origin }]);
      assert.isEmpty(heard);
    });

    test('does not bring one from another window, whatever it knows', async () => {
      const [popup, stranger] = [await openPopup(), await openPopup()];
      const results = listen(popup);
      stranger.say({ type: flowName(id), query: { token: 'of the attacker' } });
      popup.say({ type: flowName(id), query });
      await eventually(() => popup.heard.length > 0);
      assert.deepEqual(results, [query]);
      assert.isEmpty(stranger.heard);
    });

    test('does not bring one from another origin', async () => {
      const results = listen();
      const last = new Promise((resolve) => {
        addEventListener('message', ({ data }) => data === 'last' && resolve(data), {
          signal: ended.signal,
        });
      });
      const message = JSON.stringify({ type: flowName(id), query });
      await openFrame({
        sandbox: 'allow-scripts',
        srcdoc: `<script>parent.postMessage(${message}, '*'); parent.postMessage('last', '*')</script>`,
      });
      await last;
      assert.isEmpty(results);
    });

    test('brings one from any window of this site after a reload, by its id', async () => {
      const popup = await openPopup();
      const results = listen();
      popup.say({ type: flowName(id), query });
      await eventually(() => popup.heard.length > 0);
      assert.deepEqual(results, [query]);
    });

    test('does not bring that of another flow', async () => {
      const popup = await openPopup();
      const results = listen(popup);
      popup.say({ type: flowName('other'), query });
      popup.say({ type: flowName(id), query });
      await eventually(() => popup.heard.length > 0);
      assert.lengthOf(results, 1);
    });

    test('brings nothing once the flow has ended', async () => {
      const popup = await openPopup();
      const results = listen(popup);
      ended.abort();
      const heard = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      popup.say({ type: flowName(id), query });
      await heard;
      assert.isEmpty(results);
      assert.isEmpty(popup.heard);
    });

    test('goes to the opener, and ends when the opener acknowledges', async () => {
      const opener = await openPopup();
      window.opener = opener;
      const handing = handOver(id, query);
      await eventually(() => opener.heard.length > 0);
      assert.deepEqual(opener.heard[0]?.data, { type: flowName(id), query });
      opener.say(flowName(id));
      assert.isTrue(await handing);
    });

    test('is not ended by an acknowledgement from another origin', async () => {
      const { heard } = joinChannel();
      const handing = handOver(id, query);
      await openFrame({
        sandbox: 'allow-scripts',
        srcdoc: `<script>parent.postMessage('${flowName(id)}', '*')</script>`,
      });
      const before = heard.length;
      await eventually(() => heard.length > before);
      listen();
      assert.isTrue(await handing);
    });
  });

  test('brings a result that comes on both ways once for each copy, the same each time', async () => {
    window.opener = window;
    const results = listen(window);
    assert.isTrue(await handOver(id, query));
    await settleChannel();
    await eventually(() => results.length === 2);
    assert.deepEqual(results, [query, query]);
  });
});
