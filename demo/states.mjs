import { Hono } from 'hono';
import { html } from 'hono/html';

/** Where OMPASS sends somebody back to who has approved. */
const approved = '/landing/element?username=alice&access_token=stand-in';

/** What the gallery of states opens in place of OMPASS. */
export const stateRoutes = new Hono();

/** A window in which nothing goes on. */
stateRoutes.get('/provider/wait', ({ html: answer }) => answer(waitingPage()));

/** The same, cut off from the page that opened it. */
stateRoutes.get('/provider/severed', ({ html: answer }) =>
  answer(waitingPage(), 200, { 'Cross-Origin-Opener-Policy': 'same-origin' }),
);

/** The same, and what comes of it comes too late. */
stateRoutes.get('/provider/late', ({ html: answer }) =>
  answer(waitingPage(html`<a id="approve" class="button" href="${approved}">Approve</a>`), 200, {
    'Cross-Origin-Opener-Policy': 'same-origin',
  }),
);

/** Approves at once. */
stateRoutes.get('/provider/approved', ({ redirect }) => redirect(approved));

/** No page at all: a browser that is sent here stays where it is. */
stateRoutes.get('/provider/nowhere', ({ body }) => body(null, 204));

/** A Device Service that is there; what follows is one error of its own, or nobody's touch for a minute. */
stateRoutes.get('/service/:code/abort', ({ json }) => json({ result: 'ok' }));
stateRoutes.post('/service/touch/:operation', async ({ req, json }) => {
  const { signal } = req.raw;
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve);
    setTimeout(resolve, 60_000).unref();
  });
  return json({ errorCode: 5 });
});
stateRoutes.post('/service/:code/:operation', ({ req, json }) =>
  json({ errorCode: Number(req.param('code')), errorMessage: '' }),
);

function waitingPage(more) {
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>In place of OMPASS</title>
      <link rel="stylesheet" href="/pages/demo.css" />
      <main class="notice" id="waiting">
        <h1>In place of OMPASS</h1>
        <p>Nothing happens in this window. The page behind it shows that it waits.</p>
        ${more}
      </main>
    </html>`;
}
