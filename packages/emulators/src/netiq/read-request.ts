import { NetiqRequestError } from './errors.js';

/** A JSON object whose members are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The JSON object in a request's body.
 *
 * @throws {@link NetiqRequestError} when it is something else
 */
export async function readBody(request: Request): Promise<Fields> {
  const text = await request.text();
  try {
    const value: unknown = JSON.parse(text);
    if (isFields(value)) return value;
  } catch {
    // Said below, like every other body that is no object.
  }
  throw new NetiqRequestError('body', '', 'The body is no JSON object');
}

/**
 * A member that is an object.
 *
 * @throws {@link NetiqRequestError} when it is missing or something else
 */
export function readObject(fields: Fields, name: string): Fields {
  const value = fields[name];
  if (isFields(value)) return value;
  throw new NetiqRequestError('body', name, `${name} is missing or no object`);
}

/**
 * A name of somebody, from a body or a query.
 *
 * @throws {@link NetiqRequestError} when it is missing, empty or too long
 */
export function readUserId(location: 'body' | 'query', value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 256) return value;
  throw new NetiqRequestError(location, 'user_id', 'user_id is missing, empty or too long');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
