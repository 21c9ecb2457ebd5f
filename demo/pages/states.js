import { text, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { loadSession, showSession } from './session.js';
import { groups } from './states-list.js';

void registerKorean();
document.getElementById('gallery').append(...groups.map(drawGroup));
wireSwitches(showSession);
void loadSession();
function drawGroup({ key, title, states }) {
  const group = document.createElement('section');
  group.className = 'group';
  const heading = document.createElement('h2');
  heading.textContent = title ?? text(key);
  if (key) heading.dataset.text = key;
  group.append(heading, ...states.map(drawState));
  return group;
}

/** One state: its name and an element which is in it, or gets there by its own button. */
function drawState({
  id,
  tag = 'ompass-login',
  title,
  attributes,
  properties,
  content = [],
  start,
}) {
  const frame = document.createElement('article');
  frame.className = 'state';
  frame.id = id;
  const heading = document.createElement('h3');
  heading.textContent = title;
  const element = document.createElement(tag);
  Object.assign(element, properties);
  for (const [name, value] of Object.entries({ endpoint: '/states/api', ...attributes })) {
    element.setAttribute(name, value);
  }
  element.append(...content);
  if (start && start !== 'click')
    element.addEventListener('second-factor-ready', () => void begin(element, start));
  frame.append(heading, element);
  return frame;
}

/** Begins by itself, once there are fields; nobody checks the password here. */
async function begin(element, start) {
  await element.updateComplete;
  const password = element.querySelector('[type=password]');
  if (password) password.value = 'demo';
  void element.submit();
  if (start === 'cancelled') element.abort();
}
