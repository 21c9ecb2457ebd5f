/**
 * Virtual keys as Chromium makes them. The one inside the computer is offered in fields, too; a U2F key
 * has no PIN and remembers nobody.
 */
const makes = {
  ctap2: {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  },
  u2f: { protocol: 'u2f', transport: 'usb' },
};

/** What can be plugged in. */
export const protocols = Object.keys(makes);

/** Says why no virtual key can be had: `devtools_unreachable` or `tab_not_found`. */
export class VirtualKeyError extends Error {
  name = 'VirtualKeyError';

  constructor(code, options) {
    super(code, options);
    this.code = code;
  }
}

/**
 * Virtual keys for tabs of a Chromium on this machine that can be debugged on `port`.
 *
 * A tab is known by a mark, a random text that it has put behind its address for the asking: any other
 * tab with the same address is somebody else's.
 */
export function virtualKeys({ port, origin }) {
  const browserURL = `http://127.0.0.1:${port}`;
  /** Which key is in a tab, by the tab's id. */
  const plugged = new Map();

  /** The tab with a mark. */
  async function findTab(mark) {
    const tabs = await listTabs(browserURL);
    const tab = tabs.find(({ url }) => isMarked(url, mark));
    if (!tab) throw new VirtualKeyError('tab_not_found');
    return tab;
  }

  function isMarked(address, mark) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    return url?.origin === origin && url.hash === `#${mark}`;
  }

  async function remove(id) {
    const key = plugged.get(id);
    plugged.delete(id);
    // With the connection, Chromium lets go of the key.
    await (await key)?.browser.disconnect();
  }

  return {
    port,

    /** Which key is in the tab: one of `protocols`, or `null`. */
    async look(mark) {
      const { id } = await findTab(mark);
      return (await plugged.get(id))?.protocol ?? null;
    },

    /** Plugs a key into the tab, in place of the one that is there. */
    async plug(mark, protocol) {
      const { id, url } = await findTab(mark);
      await remove(id);
      const key = plugIn({ browserURL, url, protocol, gone: forget });
      plugged.set(id, key);
      key.catch(forget);
      await key;
      return protocol;

      function forget() {
        if (plugged.get(id) === key) plugged.delete(id);
      }
    },

    /** Unplugs the tab's key. */
    async unplug(mark) {
      const { id } = await findTab(mark);
      await remove(id);
      return null;
    },

    /** Unplugs all of them. */
    async close() {
      await Promise.allSettled([...plugged.keys()].map(remove));
    },
  };
}

async function listTabs(browserURL) {
  try {
    const answer = await fetch(`${browserURL}/json/list`, { signal: AbortSignal.timeout(2000) });
    const targets = await answer.json();
    return targets.filter(({ type }) => type === 'page');
  } catch (cause) {
    throw new VirtualKeyError('devtools_unreachable', { cause });
  }
}

/** One connection for each tab: it ends with the tab, or ends the key. */
async function plugIn({ browserURL, url, protocol, gone }) {
  const { connect } = await import('puppeteer-core');
  const browser = await connect({
    browserURL,
    defaultViewport: null,
    protocolTimeout: 5000,
    // All other tabs are left alone.
    targetFilter: (target) => target.url() === url || target.type() === 'browser',
  });
  try {
    const target = browser.targets().find((each) => each.type() === 'page' && each.url() === url);
    if (!target) throw new VirtualKeyError('tab_not_found');
    const tab = await target.createCDPSession();
    await tab.send('WebAuthn.enable');
    await tab.send('WebAuthn.addVirtualAuthenticator', { options: makes[protocol] });
    browser.once('disconnected', gone);
    browser.on('targetdestroyed', (ended) => ended === target && void browser.disconnect());
    return { browser, protocol };
  } catch (error) {
    await browser.disconnect();
    throw error;
  }
}
