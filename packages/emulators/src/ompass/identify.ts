import { OmpassError } from './errors.js';
import type { Session } from './sessions.js';
import type { OmpassState } from './state.js';
import { readUserId } from './users.js';

/** What can be wrong with an ID that a person types. */
export type IdentifyProblem = 'missing' | 'tooLong' | 'unknown';

/** Takes the ID typed on the ID page; the session then waits for that person's phone. */
export function identify(
  { users }: OmpassState,
  session: Session,
  typed: unknown,
): IdentifyProblem | undefined {
  session.typedUserId = typeof typed === 'string' ? typed.trim() : '';
  const problem = problemOf(session.typedUserId);
  if (problem !== undefined) return problem;
  if (!users.has(session.typedUserId)) return 'unknown';
  session.userId = session.typedUserId;
  session.progress = 'waiting';
  return undefined;
}

function problemOf(typed: string): IdentifyProblem | undefined {
  try {
    readUserId(typed);
    return undefined;
  } catch (error) {
    if (!(error instanceof OmpassError)) throw error;
    return error.code === '002' ? 'missing' : 'tooLong';
  }
}
