/** A whole number from 0 to `most`; nothing when the option was not given. */
export function readNumber(
  name: string,
  value: string | undefined,
  most = 1_000_000,
): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value) || Number(value) > most) {
    throw new TypeError(`--${name} wants a whole number up to ${most}`);
  }
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
  if (!choice) throw new TypeError(`--${name} wants one of ${choices.join(', ')}`);
  return choice;
}
