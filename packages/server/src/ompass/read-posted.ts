import { type Fields, readJson } from '../read-json.js';
import type { OmpassContext } from './context.js';

const known = ['method', 'lang_init', 'user_id'];

/** Reads what a page posted, and remembers what of it must not be logged: all but the known names. */
export async function readPosted(context: OmpassContext): Promise<Fields> {
  const posted = await readJson(context.req.raw);
  const confidential = Object.keys(posted).filter((name) => !known.includes(name));
  context.set(
    'confidential',
    confidential.flatMap((name) => posted[name] ?? []),
  );
  return posted;
}
