import { assert } from 'chai';
import { person } from '../popups.js';

const token = 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl';
const minute = 60_000;

/** Opens the landing page in a popup, as a provider's redirect would. */
async function land(query: string, flow?: object): Promise<void> {
  await person.click(() => {
    const popup = window.open('about:blank', '_blank', 'popup');
    if (flow) popup?.sessionStorage.setItem('second-factor:flow', JSON.stringify(flow));
    popup?.location.replace(`/test/pages/callback.html${query}`);
  });
}

function flowOf(id: string, expires: number = Date.now() + minute): object {
  return { id, expires, names: { username: 'username', token: ['access_token', 'token'] } };
}

/** What a page that waits for a flow hears. */
function listen(id: string): { readonly messages: unknown[]; readonly stop: () => void } {
  const messages: unknown[] = [];
  const channel = new BroadcastChannel(`second-factor:1:${id}`);
  channel.onmessage = ({ data }) => messages.push(data);
  return { messages, stop: () => channel.close() };
}

suite('the callback script', () => {
  teardown(() => person.closeAllPopups());

  test('refuses a token in a window that this site did not send to log in', async () => {
    // As an attacker would do it, who wants the person logged in as the attacker.
    await land(`?username=mallory&access_token=${token}`);
    const text = await person.readPopupWhen('Start again');
    assert.notInclude(text, token);
    assert.notInclude(text, 'mallory');
  });

  test('takes the token off the address and keeps the rest to the letter', async () => {
    await land(`?page=2&username=alice%20&q=a%20b+c&access_token=${token}#part`, flowOf('a'));
    await person.readPopupWhen('Start again');
    const [address = ''] = (await person.readPopup()).split('\n');
    assert.equal(new URL(address).search, '?page=2&q=a%20b+c');
    assert.equal(new URL(address).hash, '#part');
  });

  test('says so when no page waits for its flow any more', async () => {
    const stranger = listen('another-flow');
    await land(`?username=alice&access_token=${token}`, flowOf('this-flow'));
    await person.readPopupWhen('Start again');
    assert.deepEqual(stranger.messages, []);
    stranger.stop();
  });

  test('hands the query to its own flow alone, trimmed', async () => {
    const own = listen('own');
    await land(`?username=alice%20&access_token=${token}`, flowOf('own'));
    await person.readPopupWhen('Start again');
    assert.isAbove(own.messages.length, 1, 'it sends again until it is heard');
    assert.deepEqual(own.messages[0], {
      type: 'second-factor:1:own',
      query: { username: 'alice', token },
    });
    own.stop();
  });

  test('refuses a flow that has expired', async () => {
    const own = listen('old');
    await land(`?username=alice&access_token=${token}`, flowOf('old', Date.now() - 1));
    await person.readPopupWhen('Start again');
    assert.deepEqual(own.messages, []);
    own.stop();
  });

  test('uses a flow once', async () => {
    const own = listen('once');
    await land(`?username=alice&access_token=${token}`, flowOf('once'));
    await person.readPopupWhen('Start again');
    const { length } = own.messages;
    await person.navigatePopup(`/test/pages/callback.html?username=alice&access_token=${token}`);
    await person.readPopupWhen('Start again');
    assert.equal(own.messages.length, length);
    own.stop();
  });

  for (const [title, query] of [
    ['a token that stands there twice', `?username=alice&access_token=${token}&access_token=x`],
    ['a token under both names', `?username=alice&access_token=${token}&token=x`],
    ['a user that stands there twice', `?username=alice&username=bob&access_token=${token}`],
    ['a token longer than any real one', `?username=alice&access_token=${'x'.repeat(9000)}`],
  ] as const) {
    test(`hands over that it can't use ${title}`, async () => {
      const own = listen('bad');
      await land(query, flowOf('bad'));
      await person.readPopupWhen('Start again');
      const { query: heard } = own.messages[0] as { query: Record<string, string> };
      assert.isDefined(heard['problem']);
      assert.isUndefined(heard['token']);
      own.stop();
    });
  }

  test('closes its window when it was heard', async () => {
    const channel = new BroadcastChannel('second-factor:1:heard');
    channel.onmessage = () => channel.postMessage('second-factor:1:heard');
    await land(`?username=alice&access_token=${token}`, flowOf('heard'));
    await person.noPopups();
    channel.close();
  });
});
