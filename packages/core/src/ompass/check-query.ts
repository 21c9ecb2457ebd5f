import type { RedirectQuery } from '../popup/redirect-query.js';
import type { OmpassMethod } from './types.js';

/** What a redirect is held against. */
export interface ExpectedLogin {
  readonly method: OmpassMethod;
  /** Who passed the password, where the page knows. */
  readonly userId?: string | undefined;
}

/** Why a redirect must not be posted; nothing when it may be. */
export function checkQuery(
  { problem, token, username }: RedirectQuery,
  { method, userId }: ExpectedLogin,
): 'bad_response' | 'token_missing' | 'flow_mismatch' | undefined {
  if (problem) return 'bad_response';
  if (!token) return 'token_missing';
  // The user of a passwordless login is whoever the redirect names; after a password it is known.
  const isOther = method === 'u2f' && userId && username && username !== userId;
  return isOther ? 'flow_mismatch' : undefined;
}

/** What is posted to `verify`. */
export interface VerifyBody {
  readonly access_token: string | undefined;
  /** The one the redirect names, or else the one who began. */
  readonly user_id: string | undefined;
}

/** The body of `verify` for a redirect. */
export function verifyBody(
  { token, username }: RedirectQuery,
  { userId }: ExpectedLogin,
): VerifyBody {
  // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing -- an empty name is none
  return { access_token: token, user_id: username || userId };
}
