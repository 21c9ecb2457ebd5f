/** What the elements ask of the network, and what they leave in a page outside of themselves. */
import assert from 'node:assert/strict';
import { eachState } from './each-state.mjs';

/** Files of the site, the gallery's endpoints, what browsers ask for unasked, and no other address. */
const ours = /^\/(pages|elements)\/|^\/states(\/|$)|^\/(landing\/element|favicon.ico)$/;

eachState('the site alone is asked by', async (page, { id }, { requests }) => {
  const { origin } = new URL(page.url());
  const foreign = requests.splice(0).filter((address) => {
    const url = new URL(address);
    return url.origin !== origin || !ours.test(url.pathname);
  });
  // A page whose policy allows no Device Service has the browser refuse; nothing is sent.
  const refused = id === 'u2f-register-policy' ? /^http:\/\/127\.0\.0\.1:9\// : /^$/;
  assert.deepEqual(
    foreign.filter((address) => !refused.test(address)),
    [],
  );
});

eachState('nothing but itself is left in the page by', async (page, { tag }) => {
  const { sheets, ...traces } = await page.evaluate(findTraces);
  assert.deepEqual(traces, {
    globals: [],
    head: true,
    beside: 0,
    frames: 0,
    kept: [],
    cookies: '',
  });
  // The one for fields, which stand in the page itself for the sake of password managers.
  assert.equal(sheets, (await page.$(`${tag} [data-second-factor]`)) ? 1 : 0);
  assert.equal(await page.evaluate(sheetsWithoutElement), 0);
});

/** Runs in the page. */
async function findTraces() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const known = Object.getOwnPropertyNames(frame.contentWindow);
  frame.remove();
  const text = await (await fetch(location.href)).text();
  const sent = new DOMParser().parseFromString(text, 'text/html');
  return {
    // Those of the driver are not ours.
    globals: Object.getOwnPropertyNames(window).filter(
      (name) => !known.includes(name) && !/^puppeteer|AriaQuery|ariaQuery/.test(name),
    ),
    head: document.head.innerHTML === sent.head.innerHTML,
    beside: document.querySelectorAll('body > :not(main), html > :not(head, body)').length,
    frames: document.querySelectorAll('iframe').length,
    // In one window, a login that has left is finished by what it left there.
    kept: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(
      (key) => key !== 'second-factor:flow',
    ),
    cookies: document.cookie,
    sheets: document.adoptedStyleSheets.length,
  };
}

/** Runs in the page. */
async function sheetsWithoutElement() {
  document.querySelector('main').remove();
  await Promise.resolve();
  return document.adoptedStyleSheets.length;
}
