import type { AssertedCredential, RegisteredCredential } from '../ceremony/read-credential.js';

/** A credential as ZITADEL reads it; all bytes as base64url. */
export interface CredentialJson {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: Readonly<Record<string, string>>;
}

/** A new key as ZITADEL reads it. */
export function credentialJson({
  id,
  attestationObject,
  clientDataJSON,
}: RegisteredCredential): CredentialJson {
  return { id, rawId: id, type: 'public-key', response: { attestationObject, clientDataJSON } };
}

/** A key's signature as ZITADEL reads it; `userHandle` has to be there, empty for none. */
export function assertionJson({
  id,
  authenticatorData,
  clientDataJSON,
  signature,
  userHandle = '',
}: AssertedCredential): CredentialJson {
  const response = { authenticatorData, clientDataJSON, signature, userHandle };
  return { id, rawId: id, type: 'public-key', response };
}
