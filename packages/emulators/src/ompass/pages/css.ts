/** The stylesheet of every page. */
export const css = `
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

.bar {
  display: flex;
  justify-content: space-between;
  align-items: center;
  gap: 1rem;
  max-width: 56rem;
  margin: 0 auto;
  padding: 0.75rem 1.25rem 0;
}

.brand {
  font-weight: 700;
  letter-spacing: 0.04em;
}

.tag {
  margin-inline-start: 0.375rem;
  padding: 0.125rem 0.5rem;
  border: 1px solid var(--line);
  border-radius: 1rem;
  color: var(--soft);
  font-size: 0.75rem;
  font-weight: 500;
  letter-spacing: 0;
  white-space: nowrap;
}

nav {
  display: flex;
}

nav a {
  padding: 0.5rem 0.625rem;
  border-radius: 0.5rem;
  color: var(--soft);
  font-size: 0.875rem;
  text-decoration: none;
}

nav a:hover {
  text-decoration: underline;
}

nav a[aria-current] {
  color: var(--ink);
  font-weight: 700;
}

.stage {
  display: grid;
  grid-template-columns: minmax(0, 1fr) 18rem;
  gap: 1.25rem;
  align-items: start;
  max-width: 56rem;
  margin: 0 auto;
  padding: 1rem 1.25rem 2rem;
}

.stage.alone {
  grid-template-columns: minmax(0, 34rem);
  justify-content: center;
}

.card {
  padding: 2rem;
  border: 1px solid var(--line);
  border-radius: 1rem;
  background: var(--card);
  box-shadow: var(--shadow);
}

.lead {
  margin-top: 0.5rem;
  color: var(--soft);
}

.hint {
  color: var(--soft);
  font-size: 0.875rem;
}

.details {
  display: grid;
  gap: 0.25rem;
  margin-top: 1.25rem;
  padding: 0.75rem 1rem;
  border-radius: 0.75rem;
  background: var(--tint);
}

.details div {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  column-gap: 1rem;
}

.details dt {
  color: var(--soft);
}

.details dd {
  font-weight: 600;
}

.scan {
  display: grid;
  grid-template-columns: 12rem minmax(0, 1fr);
  gap: 1.5rem;
  align-items: center;
  margin-top: 1.5rem;
}

.qr {
  display: block;
  width: 100%;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
}

.steps {
  display: grid;
  gap: 0.75rem;
  padding: 0;
  list-style: none;
  counter-reset: step;
}

.steps li {
  display: grid;
  grid-template-columns: 1.75rem minmax(0, 1fr);
  gap: 0.625rem;
}

.steps li::before {
  counter-increment: step;
  content: counter(step);
  width: 1.75rem;
  height: 1.75rem;
  border-radius: 50%;
  background: var(--tint);
  color: var(--accent);
  font-size: 0.875rem;
  font-weight: 700;
  line-height: 1.75rem;
  text-align: center;
}

.time {
  margin-top: 1.5rem;
}

.time p {
  display: flex;
  justify-content: space-between;
  color: var(--soft);
}

.time [role='timer'] {
  color: var(--ink);
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

progress {
  appearance: none;
  display: block;
  width: 100%;
  height: 0.375rem;
  margin-top: 0.375rem;
  border: 0;
  border-radius: 1rem;
  background: var(--tint);
  overflow: hidden;
}

progress::-webkit-progress-bar {
  background: var(--tint);
}

progress::-webkit-progress-value {
  background: var(--accent);
}

progress::-moz-progress-bar {
  background: var(--accent);
}

button {
  min-height: 2.75rem;
  padding: 0.5rem 1.25rem;
  border: 1px solid transparent;
  border-radius: 0.625rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  white-space: nowrap;
  cursor: pointer;
}

button:hover {
  filter: brightness(1.08);
}

button.quiet,
button.deny {
  border-color: var(--line);
  background: none;
  color: var(--ink);
}

button.quiet:hover,
button.deny:hover {
  background: var(--tint);
}

.card form {
  margin-top: 1.5rem;
}

.card .resend {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 0.75rem;
  color: var(--soft);
}

.identify {
  display: grid;
  gap: 0.5rem;
}

.identify label {
  font-weight: 600;
}

.identify button {
  margin-top: 0.5rem;
}

input {
  width: 100%;
  min-height: 2.75rem;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--soft);
  border-radius: 0.625rem;
  background: var(--card);
  color: inherit;
  font: inherit;
}

input[aria-invalid] {
  border-color: var(--bad);
}

.problem {
  color: var(--bad);
}

.icon {
  display: block;
  width: 3.5rem;
  margin-bottom: 1.25rem;
  padding: 0.875rem;
  border-radius: 50%;
  background: var(--tint);
  fill: none;
  stroke: var(--accent);
  stroke-width: 2;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.icon.check {
  stroke: var(--good);
}

.icon.cross {
  stroke: var(--bad);
}

.outcome p a {
  display: inline-block;
  margin-top: 1rem;
}

.phone {
  padding: 1rem;
  border: 1px dashed var(--edge);
  border-radius: 1rem;
}

.phone h2 {
  margin-bottom: 0.75rem;
  font-size: 1rem;
}

.phone > .hint {
  margin-top: 0.75rem;
}

.screen {
  display: grid;
  align-content: center;
  min-height: 20rem;
  padding: 0.75rem;
  border: 0.5rem solid var(--frame);
  border-radius: 1.75rem;
  background: linear-gradient(160deg, var(--tint), var(--page));
}

.notification {
  padding: 1rem;
  border-radius: 1rem;
  background: var(--card);
  box-shadow: var(--shadow);
}

.app {
  color: var(--soft);
  font-size: 0.75rem;
  font-weight: 700;
  letter-spacing: 0.04em;
}

.question {
  margin-top: 0.25rem;
  font-weight: 600;
}

.notification .details {
  margin-top: 0.5rem;
  padding: 0;
  background: none;
  font-size: 0.875rem;
}

.notification .details div {
  display: block;
}

.answers {
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 0.5rem;
  margin-top: 1rem;
}

.answers button {
  width: 100%;
  padding-inline: 0.5rem;
}

.idle {
  color: var(--soft);
  text-align: center;
}

.routes {
  margin-top: 1rem;
  padding-inline-start: 1.25rem;
}

.routes + .hint {
  margin-top: 1rem;
}

@media (max-width: 47rem) {
  .stage {
    grid-template-columns: minmax(0, 1fr);
    max-width: 34rem;
  }

  .screen {
    min-height: 0;
    padding: 0.5rem;
    border-width: 0.25rem;
    border-radius: 1.25rem;
  }

  .idle {
    padding: 1rem;
  }
}

@media (max-width: 30rem) {
  .bar,
  .stage {
    padding-inline: 0.75rem;
  }

  .card {
    padding: 1.25rem;
  }

  .details div {
    display: block;
  }

  .scan {
    grid-template-columns: minmax(0, 1fr);
  }

  .qr {
    max-width: 12rem;
    margin: 0 auto;
  }
}
`;
