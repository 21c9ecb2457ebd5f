import type { ClientDataForm } from '../u2f/client-data.js';
import { readBase64Url } from '../u2f/read-base64url.js';
import { U2fFailure } from '../u2f/u2f-failure.js';
import type { Expected } from '../u2f/verify-client-data.js';
import { NetiqRefusal } from './errors.js';
import type { NetiqState, Pending } from './state.js';

/**
 * The ceremony that an answer belongs to, by its challenge; it is over with that, whatever comes.
 *
 * @throws {@link NetiqRefusal} `CHALLENGE_INVALID` when there is none, `WRONG_ANSWER` when the client
 * data has no challenge
 */
export function takePending(
  { pending }: NetiqState,
  ceremony: Pending['ceremony'],
  clientData: unknown,
): Pending & { readonly challenge: string } {
  const challenge = orRefuse(() => challengeIn(clientData));
  const found = pending.get(challenge);
  pending.delete(challenge);
  if (found?.ceremony === ceremony) return { ...found, challenge };
  throw new NetiqRefusal('CHALLENGE_INVALID', 'The challenge is not known, or is over');
}

/** What the answer must fit. */
export function expectedOf(
  { options }: NetiqState,
  { challenge, appId }: { readonly challenge: string; readonly appId: string },
): Expected {
  const forms: readonly ClientDataForm[] = options.acceptsWebAuthn ? ['u2f', 'webauthn'] : ['u2f'];
  return { challenge, appId, facets: options.facets, forms };
}

/** Does it; what U2F refuses is refused as `WRONG_ANSWER`, or as `COUNTER_INVALID`. */
export function orRefuse<Result>(verify: () => Result): Result {
  try {
    return verify();
  } catch (cause) {
    if (!(cause instanceof U2fFailure)) throw cause;
    const reason = cause.reason === 'counter' ? 'COUNTER_INVALID' : 'WRONG_ANSWER';
    throw new NetiqRefusal(reason, `The answer is wrong: ${cause.message}`, { cause });
  }
}

/** Read without a check: it only finds the ceremony, whose verification reads everything again. */
function challengeIn(clientData: unknown): string {
  const text = readBase64Url('clientData', clientData).toString();
  const found = /"challenge"\s*:\s*"([\w-]+)"/.exec(text)?.[1];
  if (found === undefined) throw new U2fFailure('malformed', 'clientData has no challenge');
  return found;
}
