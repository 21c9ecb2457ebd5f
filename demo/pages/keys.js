import { showEvents } from './event-log.js';
import { applyLook, text, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { loadSession, logIn, logOut, showSession } from './session.js';
import { showSnippet, writeTag } from './snippet.js';
import { hasVirtualKey, offerVirtualKey, showVirtualKey } from './virtual-key.js';

const isZitadel = location.pathname === '/keys/zitadel';
const endpoint = isZitadel ? '/auth/zitadel' : '/auth/keys';
const view = document.getElementById('view');
let session;

void registerKorean('u2f-login');
showEvents();
wireSwitches(showLook);
await offerVirtualKey(chooseKind);
await showView();

/** Everything that depends on the page's settings; texts first. */
function showLook(look) {
  document.getElementById('zitadel-tab').textContent = text(
    session && !session.zitadel.isEmulated ? 'zitadel' : 'zitadelEmulated',
  );
  showVirtualKey();
  showSession();
  if (!session) return;
  for (const element of view.querySelectorAll('u2f-register, u2f-login, u2f-keys')) {
    element.theme = look.theme;
  }
  for (const button of view.querySelectorAll('[data-log-in]')) {
    button.textContent = text('logInAs').replace('{user}', button.dataset.logIn);
  }
  const backend = text(
    isZitadel ? (session.zitadel.isEmulated ? 'zitadelAt' : 'realZitadelAt') : 'keptBy',
  );
  document.getElementById('backend').textContent = backend.replace('{url}', session.zitadel.url);
  if (session.user) {
    document.getElementById('who').textContent = text('isLoggedIn').replace(
      '{user}',
      session.user.userId,
    );
    document.getElementById('how').textContent = text(session.user.method);
  }
  showSnippet(look, ...describe(look));
}

/** Asks who is logged in, and shows what there is to do then. */
async function showView({ isFresh = true } = {}) {
  session = await loadSession();
  const { content } = document.getElementById(session.user ? 'logged-in' : 'logged-out');
  view.replaceChildren(document.importNode(content, true));
  if (isZitadel) for (const node of view.querySelectorAll('[data-own]')) node.remove();
  for (const element of view.querySelectorAll('u2f-register, u2f-login, u2f-keys')) {
    element.setAttribute('endpoint', endpoint);
  }
  if (session.user) wireLoggedIn();
  else wireLoggedOut(isFresh && !hasVirtualKey());
  showLook(applyLook());
  if (!isFresh) document.getElementById('who').focus();
}

function wireLoggedOut(mayOffer) {
  for (const button of view.querySelectorAll('[data-log-in]')) {
    button.addEventListener('click', async () => {
      await logIn(button.dataset.logIn);
      await showView({ isFresh: false });
    });
  }
  for (const login of view.querySelectorAll('u2f-login')) {
    login.addEventListener('second-factor-success', () => void showView({ isFresh: false }));
  }
  for (const button of view.querySelectorAll('[data-user]')) {
    button.addEventListener('click', () => fillIn(button.dataset.user));
  }
  const passwordless = document.getElementById('passwordless');
  // A virtual key picks itself, and would undo the logout: it is offered when somebody goes there.
  if (mayOffer) passwordless?.setAttribute('autofill', '');
  else
    passwordless?.addEventListener('focusin', () => passwordless.setAttribute('autofill', ''), {
      once: true,
    });
}

function wireLoggedIn() {
  const register = document.getElementById('register');
  const keys = document.getElementById('keys');
  register.addEventListener('second-factor-success', () => void keys.reload());
  document.getElementById('kind')?.addEventListener('change', ({ target }) => {
    register.setAttribute('endpoint', `/auth/${target.value}`);
    showLook(applyLook());
  });
  document.getElementById('log-out').addEventListener('click', async () => {
    await logOut();
    await showView({ isFresh: false });
  });
}

function fillIn(user) {
  const form = document.querySelector('#second-factor form');
  form.elements.user_id.value = user;
  form.elements.password.value = 'demo';
  form.querySelector('[type=submit]').focus();
}

/** A U2F key has no PIN, and is good after a password only. */
function chooseKind(plugged) {
  const radio = plugged === 'u2f' && view.querySelector('#kind [value=any-key]');
  if (radio && !radio.checked) radio.click();
}

function describe(look) {
  const at = `endpoint="${document.getElementById('register')?.getAttribute('endpoint') ?? endpoint}"`;
  const login = (...attributes) =>
    writeTag('u2f-login', look, `endpoint="${endpoint}"`, ...attributes);
  if (session.user) {
    return [
      ['u2f-register', 'u2f-keys'],
      ['registerTitle', writeTag('u2f-register', look, at)],
      ['keysOf', writeTag('u2f-keys', look, `endpoint="${endpoint}"`)],
    ];
  }
  return [
    ['u2f-login'],
    ['secondFactor', login('prompt="password"')],
    ...(isZitadel
      ? []
      : [['passwordless', login('mode="passwordless"', 'prompt="user-id"', 'autofill')]]),
  ];
}
