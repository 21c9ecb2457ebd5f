import { sentences } from './english.js';
import { korean } from './korean.js';

/** Settings of every page, and what each may be; the first is the default. */
const choices = {
  display: ['auto', 'popup', 'redirect'],
  language: ['en', 'ko'],
  theme: ['auto', 'light', 'dark'],
  direction: ['ltr', 'rtl'],
};

/** What the page says in English, by key, as its HTML has it. */
const english = new Map();

/** The settings in the page's address, where they survive a trip to OMPASS and can be linked to. */
export function readLook() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(
    Object.entries(choices).map(([name, [first, ...others]]) => [
      name,
      others.find((value) => value === query.get(name)) ?? first,
    ]),
  );
}

/** Puts a setting into the address. */
function writeLook(name, value) {
  const url = new URL(location.href);
  if (value === choices[name][0]) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}

/** Dresses the page as its address says, and keeps the links to its sisters in the same dress. */
export function applyLook() {
  const look = readLook();
  const root = document.documentElement;
  root.lang = look.language;
  root.dir = look.direction;
  root.dataset.theme = look.theme;
  translate();
  for (const link of document.querySelectorAll('a[href^="/"]')) {
    const query = new URLSearchParams(location.search);
    if (link.dataset.only) query.set('only', link.dataset.only);
    link.search = query;
    if (isHere(link)) link.ariaCurrent = link.pathname === location.pathname ? 'page' : 'true';
  }
  return look;
}

/** Whether a link of a menu leads to this page, or to the one it belongs to. */
function isHere(link) {
  const { pathname } = location;
  const isBelow = link.pathname !== '/' && pathname.startsWith(`${link.pathname}/`);
  if (link.closest('.tabs')) return pathname === link.pathname;
  return Boolean(link.closest('nav')) && (pathname === link.pathname || isBelow);
}

/** Text of the page in its language. */
export function text(key) {
  const isKorean = document.documentElement.lang === 'ko';
  return (isKorean ? korean[key] : undefined) ?? english.get(key) ?? sentences[key] ?? key;
}

/** Has the page's switches show and change the settings; `changed` is told of each change. */
export function wireSwitches(changed) {
  for (const [name, value] of Object.entries(readLook())) {
    const group = document.getElementById(name);
    const chosen = group?.querySelector(`[value=${value}]`);
    if (chosen) chosen.checked = true;
    group?.addEventListener('change', ({ target }) => {
      writeLook(name, target.value);
      changed(applyLook());
    });
  }
  changed(applyLook());
}

function translate() {
  for (const node of document.querySelectorAll('[data-text]')) {
    const { text: key } = node.dataset;
    if (!english.has(key)) english.set(key, node.textContent.trim().replace(/\s+/g, ' '));
    node.textContent = text(key);
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    const { label: key } = node.dataset;
    if (!english.has(key)) english.set(key, node.ariaLabel);
    node.ariaLabel = text(key);
  }
}
