import { detailsOf, touch } from '../aggregate.js';
import { requireActFor } from '../authorization.js';
import type { Call } from '../call.js';
import { ZitadelError } from '../errors.js';
import { removeKey } from '../key-ring.js';
import type { KeyKind } from '../key-ring.js';
import type { Message } from '../protojson.js';

/**
 * Removes a key, or a registration that was only begun.
 *
 * @throws {@link ZitadelError} COMMAND-DAfb2 when the person has no such key
 */
export function removeFrom({ caller, state, parameter }: Call, kind: KeyKind): Message {
  requireActFor(caller, parameter('userId'));
  const user = state.users.byId(parameter('userId'));
  if (!user || !removeKey(user.rings[kind], parameter('keyId'))) {
    throw new ZitadelError('COMMAND-DAfb2');
  }
  user.aggregate = touch(user.aggregate, state.now());
  return { details: detailsOf(user.aggregate) };
}
