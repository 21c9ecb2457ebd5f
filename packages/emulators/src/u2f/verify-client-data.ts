import { isFacet, isRpIdOf } from './app-id.js';
import { readClientData } from './client-data.js';
import type { ClientData, ClientDataForm } from './client-data.js';
import { U2fFailure } from './u2f-failure.js';

/** What a server expects of a ceremony's answer. */
export interface Expected {
  /** As text, the way it was sent. */
  readonly challenge: string;
  readonly appId: string;
  /** Further origins whose pages may use keys of the App ID. */
  readonly facets?: readonly string[] | undefined;
  /** Which client data is taken; by default U2F's alone. */
  readonly forms?: readonly ClientDataForm[] | undefined;
}

/** What each ceremony is called in client data. */
const names = {
  register: { u2f: 'navigator.id.finishEnrollment', webauthn: 'webauthn.create' },
  sign: { u2f: 'navigator.id.getAssertion', webauthn: 'webauthn.get' },
} as const;

/**
 * Checks client data against what was asked, and answers its hash.
 *
 * @throws {@link U2fFailure} `malformed`, `typ`, `challenge` or `origin`
 */
export function verifyClientData(
  value: unknown,
  ceremony: keyof typeof names,
  { challenge, appId, facets = [], forms = ['u2f'] }: Expected,
): Buffer {
  const data: ClientData = readClientData(value);
  if (!forms.includes(data.form) || names[ceremony][data.form] !== data.typ) {
    throw new U2fFailure('typ', 'the client data is of another ceremony');
  }
  if (data.challenge !== challenge) {
    throw new U2fFailure('challenge', 'the client data has another challenge');
  }
  // The App ID of a key that was made by WebAuthn is a bare domain.
  const isOwn = isFacet(data.origin, appId, facets);
  if (!isOwn && !(data.form === 'webauthn' && isRpIdOf(data.origin, appId))) {
    throw new U2fFailure('origin', 'the client data is of an origin that the App ID does not name');
  }
  return data.hash;
}
