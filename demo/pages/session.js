import { text } from './look.js';

let session;

/** Asks the site who is logged in, and shows the way to the account. */
export async function loadSession() {
  session = await (await fetch('/session')).json();
  showSession();
  return session;
}

/** Shows it again, in the page's language. */
export function showSession() {
  if (!session) return;
  const { user } = session;
  const account = document.getElementById('account');
  account.hidden = !user;
  account.textContent = user ? text('loggedInAs').replace('{user}', user.userId) : '';
}

/** Logs in by the demo's password alone. */
export async function logIn(userId) {
  const body = new URLSearchParams({ user_id: userId, password: 'demo' });
  await fetch('/login', { method: 'POST', body });
}

export async function logOut() {
  // The redirect is for forms; a script has nothing to read there.
  await fetch('/logout', { method: 'POST', redirect: 'manual' });
}
