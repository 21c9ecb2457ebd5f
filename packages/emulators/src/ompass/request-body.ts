import { OmpassError } from './errors.js';

/**
 * The fields of a JSON body.
 *
 * @throws {@link OmpassError} 000 when there is no body, or none that is a JSON object
 */
export async function readBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body = parse(await request.text());
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new OmpassError('000');
  }
  return { ...body };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OmpassError('000', { cause });
  }
}
