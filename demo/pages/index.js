import { showEvents } from './event-log.js';
import { text, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { showSnippet } from './snippet.js';

const logins = document.querySelectorAll('ompass-login');
let session;

void registerKorean();
showEvents();
wireSwitches((look) => {
  for (const login of logins) {
    login.display = look.display;
    login.theme = look.theme;
  }
  showSnippet(look);
  showSession();
});
for (const login of logins) offerNext(login);
for (const button of document.querySelectorAll('[data-user]')) {
  button.addEventListener('click', () => fillIn(button.dataset.user));
}
await loadSession();

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

async function loadSession() {
  session = await (await fetch('/session')).json();
  showSession();
}

function showSession() {
  if (!session) return;
  const { user, provider } = session;
  const account = document.getElementById('account');
  account.hidden = !user;
  account.textContent = user ? text('loggedInAs').replace('{user}', user.userId) : '';
  const sentence = text(provider.isEmulated ? 'emulator' : 'real');
  document.getElementById('backend').textContent = sentence.replace('{url}', provider.baseUrl);
}
