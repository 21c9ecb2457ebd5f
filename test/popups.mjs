/**
 * Commands for browser tests that open popups: a real click, and what the person and their phone do in
 * the window that opens. A driven browser gives a page no focus to lose, so tests of that hand it in.
 *
 * A popup is spoken to by a fresh DevTools session each time: when its opener policy moves it to
 * another process, whatever was attached before may never answer again.
 */
const patience = 10_000;
const pause = 25;

/** A plugin of the test runner. */
export function popups() {
  const pages = new Map();

  /** The test page, and the tabs that were there before it opened any. */
  function pageOf(session) {
    if (!pages.has(session.id)) {
      const page = session.browser.getPage(session.id);
      pages.set(session.id, { page, others: new Set(page.browser().targets()) });
    }
    return pages.get(session.id);
  }

  return {
    name: 'popups',
    async executeCommand({ command, payload, session }) {
      const [area, name] = command.split(':');
      if (area !== 'popups') return undefined;
      return commands[name](pageOf(session), payload);
    },
  };
}

const commands = {
  /** Clicks an element of the test page, as a person does: the click may open a popup. */
  async click({ page }, selector) {
    await page.click(selector);
    return true;
  },
  /** Clicks an element in the popup, once a person can see it. */
  clickInPopup: (own, selector) =>
    ask(
      own,
      `(() => {
      const element = document.readyState === 'complete' && document.querySelector(${text(selector)});
      const isThere = Boolean(element) && element.checkVisibility();
      if (isThere) setTimeout(() => element.click());
      return isThere;
    })()`,
    ),
  /** Fills in a field in the popup, once it is there. */
  typeInPopup: (own, { selector, text: value }) =>
    ask(
      own,
      `(() => {
      const field = document.querySelector(${text(selector)});
      if (field) field.value = ${text(value)};
      return Boolean(field);
    })()`,
    ),
  /** Closes the popup, as the person does. */
  async closePopup(own) {
    await until(() => popupsOf(own).length > 0);
    await Promise.all(popupsOf(own).map(close));
    return true;
  },
  /** Waits until every popup has closed by itself. */
  async noPopups(own) {
    await until(() => popupsOf(own).length === 0);
    return true;
  },
  /** How many popups are open, severed ones too. */
  countPopups: (own) => popupsOf(own).length,
  /** Waits until the popup shows an address that contains a text, and gives the address. */
  waitForPopupUrl: (own, part) =>
    ask(own, `location.href.includes(${text(part)}) && location.href`),
  /** The address and the text that the popup shows. */
  readPopup: (own) => ask(own, `document.body && location.href + '\\n' + document.body.innerText`),
  /** The same, once it shows a word. */
  readPopupWhen: (own, word) =>
    ask(
      own,
      `document.body?.innerText.includes(${text(word)}) &&
      location.href + '\\n' + document.body.innerText`,
    ),
  /** Goes to another address of the site in the popup. */
  async navigatePopup(own, path) {
    await ask(own, `setTimeout(() => location.assign(${text(path)})) && true`);
    await ask(own, `location.href.includes(${text(path.split('?')[0])})`);
    return true;
  },
  /** The test page's listeners on `window` and `document`, and its heap after a garbage collection. */
  async measure({ page }) {
    const link = await page.createCDPSession();
    await link.send('HeapProfiler.collectGarbage');
    const { usedSize } = await link.send('Runtime.getHeapUsage');
    const counts = [];
    for (const expression of ['window', 'document']) {
      const { result } = await link.send('Runtime.evaluate', { expression });
      const { objectId } = result;
      const { listeners } = await link.send('DOMDebugger.getEventListeners', { objectId });
      counts.push(listeners.length);
    }
    await link.detach();
    const [listeners, documentListeners] = counts;
    return { heap: usedSize, listeners, documentListeners };
  },
  /** Closes what is left over from a test. */
  async closeAllPopups(own) {
    await Promise.all(popupsOf(own).map(close));
    await commands.noPopups(own);
    return true;
  },
};

/** The tabs that the test page has opened, the newest last. */
function popupsOf({ page, others }) {
  const targets = page.browser().targets();
  return targets.filter(
    (target) => target.type() === 'page' && target !== page.target() && !others.has(target),
  );
}

/** Asks the popup until it gives something. */
async function ask(own, expression) {
  let answer;
  await until(async () => {
    const popup = popupsOf(own).at(-1);
    answer = popup && (await evaluate(popup, expression));
    return Boolean(answer);
  });
  return answer;
}

/** What an expression gives in a tab; nothing when it is between two pages. */
async function evaluate(target, expression) {
  const link = await target.createCDPSession().catch(() => undefined);
  if (!link) return undefined;
  const asked = link.send('Runtime.evaluate', { expression, returnByValue: true });
  const late = new Promise((resolve) => setTimeout(resolve, 1000));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  link.detach().catch(() => undefined);
  return answer?.result.value;
}

/** Closes a tab; one that closes by itself may be gone before the command gets there. */
async function close(target) {
  const page = await target.page().catch(() => undefined);
  await page?.close().catch(() => undefined);
}

async function until(condition) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in ten seconds');
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function text(value) {
  return JSON.stringify(value);
}
