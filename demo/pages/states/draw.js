import { text } from '../look.js';

/** A group of states under its heading. */
export function drawGroup({ key, title, states }) {
  const group = document.createElement('section');
  group.className = 'group';
  const heading = document.createElement('h2');
  heading.textContent = title ?? text(key);
  if (key) heading.dataset.text = key;
  const shown = states.filter(({ isDerived }) => !isDerived);
  group.append(heading, ...shown.map((state) => drawState(state, 'h3')));
  return group;
}

/** A page with one state on it, and nothing else that could have a fault. */
export function drawAlone(state) {
  const main = document.createElement('main');
  main.className = 'alone';
  main.append(drawState({ ...state, isAlone: false }, 'h1'));
  return main;
}

/** One state: its name, which leads to a page of its own, and the element. */
function drawState(state, level) {
  const frame = document.createElement('article');
  frame.className = 'state';
  const heading = document.createElement(level);
  frame.append(heading);
  if (level === 'h1') heading.textContent = state.title || state.id;
  else {
    frame.id = state.id;
    heading.append(linkTo(state));
  }
  if (!state.isAlone) frame.append(drawElement(state));
  return frame;
}

function linkTo({ id, title }) {
  const link = document.createElement('a');
  link.href = '/states';
  link.dataset.only = id;
  link.textContent = title;
  return link;
}

/** An element which is in the state, or gets there by its own buttons. */
function drawElement({
  tag = 'ompass-login',
  attributes,
  properties,
  content = () => [],
  listeners = {},
  around = (element) => element,
  start,
}) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  for (const [name, value] of Object.entries({ endpoint: '/states/api', ...attributes })) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.append(...content());
  for (const [name, listen] of Object.entries(listeners)) element.addEventListener(name, listen);
  if (start) {
    element.addEventListener('second-factor-ready', () => void begin(element, start));
  }
  return around(element);
}

/** Begins by itself, once there are fields; nobody checks the password here. */
async function begin(element, start) {
  await element.updateComplete;
  const password = element.querySelector('[type=password]');
  if (password) password.value = 'demo';
  void element.submit();
  if (start === 'cancelled') element.abort();
}
