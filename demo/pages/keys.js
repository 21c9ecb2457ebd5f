import { showEvents } from './event-log.js';
import { showKeysHtml } from './keys-html.js';
import { applyLook, text, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { loadSession, logIn, logOut, showSession } from './session.js';
import { hasVirtualKey, offerVirtualKey, showVirtualKey } from './virtual-key.js';

const isZitadel = location.pathname === '/keys/zitadel';
const endpoint = isZitadel ? '/auth/zitadel' : '/auth/keys';
/** Kept from a logout to the next login, over reloads. */
const hasLeft = 'has-left';
const view = document.getElementById('view');
let session;

void registerKorean('u2f-login');
showEvents();
wireSwitches(showLook);
await offerVirtualKey();
await showView();

/** Shows what there is to do for who is logged in, or for nobody. */
async function showView() {
  session = await loadSession();
  const { content } = document.getElementById(session.user ? 'logged-in' : 'logged-out');
  view.replaceChildren(document.importNode(content, true));
  const others = isZitadel ? '[data-own]' : '[data-zitadel]';
  for (const node of view.querySelectorAll(others)) node.remove();
  for (const element of keyElements()) element.setAttribute('endpoint', endpoint);
  if (session.user) wireLoggedIn();
  else wireLoggedOut();
  showLook(applyLook());
}

/** The same after a login or logout: the person goes on there. */
async function showNext() {
  await showView();
  document.getElementById('who').focus();
}

function wireLoggedIn() {
  sessionStorage.removeItem(hasLeft);
  const register = document.getElementById('register');
  const leave = document.getElementById('log-out');
  register.addEventListener('second-factor-success', () => {
    leave.className = 'button';
  });
  leave.addEventListener('click', async () => {
    await logOut();
    sessionStorage.setItem(hasLeft, 'yes');
    await showNext();
  });
}

function wireLoggedOut() {
  for (const button of view.querySelectorAll('[data-log-in]')) {
    button.addEventListener('click', async () => {
      await logIn(button.dataset.logIn);
      await showNext();
    });
  }
  for (const button of view.querySelectorAll('[data-user]')) {
    button.addEventListener('click', () => fillIn(button.dataset.user));
  }
  for (const login of keyElements()) {
    login.addEventListener('second-factor-success', () => void showNext());
  }
  const login = document.getElementById('passwordless');
  if (login) offerInField(login);
}

/** A virtual key picks itself where it is offered, and would undo a logout: there it waits for a click. */
function offerInField(login) {
  const button = document.getElementById('offer');
  const offer = () => {
    login.setAttribute('autofill', '');
    button.hidden = true;
  };
  button.addEventListener('click', offer);
  if (!hasVirtualKey() && !sessionStorage.getItem(hasLeft)) offer();
}

function fillIn(user) {
  const form = document.querySelector('#second-factor form');
  form.elements.user_id.value = user;
  form.elements.password.value = 'demo';
  form.querySelector('[type=submit]').focus();
}

/** Everything that depends on the page's settings. */
function showLook(look) {
  showVirtualKey();
  showSession();
  if (!session) return;
  showBackend(session.zitadel);
  if (session.user) showUser(session.user);
  for (const button of view.querySelectorAll('[data-log-in]')) {
    button.textContent = text('logInAs').replace('{user}', button.dataset.logIn);
  }
  for (const element of keyElements()) element.theme = look.theme;
  showKeysHtml(look, keyElements());
}

function showBackend({ url, isEmulated }) {
  const tab = document.getElementById('zitadel-tab');
  tab.textContent = text(isEmulated ? 'zitadelEmulated' : 'zitadel');
  const own = isEmulated ? 'zitadelAt' : 'realZitadelAt';
  const sentence = text(isZitadel ? own : 'keptBy').replace('{url}', url);
  document.getElementById('backend').textContent = sentence;
  if (isZitadel) document.getElementById('lead').textContent = text('zitadelLead');
}

function showUser({ userId, method }) {
  document.getElementById('who').textContent = text('isLoggedIn').replace('{user}', userId);
  document.getElementById('how').textContent = text(method);
}

function keyElements() {
  return [...view.querySelectorAll('u2f-register, u2f-login, u2f-keys')];
}
