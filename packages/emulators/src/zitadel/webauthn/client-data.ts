import { isMessage } from '../protojson.js';

/** What the emulator looks at in `clientDataJSON` itself. */
export interface ClientData {
  readonly origin: string;
  readonly topOrigin: string | undefined;
}

/**
 * Reads `clientDataJSON`.
 *
 * @throws `TypeError` or `SyntaxError` when it is not a JSON object of the right types
 */
export function readClientData(bytes: Buffer): ClientData {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (!isMessage(value)) throw new TypeError('the client data is no object');
  const { type = '', challenge = '', origin = '', topOrigin } = value;
  const texts = [type, challenge, origin, topOrigin ?? ''];
  if (!texts.every((text) => typeof text === 'string')) throw new TypeError('a member is no text');
  return { origin: origin as string, topOrigin: topOrigin as string | undefined };
}
