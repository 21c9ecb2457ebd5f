import { showEvents } from './event-log.js';
import { text, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { loadSession, showSession } from './session.js';
import { showSnippet, writeTag } from './snippet.js';

const logins = document.querySelectorAll('ompass-login');
let ompass;

void registerKorean();
showEvents();
wireSwitches((look) => {
  for (const login of logins) {
    login.display = look.display;
    login.theme = look.theme;
  }
  showHtml(look);
  showSession();
  showProvider();
});
for (const login of logins) offerNext(login);
for (const button of document.querySelectorAll('[data-user]')) {
  button.addEventListener('click', () => fillIn(button.dataset.user));
}
({ ompass } = await loadSession());
showProvider();

/** Shows the way on after a login, and the way back. */
function offerNext(login) {
  const next = login.parentElement.querySelector('.welcome');
  login.addEventListener('second-factor-statechange', ({ state }) => {
    next.hidden = state !== 'success';
  });
  login.addEventListener('second-factor-success', () => void loadSession());
  next.querySelector('button').addEventListener('click', () => {
    login.reset();
    login.focus();
  });
}

function fillIn(user) {
  const form = document.querySelector('#u2f form');
  form.elements.user_id.value = user;
  form.elements.password.value = 'demo';
  form.querySelector('[type=submit]').focus();
}

function showProvider() {
  if (!ompass) return;
  const sentence = text(ompass.isEmulated ? 'emulator' : 'real');
  document.getElementById('backend').textContent = sentence.replace('{url}', ompass.url);
}

function showHtml(look) {
  const display = look.display !== 'auto' && `display="${look.display}"`;
  const login = (...attributes) =>
    writeTag('ompass-login', look, 'endpoint="/auth/ompass"', ...attributes, display);
  showSnippet(
    look,
    'ompass-login',
    ['u2fTitle', login('prompt="password"')],
    ['uafTitle', login('method="uaf"')],
  );
}
