import { keepConfidential } from './confidential.js';
import type { EndpointContext } from './endpoint.js';
import { type Fields, readJson } from './read-json.js';

/** Reads what a page posted, and remembers what of it must not be logged: all but the known names. */
export async function readPosted(
  context: EndpointContext,
  known: readonly string[],
): Promise<Fields> {
  const posted = await readJson(context.req.raw);
  const confidential = Object.keys(posted).filter((name) => !known.includes(name));
  keepConfidential(
    context,
    confidential.flatMap((name) => posted[name] ?? []),
  );
  return posted;
}

/** A copy of a form's fields in which `constructor` is a field of the form or nothing. */
export function withoutPrototype(fields: Fields): Fields {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, string>, fields));
}
