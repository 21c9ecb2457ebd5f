const section = document.getElementById('login');
const login = section.querySelector('ompass-login');
const user = document.getElementById('user');
const button = document.getElementById('switch');

login.addEventListener('second-factor-success', (event) => {
  event.preventDefault(); // stay on this page
  login.remove();
  user.textContent = `${event.result.response.name} is logged in`;
  button.textContent = 'Log out';
});

button.addEventListener('click', async () => {
  if (user.textContent) {
    await fetch('/logout', { method: 'POST', redirect: 'manual' });
    user.textContent = '';
    login.reset();
  }
  // What is under way when it goes ends with it.
  if (login.isConnected) login.remove();
  else section.append(login);
  button.textContent = login.isConnected ? 'Not now' : 'Log in';
});
