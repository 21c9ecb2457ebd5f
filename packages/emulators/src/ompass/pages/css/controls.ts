/** Buttons, fields and their forms. */
export const controls = `
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
`;
