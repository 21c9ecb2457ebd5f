/** The emulated phone. */
export const phone = `
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
`;
