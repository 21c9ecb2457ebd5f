import type { EndpointContext } from './endpoint.js';

/** Remembers what of a request must not be logged. */
export function keepConfidential(context: EndpointContext, texts: readonly string[]): void {
  context.set('confidential', [...(context.get('confidential') ?? []), ...texts]);
}
