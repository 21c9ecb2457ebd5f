import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { KeyStore } from '../stores/key-store.js';
import type { CeremonyState } from './ceremony-state.js';

/**
 * Opens a ceremony's state, and spends it before anything is looked at: a try that fails has used the
 * challenge up, too, and of two at once only one goes on.
 * @throws {Problem} `challenge_expired`
 */
export async function openOnce<Content extends object>(
  context: EndpointContext,
  state: string,
  ceremonies: CeremonyState<Content>,
  { store }: { readonly store: Pick<KeyStore, 'spend'> },
): Promise<Content> {
  const { content, id, expires } = await ceremonies.open(context, state);
  if (!(await store.spend(id, expires))) throw problem('challenge_expired');
  return content;
}
