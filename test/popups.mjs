/**
 * Commands for browser tests that open popups: a real click, and what the person and their phone do in
 * the window that opens. A driven browser gives a page no focus to lose, so tests of that hand it in.
 */
const clickTimeout = 10_000;

/** A plugin of the test runner. */
export function popups() {
  const windows = new Map();

  async function windowsOf(session) {
    const page = session.browser.getPage(session.id);
    if (!windows.has(session.id)) {
      const opened = [];
      page.on('popup', (popup) => opened.push(popup));
      windows.set(session.id, { page, opened });
    }
    return windows.get(session.id);
  }

  const commands = {
    /** Clicks an element of the test page, as a person does: the click may open a popup. */
    async click({ page }, selector) {
      await page.click(selector);
      return true;
    },
    /** Clicks an element in the newest popup, once it is there. */
    async clickInPopup({ opened }, selector) {
      const popup = await newest(opened);
      const element = await popup.waitForSelector(selector, { timeout: clickTimeout });
      await element.click();
      return true;
    },
    /** Types into a field in the newest popup, once it is there. */
    async typeInPopup({ opened }, { selector, text }) {
      const popup = await newest(opened);
      const element = await popup.waitForSelector(selector, { timeout: clickTimeout });
      await element.type(text);
      return true;
    },
    /** Closes the newest popup, as the person does. */
    async closePopup({ opened }) {
      const popup = await newest(opened);
      await popup.close();
      return true;
    },
    /** Waits until every popup has closed by itself. */
    async noPopups({ opened }) {
      await until(() => opened.every((popup) => popup.isClosed()));
      return true;
    },
    /** How many popups are open, severed ones too. */
    countPopups: async ({ opened }) => opened.filter((popup) => !popup.isClosed()).length,
    /** Waits until the newest popup shows an address that contains a text. */
    async waitForPopupUrl({ opened }, text) {
      const popup = await newest(opened);
      await popup.waitForFunction(
        (part) => location.href.includes(part),
        { timeout: clickTimeout },
        text,
      );
      return popup.url();
    },
    /** The text that the newest popup shows. */
    async readPopup({ opened }) {
      const popup = await newest(opened);
      return popup.evaluate(() => `${location.href}\n${document.body.innerText}`);
    },
    /** The same, once it shows a word. */
    async readPopupWhen({ opened }, word) {
      const popup = await newest(opened);
      const isThere = (text) => document.body?.innerText.includes(text);
      await popup.waitForFunction(isThere, { timeout: clickTimeout }, word);
      return commands.readPopup({ opened });
    },
    /** Goes to another address of the site in the newest popup. */
    async navigatePopup({ opened }, path) {
      const popup = await newest(opened);
      await popup.goto(new URL(path, popup.url()).href);
      return true;
    },
    /** The test page's listeners on `window`, and its heap after a garbage collection. */
    async measure({ page }) {
      const link = await page.createCDPSession();
      await link.send('HeapProfiler.collectGarbage');
      const { usedSize } = await link.send('Runtime.getHeapUsage');
      const { result } = await link.send('Runtime.evaluate', { expression: 'window' });
      const { listeners } = await link.send('DOMDebugger.getEventListeners', {
        objectId: result.objectId,
      });
      await link.detach();
      return { heap: usedSize, listeners: listeners.length };
    },
    /** Closes what is left over from a test. */
    async closeAllPopups({ opened }) {
      // One that is closing by itself may be gone before the command gets there.
      await Promise.allSettled(opened.splice(0).map((popup) => popup.close()));
      return true;
    },
  };

  return {
    name: 'popups',
    async executeCommand({ command, payload, session }) {
      const [area, name] = command.split(':');
      if (area !== 'popups') return undefined;
      return commands[name](await windowsOf(session), payload);
    },
  };
}

/** The newest popup; the browser tells of it a moment after the click. */
async function newest(opened) {
  await until(() => opened.at(-1)?.isClosed() === false);
  return opened.at(-1);
}

async function until(condition) {
  for (let tries = 0; tries < 400; tries++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not happen in ten seconds');
}
