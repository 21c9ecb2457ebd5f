import { GrpcError } from './errors.js';
import { isMessage } from './protojson.js';
import type { Message } from './protojson.js';

/**
 * The message in a request's body; an empty body is an empty message.
 *
 * @throws {@link GrpcError} 3 when the body is not a JSON object
 */
export async function readBody(request: Request): Promise<Message> {
  const text = await request.text();
  const value = text.trim() === '' ? {} : parse(text);
  if (!isMessage(value)) throw new GrpcError(3, 'proto: syntax error: expected an object');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GrpcError(3, 'proto: syntax error: the body is not JSON', { cause });
  }
}
