import type { TestContext } from 'node:test';

/** Keeps the process alive during a test that waits for a deadline, whose timer alone does not. */
export function stayAlive(context: TestContext): void {
  const timer = setInterval(() => undefined, 1000);
  context.after(() => clearInterval(timer));
}
