import { omitDefaults, timestamp } from './protojson.js';
import type { Message } from './protojson.js';

/** What ZITADEL counts for each thing that changes: its events. */
export interface Aggregate {
  readonly resourceOwner: string;
  /** In milliseconds. */
  readonly createdAt: number;
  /** In milliseconds. */
  readonly changedAt: number;
  /** How many events there were. */
  readonly sequence: number;
}

/** A thing that was made just now, which is its first event. */
export function createAggregate(resourceOwner: string, now: number): Aggregate {
  return { resourceOwner, createdAt: now, changedAt: now, sequence: 1 };
}

/** The same thing after one more event. */
export function touch(aggregate: Aggregate, now: number): Aggregate {
  return { ...aggregate, changedAt: now, sequence: aggregate.sequence + 1 };
}

/** The `details` of an answer. */
export function detailsOf(aggregate: Aggregate): Message {
  const { resourceOwner, changedAt, sequence } = aggregate;
  return { sequence: `${sequence}`, changeDate: timestamp(changedAt), resourceOwner };
}

/** The `details` of a list that has `total` entries. */
export function listDetailsOf(total: number, now: number): Message {
  return omitDefaults({ totalResult: `${total}`, timestamp: timestamp(now) });
}
