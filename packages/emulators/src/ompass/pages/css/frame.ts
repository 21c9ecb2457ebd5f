/** Where things stand: the bar, the stage and the card. */
export const frame = `
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
`;
