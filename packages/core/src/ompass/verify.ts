import type { Backend } from '../backend/backend.js';
import { explainProblem } from '../backend/explain-problem.js';
import type { RedirectQuery } from '../popup/redirect-query.js';
import type { AwayLogin } from './away-login.js';
import { checkQuery, verifyBody } from './check-query.js';
import type { OmpassResult } from './types.js';

/** What of a login {@link verify} needs. */
export type VerifiableLogin = Pick<AwayLogin, 'method' | 'userId' | 'appState' | 'returnUrl'>;

/**
 * Posts the token that came home; once, and never again, since a token is good for one check.
 * @throws {SecondFactorError} `token_missing`, `flow_mismatch`, `bad_response`, or what the post throws
 */
export async function verify(
  site: Backend,
  query: RedirectQuery,
  login: VerifiableLogin,
  signal?: AbortSignal,
): Promise<OmpassResult> {
  const code = checkQuery(query, login);
  if (code) throw explainProblem(0, { code, title: 'The redirect is not allowed' }, 'callback');
  const response = await site.send('/verify', verifyBody(query, login), {
    phase: 'verify',
    signal,
  });
  return resultOf(login, response, query.username);
}

/** A login's result. */
export function resultOf(
  { method, userId, appState, returnUrl }: VerifiableLogin,
  response?: unknown,
  username?: string,
): OmpassResult {
  // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing -- an empty name is none
  return { method, userId: username || userId, response, appState, returnUrl };
}
