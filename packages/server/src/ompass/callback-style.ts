/** The landing page's look: one quiet line in the middle, light or dark as the person's system. */
export const callbackStyle = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body {
  margin: 0; min-height: 100vh; display: grid; place-content: center; justify-items: center;
  word-break: keep-all;
}
main {
  max-width: 28rem; padding: 1rem 2rem; text-align: center; text-wrap: balance; overflow-wrap: anywhere;
}
main p { margin: 0; }
button {
  display: block; margin: 1rem auto 0; font: inherit; padding: .5rem 1.5rem; border: 1px solid; border-radius: .5rem;
  background: transparent; color: inherit; cursor: pointer;
}
button:focus-visible { outline: 2px solid; outline-offset: 3px; }
`;
