import { text } from './look.js';

/** Set while this tab has a key, so that a reload need not ask for nothing. */
const memory = 'virtual-key';

const status = document.getElementById('virtual-status');
const help = document.getElementById('virtual-help');
const unplug = document.getElementById('unplug');
const plugs = document.querySelectorAll('[data-plug]');
let plugged = null;
let failure;
let port = 9222;

/** Whether a virtual key of ours may be in this tab. */
export function hasVirtualKey() {
  return plugged !== null;
}

/** Lets a virtual key be plugged in and out. */
export async function offerVirtualKey() {
  for (const button of [...plugs, unplug]) {
    button.addEventListener('click', async () => {
      const { plug } = button.dataset;
      await (plug ? ask('plug', plug) : ask('unplug'));
      // The button has made way for its opposite.
      if (button.hidden) (plug ? unplug : plugs[0]).focus();
    });
  }
  if (sessionStorage.getItem(memory)) await ask('look');
  failure = undefined;
}

/** Says it again, in the page's language. */
export function showVirtualKey() {
  status.textContent = text(failure ?? (plugged ? `plugged-${plugged}` : 'noKeyAbout'));
  unplug.hidden = !plugged;
  for (const button of plugs) button.hidden = Boolean(plugged);
  help.hidden = !failure;
  document.getElementById('virtual-command').textContent = startCommand();
}

/**
 * Asks the demo's server, which looks for this very tab among those of a browser that can be debugged.
 * It knows the tab by a mark that is random, and behind the address only for the asking.
 */
async function ask(action, protocol = 'ctap2') {
  const address = location.href;
  const mark = `virtual-key-${crypto.randomUUID()}`;
  history.replaceState(null, '', `#${mark}`);
  try {
    const body = new URLSearchParams({ mark, protocol });
    const answer = await fetch(`/virtual-key/${action}`, { method: 'POST', body });
    const said = await answer.json();
    ({ plugged = null, code: failure, port = port } = said);
  } catch {
    failure = 'internal_error';
  } finally {
    history.replaceState(null, '', address);
  }
  if (plugged) sessionStorage.setItem(memory, plugged);
  else sessionStorage.removeItem(memory);
  showVirtualKey();
}

/** How this kind of browser is started with its port open; only with a profile of its own it is. */
function startCommand() {
  const { userAgent } = navigator;
  const isEdge = userAgent.includes('Edg/');
  const page = new URL('/keys', location);
  if (userAgent.includes('Windows')) {
    const flags = `--remote-debugging-port=${port} --user-data-dir="%TEMP%\\second-factor"`;
    return `start ${isEdge ? 'msedge' : 'chrome'} ${flags} ${page}`;
  }
  const flags = `--remote-debugging-port=${port} --user-data-dir=/tmp/second-factor ${page}`;
  if (userAgent.includes('Mac OS')) {
    return `open -na "${isEdge ? 'Microsoft Edge' : 'Google Chrome'}" --args ${flags}`;
  }
  return `${isEdge ? 'microsoft-edge' : 'chromium'} ${flags}`;
}
