/** The longest delay a timer can have; a longer one would fire at once. */
export const longestDelay: number = 2 ** 31 - 1;

/**
 * Holds a time limit of the page's against what a timer can take.
 * @param time - milliseconds; `Infinity` for no limit
 * @throws {TypeError} which names the option
 */
export function checkDelay(name: string, time: number): number {
  if (time >= 0 && (time <= longestDelay || time === Infinity)) return time;
  throw new TypeError(`${name}: ${time}`);
}
