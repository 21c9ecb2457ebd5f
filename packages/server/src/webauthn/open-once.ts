import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { type RelyingParty, relyingParty } from '../ceremony/relying-party.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { WebauthnSettings } from './settings.js';

/** A ceremony that nobody can finish any more but this request. */
export interface OpenedCeremony<Content> {
  readonly content: Content;
  readonly party: RelyingParty;
}

/**
 * Opens a ceremony's state, and spends it before anything is verified: a try that fails has used the
 * challenge up, too, and of two at once only one goes on.
 * @throws {Problem} `challenge_expired`
 */
export async function openOnce<Content extends { readonly rpId: string }>(
  context: EndpointContext,
  state: string,
  ceremonies: CeremonyState<Content>,
  settings: WebauthnSettings,
): Promise<OpenedCeremony<Content>> {
  const { content, id, expires } = await ceremonies.open(context, state);
  const party = relyingParty(context.req.raw, settings);
  // A site with several hosts has begun it on another one.
  if (content.rpId !== party.id) throw problem('challenge_expired');
  if (!(await settings.store.spend(id, expires))) throw problem('challenge_expired');
  return { content, party };
}
