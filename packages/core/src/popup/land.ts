import { type Flow, flowKey, type RedirectNames, takeFlow } from './flow.js';
import { type RedirectQuery, readRedirect } from './redirect-query.js';

/** What a landing page finds when the provider has sent its window back. */
export interface Landing {
  readonly query: RedirectQuery;
  /** The flow this window was opened for; nothing where this site did not open it, or too long ago. */
  readonly flow: Flow | null;
}

/**
 * Takes the flow out of this window's storage and the redirect's query off the address, before
 * anything else: a token must not stay in the history, be sent as a referrer, or be bookmarked. Other
 * parameters, the hash and a router's state are kept.
 */
export function land(names: RedirectNames): Landing {
  let flow: Flow | null | undefined;
  try {
    flow = takeFlow(window, flowKey);
  } catch {
    // No session storage here, so no flow of ours either: the token is refused.
  }
  const { pathname, search, hash } = location;
  const { query, rest } = readRedirect(search, flow?.names ?? names);
  // With the origin: a page's <base> would turn a path into another site's address.
  history.replaceState(history.state, '', origin + pathname + rest + hash);
  return { query, flow: flow && flow.expires > Date.now() ? flow : null };
}
