/** What the screens are made of. */
export const content = `
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

.routes {
  margin-top: 1rem;
  padding-inline-start: 1.25rem;
}

.routes + .hint {
  margin-top: 1rem;
}
`;
