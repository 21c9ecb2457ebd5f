import { html } from 'hono/html';

/** The page for who is not logged in. */
export function logInPage(problem) {
  return page(
    'all',
    html`${alert(problem)}
      <form class="card" method="post" action="/examples/form/log-in">
        <label>Name <input name="user_id" autocomplete="username" required /></label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <u2f-login name="key" endpoint="/auth/keys"></u2f-login>
        <button class="button" id="send">Log in</button>
      </form>
      <section class="card">
        <ompass-login endpoint="/auth/ompass" prompt="password" action="/examples/form/phone">
          <h2 slot="heading">Or with your phone</h2>
          <label slot="extra-fields">
            <input type="checkbox" name="stay" /> Stay logged in for a month
          </label>
        </ompass-login>
      </section>`,
  );
}

/** The page for who is. */
export function accountPage(user, keys, problem) {
  return page(
    'u2f-register',
    html`${alert(problem)}
      <p role="status">${user} is logged in</p>
      ${
        keys.length > 0 &&
        html`<ul>
          ${keys.map(({ name }) => html`<li>${name}</li>`)}
        </ul>`
      }
      <form class="card" method="post" action="/examples/form/keys">
        <u2f-register name="key" required endpoint="/auth/keys"></u2f-register>
        <button class="button" id="send">Add the key</button>
      </form>
      <form method="post" action="/examples/form/log-out">
        <button class="quiet" id="log-out">Log out</button>
      </form>`,
  );
}

function alert(problem) {
  return problem ? html`<p role="alert">${problem}</p>` : '';
}

function page(bundle, content) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Server-rendered form · Second Factor</title>
        <link rel="icon" href="/pages/favicon.svg" />
        <link rel="stylesheet" href="/pages/demo.css" />
        <link rel="stylesheet" href="/pages/examples.css" />
        <script type="module" src="/elements/${bundle}.min.js"></script>
      </head>
      <body>
        <main class="notice">
          <h1>Server-rendered form</h1>
          ${content}
          <p><a href="/examples">All examples</a></p>
        </main>
      </body>
    </html>`;
}
