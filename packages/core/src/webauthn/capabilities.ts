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

/** Milliseconds to answer; a broken browser or password manager may never do so. */
const patience = 1000;

let known: Promise<Capabilities> | undefined;

/**
 * Asks what the browser can do, for a second at most; an older one is asked for what it has words for.
 * Empty in Node. What was not answered is asked again the next time.
 * @param fresh - whether to ask anew, since a phone or a key has been connected. Default `false`
 */
export function capabilities(fresh = false): Promise<Capabilities> {
  if (fresh) known = undefined;
  const own =
    known ??
    ask(() => {
      if (known === own) known = undefined;
    });
  return (known = own);
}

async function ask(forget: () => void): Promise<Capabilities> {
  if (!browserSupportsWebAuthn()) return {};
  const api = PublicKeyCredential as unknown as Asking;
  const [told, conditionalGet, userVerifyingPlatformAuthenticator] = await Promise.all([
    answer(() => api.getClientCapabilities?.(), forget),
    answer(() => api.isConditionalMediationAvailable?.(), forget),
    answer(() => api.isUserVerifyingPlatformAuthenticatorAvailable?.(), forget),
  ]);
  return {
    ...(conditionalGet !== undefined && { conditionalGet }),
    ...(userVerifyingPlatformAuthenticator !== undefined && { userVerifyingPlatformAuthenticator }),
    ...told,
  };
}

/** An answer; nothing when there is none to be had, or not in time. */
async function answer<T>(
  question: () => Promise<T> | undefined,
  forget: () => void,
): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => (timer = setTimeout(reject, patience)));
    // What throws at once is a failure like any other, and told no sooner.
    return await Promise.race([(async () => question())(), late]);
  } catch {
    forget();
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
