import { executeServerCommand } from '@web/test-runner-commands';

/** What a page holds. */
export interface Measure {
  readonly listeners: number;
  readonly documentListeners: number;
  readonly heap: number;
}

/** What a person and their phone do in the window that opens; see `test/popups.mjs`. */
export const person = {
  /** Clicks a button of the test page that runs `action`, and gives what it returns. */
  async click<T>(action: () => T): Promise<T> {
    const button = document.createElement('button');
    button.textContent = 'Log in';
    button.id = 'log-in';
    document.body.append(button);
    const done = new Promise<T>((resolve) => {
      button.onclick = () => resolve(action());
    });
    await command('click', '#log-in');
    button.remove();
    return done;
  },
  approve: () => command('clickInPopup', '#approve'),
  clickInPopup: (selector: string) => command('clickInPopup', selector),
  typeInPopup: (selector: string, text: string) => command('typeInPopup', { selector, text }),
  closePopup: () => command('closePopup'),
  /** Waits until every popup is closed. */
  noPopups: () => command('noPopups'),
  countPopups: () => command<number>('countPopups'),
  /** The newest popup's address and text, once it shows a word. */
  readPopupWhen: (word: string) => command<string>('readPopupWhen', word),
  navigatePopup: (path: string) => command('navigatePopup', path),
  readPopup: () => command<string>('readPopup'),
  waitForPopupUrl: (text: string) => command<string>('waitForPopupUrl', text),
  /** Listeners of window and document, and the bytes of heap in use, after a garbage collection. */
  measure: () => command<Measure>('measure'),
  closeAllPopups: () => command('closeAllPopups'),
};

function command<T = unknown>(name: string, payload?: unknown): Promise<T> {
  return executeServerCommand(`popups:${name}`, payload);
}
