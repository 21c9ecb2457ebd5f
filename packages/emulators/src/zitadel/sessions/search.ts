import { listDetailsOf } from '../aggregate.js';
import { mayActFor } from '../authorization.js';
import type { Call } from '../call.js';
import { GrpcError } from '../errors.js';
import {
  isMessage,
  omitDefaults,
  readInteger,
  readList,
  readMessage,
  readText,
} from '../protojson.js';
import type { Message } from '../protojson.js';
import { describeSession } from './session.js';
import type { Session } from './session.js';

/** Lists the sessions that the caller may see and that match every query. */
export function searchSessions({ state, caller, message }: Call): Message {
  const matchers = readList(message, 'queries').map(readQuery);
  const page = readMessage(message, 'query') ?? {};
  const offset = readInteger(page, 'offset');
  const limit = readInteger(page, 'limit') || Infinity;
  const found = state.sessions
    .values()
    .filter((session) => !session.isTerminated)
    .filter(({ user }) => mayActFor(caller, user?.user.id ?? ''))
    .filter((session) => matchers.every((matches) => matches(session)));
  return omitDefaults({
    details: listDetailsOf(found.length, state.now()),
    sessions: found.slice(offset, offset + limit).map(describeSession),
  });
}

function readQuery(value: unknown): (session: Session) => boolean {
  const query = isMessage(value) ? value : {};
  const byIds = readMessage(query, 'idsQuery');
  const byUser = readMessage(query, 'userIdQuery');
  if (byIds) {
    const ids = readList(byIds, 'ids');
    return ({ id }) => ids.includes(id);
  }
  if (!byUser) throw new GrpcError(12, 'the emulator has queries by ids and by user only');
  const userId = readText(byUser, 'id');
  return ({ user }) => user?.user.id === userId;
}
