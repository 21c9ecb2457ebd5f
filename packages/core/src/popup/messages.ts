import type { RedirectQuery } from './redirect-query.js';

/** The landing page's word to the page that opened it. */
export interface ResultMessage {
  /** {@link flowName} of the flow. */
  readonly type: string;
  readonly query: RedirectQuery;
}

/**
 * A flow's name, as hard to guess as its id: of its channel, of the message that brings its result,
 * and, alone, the acknowledgement.
 */
export function flowName(id: string): string {
  return `second-factor:1:${id}`;
}

/** The result in a message's data, when it is one of this flow and has the right shape. */
export function readResult(data: unknown, id: string): RedirectQuery | undefined {
  const { type, query } = (data ?? {}) as Partial<ResultMessage>;
  if (type !== flowName(id) || !query || typeof query !== 'object') return undefined;
  const isRight = Object.entries(query).every(
    ([name, value]: [string, unknown]) =>
      /^(username|token|problem)$/.test(name) && typeof value === 'string',
  );
  return isRight ? query : undefined;
}
