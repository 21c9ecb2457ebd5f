import { assert } from 'chai';
import { closePopup } from '../../src/popup/close-popup.js';
import { person } from '../popups.js';

/** A window between two processes, which no test can hold a real one in: its address is told by `read`. */
function standIn(read: () => string): { readonly popup: Window; readonly calls: string[] } {
  const calls: string[] = [];
  const location = {
    get href() {
      calls.push('read');
      return read();
    },
  };
  const popup = { location, stop: () => calls.push('stop'), close: () => calls.push('close') };
  return { popup: popup as unknown as Window, calls };
}

/** What reading the address of a window of another site does. */
function refuse(): never {
  throw new DOMException('Blocked a frame', 'SecurityError');
}

suite('closePopup', () => {
  teardown(() => person.closeAllPopups());

  test('closes a window that is on its way, and gets nowhere any more', async () => {
    const { popup } = await person.click(() => ({ popup: open('about:blank', '', 'popup') }));
    assert.isNotNull(popup);
    // A page that is seconds in coming.
    popup.location.replace(`${location.origin}/slow-script`);
    await closePopup(popup);
    await person.noPopups();
  });

  test('stops a window first, and closes it at last where it stays', async () => {
    const { popup, calls } = standIn(() => 'about:blank');
    await closePopup(popup);
    assert.equal(calls[0], 'stop');
    assert.isAbove(calls.filter((call) => call === 'read').length, 5);
    assert.equal(calls.at(-1), 'close');
    assert.equal(calls.filter((call) => call === 'close').length, 1);
  });

  test('closes a window as soon as it has arrived at another site', async () => {
    let looks = 0;
    const { popup, calls } = standIn(() => (++looks < 3 ? 'about:blank' : refuse()));
    await closePopup(popup);
    assert.deepEqual(calls, ['stop', 'read', 'read', 'read', 'close']);
  });

  test('closes a window of this site at once', () => {
    const { popup, calls } = standIn(() => `${location.origin}/callback`);
    void closePopup(popup);
    assert.deepEqual(calls, ['stop', 'read', 'close']);
  });

  test('closes a window of another site at once', () => {
    const { popup, calls } = standIn(refuse);
    void closePopup(popup);
    assert.deepEqual(calls, ['stop', 'read', 'close']);
  });
});
