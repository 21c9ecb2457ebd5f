import { isMessage } from '../protojson.js';
import type { Message } from '../protojson.js';
import { isBase64Url } from './base64url.js';

/** What every credential has, before its response is looked at. */
export interface Credential {
  readonly id: string;
  readonly fields: Message;
  readonly response: Message;
}

/**
 * Reads the outer fields of a credential as go-webauthn does.
 *
 * @throws `TypeError` when `id` is not base64url without padding, or `type` is not `public-key`
 */
export function readCredential(value: unknown): Credential {
  if (!isMessage(value)) throw new TypeError('the credential is no object');
  const { id, type, response = {} } = value;
  if (typeof id !== 'string' || id === '' || !isBase64Url(id)) throw new TypeError('bad id');
  if (type !== 'public-key') throw new TypeError('bad type');
  if (!isMessage(response)) throw new TypeError('the response is no object');
  return { id, fields: value, response };
}
