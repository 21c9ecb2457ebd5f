import { text, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { loadSession, showSession } from './session.js';
import { groups } from './states-list.js';

void registerKorean();
document.getElementById('gallery').append(...groups.map(drawGroup));
wireSwitches(showSession);
void loadSession();
for (const frame of document.querySelectorAll('[data-start]')) {
  const element = frame.lastElementChild;
  void element.submit();
  if (frame.dataset.start === 'cancelled') element.abort();
}

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
  if (start) frame.dataset.start = start;
  const heading = document.createElement('h3');
  heading.textContent = title;
  const element = document.createElement(tag);
  Object.assign(element, properties);
  for (const [name, value] of Object.entries({ endpoint: '/states/api', ...attributes })) {
    element.setAttribute(name, value);
  }
  element.append(...content);
  frame.append(heading, element);
  return frame;
}
