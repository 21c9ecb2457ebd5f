import type { Random } from './random.js';

/** What stands in for a member. */
const strange: readonly unknown[] = [
  ...[null, undefined, true, 0, NaN, '', '\0', 'U2F_V2', '__proto__', '%', 'A'.repeat(9000)],
  ...[[], {}, [[]], [null], { length: 3 }, { version: 'U2F_V2' }],
];

/** A value with any one member of it, however deep, replaced or taken out. */
export function changedJson(random: Random, value: unknown): unknown {
  const isDeep = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isDeep || random.below(6) === 0) return random.pick(strange);
  const copy = structuredClone(value) as Record<string, unknown>;
  const name = random.pick(Object.keys(copy));
  if (random.below(5) === 0) Reflect.deleteProperty(copy, name);
  else copy[name] = changedJson(random, copy[name]);
  return copy;
}
