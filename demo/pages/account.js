import { applyLook, text } from './look.js';
import { loadSession } from './session.js';

const { language } = applyLook();
const { user } = await loadSession();
if (user) show(user);
else location.replace('/');

function show({ userId, method, since }) {
  document.getElementById('user').textContent = userId;
  document.getElementById('method').textContent = text(method);
  const time = document.getElementById('since');
  time.dateTime = new Date(since).toISOString();
  time.textContent = new Date(since).toLocaleTimeString(language);
  document.getElementById('reset').addEventListener('click', () => void reset(userId));
}

async function reset(userId) {
  const status = document.getElementById('reset-status');
  status.textContent = '';
  const answer = await fetch(`/auth/ompass/users/${encodeURIComponent(userId)}`, {
    method: 'DELETE',
  });
  const reason = answer.ok ? '' : (await answer.json()).code;
  status.textContent = text(answer.ok ? 'removed' : 'notRemoved').replace('{reason}', reason);
}
