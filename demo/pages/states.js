import { text, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { loadSession, showSession } from './session.js';
import { groups } from './states-list.js';

void registerKorean();
document.getElementById('gallery').append(...groups.map(drawGroup));
wireSwitches(showSession);
void loadSession();
for (const frame of document.querySelectorAll('[data-start]')) {
  const login = frame.querySelector('ompass-login');
  void login.submit();
  if (frame.dataset.start === 'cancelled') login.abort();
}

function drawGroup({ key, states }) {
  const group = document.createElement('section');
  group.className = 'group';
  const heading = document.createElement('h2');
  heading.dataset.text = key;
  heading.textContent = text(key);
  group.append(heading, ...states.map(drawState));
  return group;
}

/** One state: its name and an element which is in it, or gets there by its own button. */
function drawState({ id, title, attributes, properties, content = [], start }) {
  const frame = document.createElement('article');
  frame.className = 'state';
  frame.id = id;
  if (start) frame.dataset.start = start;
  const heading = document.createElement('h3');
  heading.textContent = title;
  const login = document.createElement('ompass-login');
  Object.assign(login, properties);
  for (const [name, value] of Object.entries({ endpoint: '/states/api', ...attributes })) {
    login.setAttribute(name, value);
  }
  login.append(...content);
  frame.append(heading, login);
  return frame;
}
