import type { RedirectQuery } from './redirect-query.js';

/** The landing page's word to the page that opened it. */
export interface ResultMessage {
  readonly type: 'second-factor:result';
  readonly flow: string;
  readonly query: RedirectQuery;
}

/** The channel of one flow; its name is as hard to guess as the flow's id. */
export function channelName(flow: string): string {
  return `second-factor:${flow}`;
}

/** The opener's whole answer: it has this flow's result, the landing page can close. */
export function acknowledgement(flow: string): string {
  return `second-factor:acknowledge:${flow}`;
}

/** The result in a message's data, when it is one of this flow and has the right shape. */
export function readResult(data: unknown, flow: string): RedirectQuery | undefined {
  const message = data as Partial<ResultMessage> | null | undefined;
  if (message?.type !== 'second-factor:result' || message.flow !== flow) return undefined;
  const values: unknown[] = Object.values(message.query ?? {});
  return values.every((value) => typeof value === 'string') ? message.query : undefined;
}
