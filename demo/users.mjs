import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);

/** Who may log in: a salt and the scrypt hash of a password, which the page gives away. */
const users = new Map([
  ['alice', ['i5EQ1DNhXXDrqEnTc_PtAQ', 'O7Q71j_hn6KBP1G410t-6php1YQ_CXf5GV5Ez6RMafs']],
  ['bob', ['7GAbAeZtZJxR9vNvhtDoOw', 'T2Pl5izTwm7foWteys7GaR_dO7eZJgyYzLVeALInkeo']],
]);

/** The names they log in by. */
export const userNames = [...users.keys()];

/** Nobody's password: an unknown name takes as long as a known one. */
const nobody = ['AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'];

/** The user with that password, or `null`. */
export async function checkPassword(userId = '', password = '') {
  const [salt, hash] = (users.get(userId) ?? nobody).map((text) => Buffer.from(text, 'base64url'));
  const given = await derive(password, salt, hash.length);
  return timingSafeEqual(given, hash) && users.has(userId) ? userId : null;
}
