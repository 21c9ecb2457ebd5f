import { UsageError } from './usage-error.js';

/** A whole number that is not negative; nothing when the option was not given. */
export function readNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} wants a whole number`);
  return Number(value);
}

/** One of a few words; nothing when the option was not given. */
export function readChoice<Choice extends string>(
  name: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (!choice) throw new UsageError(`--${name} wants one of ${choices.join(', ')}`);
  return choice;
}
