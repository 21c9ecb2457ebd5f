import type { JsonObject } from '../read-json.js';
import type { WebauthnMode } from './options.js';

/** What a ceremony of any kind is about. */
interface Ceremony {
  /** The random challenge, as base64url. */
  readonly challenge: string;
  /** The RP ID that the browser was told. */
  readonly rpId: string;
}

/** A registration that was begun. */
export interface RegistrationCeremony extends Ceremony {
  readonly userId: string;
  /** The random `user.id` that the key was told, as base64url. */
  readonly userHandle: string;
  readonly name?: string | undefined;
}

/** A login that was begun: the site's user who has passed the password, or nobody yet. */
export type AuthenticationCeremony = Ceremony &
  ({ readonly mode: 'second-factor'; readonly userId: string } | { readonly mode: 'passwordless' });

/** Reads a registration's state. */
export function readRegistration(content: JsonObject): RegistrationCeremony | undefined {
  const { challenge, rpId, userId, userHandle, name } = content;
  const texts = [challenge, rpId, userId, userHandle, name ?? ''];
  if (!texts.every((text) => typeof text === 'string')) return undefined;
  return content as unknown as RegistrationCeremony;
}

/** Reads a login's state. */
export function readAuthentication(content: JsonObject): AuthenticationCeremony | undefined {
  const { challenge, rpId, mode, userId } = content;
  if (typeof challenge !== 'string' || typeof rpId !== 'string') return undefined;
  if (mode === 'passwordless') return { challenge, rpId, mode };
  if (mode !== 'second-factor' || typeof userId !== 'string') return undefined;
  return { challenge, rpId, mode, userId };
}

/** Whether a value is one of the ways to log in. */
export function isMode(value: unknown): value is WebauthnMode {
  return value === 'second-factor' || value === 'passwordless';
}
