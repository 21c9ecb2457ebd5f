import { browserSupportsWebAuthn } from '@simplewebauthn/browser';

/**
 * What the browser can do, by the names of WebAuthn Level 3, 5.7.6, such as `conditionalGet` or
 * `extension:prf`: `true`, `false`, or `undefined` where it does not say.
 */
export type Capabilities = Readonly<Partial<Record<string, boolean>>>;

interface Asking {
  getClientCapabilities?(): Promise<Record<string, boolean>>;
  isConditionalMediationAvailable?(): Promise<boolean>;
  isUserVerifyingPlatformAuthenticatorAvailable?(): Promise<boolean>;
}

let known: Promise<Capabilities> | undefined;

/**
 * Asks what the browser can do; an older one is asked for what it has words for. Empty in Node.
 * @param fresh - whether to ask anew, since a phone or a key has been connected. Default `false`
 */
export function capabilities(fresh = false): Promise<Capabilities> {
  if (fresh) known = undefined;
  return (known ??= ask());
}

async function ask(): Promise<Capabilities> {
  if (!browserSupportsWebAuthn()) return {};
  const api = PublicKeyCredential as unknown as Asking;
  const [told, conditionalGet, userVerifyingPlatformAuthenticator] = await Promise.all([
    answer(() => api.getClientCapabilities?.()),
    answer(() => api.isConditionalMediationAvailable?.()),
    answer(() => api.isUserVerifyingPlatformAuthenticatorAvailable?.()),
  ]);
  return {
    ...(conditionalGet !== undefined && { conditionalGet }),
    ...(userVerifyingPlatformAuthenticator !== undefined && { userVerifyingPlatformAuthenticator }),
    ...told,
  };
}

/** An answer; nothing when there is none to be had. */
async function answer<T>(question: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await question();
  } catch {
    return undefined;
  }
}
