import { executeServerCommand } from '@web/test-runner-commands';

/** Plugs in a virtual key; by default one with a PIN and room for passkeys (CTAP2). */
export function addKey(options: object = {}): Promise<string> {
  return executeServerCommand<string, object>('webauthn:add', options);
}

/** Plugs in a virtual key of the U2F days. */
export function addU2fKey(): Promise<string> {
  return addKey({ protocol: 'u2f' });
}

/** Unplugs every key; for `teardown`. */
export async function removeKeys(): Promise<void> {
  await executeServerCommand('webauthn:clear');
}

/** Whether the person touches the key when it is asked for. */
export async function setTouch(authenticatorId: string, enabled: boolean): Promise<void> {
  await executeServerCommand('webauthn:touch', { authenticatorId, enabled });
}

/** Whether the person's PIN is right. */
export async function setVerified(authenticatorId: string, isUserVerified: boolean): Promise<void> {
  await executeServerCommand('webauthn:verify', { authenticatorId, isUserVerified });
}

/** A credential on a virtual key. */
export interface VirtualCredential {
  readonly credentialId: string;
  readonly rpId?: string;
  readonly userHandle?: string;
  readonly signCount: number;
  readonly isResidentCredential: boolean;
  readonly privateKey: string;
}

/** What is on a key. */
export function credentialsOf(authenticatorId: string): Promise<readonly VirtualCredential[]> {
  return executeServerCommand<readonly VirtualCredential[], string>(
    'webauthn:credentials',
    authenticatorId,
  );
}

/** Options of a registration on this page, to be changed by a test. */
export function creationOptions(changes: object = {}): Record<string, unknown> {
  return {
    challenge: 'AAECAwQFBgcICQoLDA0ODw',
    rp: { id: location.hostname, name: 'Test' },
    user: { id: 'AQIDBA', name: 'alice', displayName: 'Alice' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    ...changes,
  };
}

/** Options of a sign-in on this page, to be changed by a test. */
export function requestOptions(changes: object = {}): Record<string, unknown> {
  return { challenge: 'AAECAwQFBgcICQoLDA0ODw', rpId: location.hostname, ...changes };
}
