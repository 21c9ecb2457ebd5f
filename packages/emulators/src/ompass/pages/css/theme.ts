/** Colours, type and focus: what every page shares. */
export const theme = `
:root {
  color-scheme: light dark;
  --page: #f3f5f8;
  --card: #fff;
  --ink: #16202e;
  --soft: #536074;
  --line: #d9dfe8;
  --accent: #1a56c4;
  --on-accent: #fff;
  --tint: #e7eefb;
  --good: #12733f;
  --bad: #b3261e;
  --frame: #0b1017;
  --edge: #8d9aad;
  --shadow: 0 1px 2px rgb(16 24 40 / 6%), 0 8px 24px rgb(16 24 40 / 6%);
}

@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f141b;
    --card: #19212c;
    --ink: #e8edf4;
    --soft: #a3b0c2;
    --line: #303c4c;
    --accent: #8db4ff;
    --on-accent: #0b1a36;
    --tint: #223049;
    --good: #6fd69c;
    --bad: #ff9d94;
  --frame: #3b4859;
  --edge: #4b596c;
    --shadow: none;
  }
}

* {
  box-sizing: border-box;
}

[hidden] {
  display: none !important;
}

body {
  margin: 0;
  min-height: 100vh;
  background: var(--page);
  color: var(--ink);
  font: 1rem/1.5 system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR',
    'Noto Sans CJK KR', sans-serif;
  overflow-wrap: anywhere;
}

:lang(ko) {
  word-break: keep-all;
}

h1,
h2,
p,
dl,
dd,
ol,
ul {
  margin: 0;
}

h1 {
  font-size: 1.5rem;
  line-height: 1.25;
  letter-spacing: -0.01em;
}

h1:focus {
  outline: none;
}

a {
  color: var(--accent);
}

:is(a, button, input):focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}

.visually-hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
`;
