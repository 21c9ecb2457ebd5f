import { useCallback, useEffect, useState } from 'react';

const headers = { 'X-Example': 'react' };
const strings = { login: 'Log in with your phone' };

export function App() {
  const [isOpen, setOpen] = useState(true);
  const [user, setUser] = useState(null);

  // After the hydration: the element puts its fields into the page, and the server has rendered none.
  useEffect(() => void import('@second-factor/elements/define/ompass-login.js'), []);

  async function logOut() {
    await fetch('/logout', { method: 'POST', redirect: 'manual' });
    setUser(null);
  }

  if (user) {
    return (
      <p className="actions">
        <span role="status">{user} is logged in</span>
        <button type="button" className="quiet" onClick={logOut}>
          Log out
        </button>
      </p>
    );
  }
  return (
    <>
      {isOpen && <Login onSuccess={setUser} />}
      <p>
        <button type="button" className="quiet" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Not now' : 'Log in'}
        </button>
      </p>
    </>
  );
}

/** Attributes are React's. Objects and listeners go through a ref: its hydration leaves them out. */
function Login({ onSuccess }) {
  const ref = useCallback(
    (login) => {
      const succeed = (event) => {
        event.preventDefault(); // stay on this page
        onSuccess(event.result.response.name);
      };
      Object.assign(login, { headers, strings });
      login.addEventListener('second-factor-success', succeed);
      return () => login.removeEventListener('second-factor-success', succeed);
    },
    [onSuccess],
  );
  return <ompass-login ref={ref} endpoint="/auth/ompass" prompt="password" />;
}
