/** What a stand-in for the browser's `navigator.credentials` does. */
export interface StandIn {
  readonly create?: (request: CredentialCreationOptions) => unknown;
  readonly get?: (request: CredentialRequestOptions) => unknown;
}

/** One call of the stand-in. */
export interface Call {
  readonly kind: 'create' | 'get';
  readonly request: CredentialCreationOptions & CredentialRequestOptions;
}

/**
 * Puts a stand-in before the browser: for what no real key does. What a test leaves out answers a good
 * credential. Ends with `restoreCredentials()`, for `teardown`.
 * @returns the calls that are made, as they come
 */
export function replaceCredentials(standIn: StandIn = {}): readonly Call[] {
  const calls: Call[] = [];
  function answer(kind: Call['kind'], request: Call['request']): Promise<unknown> {
    calls.push({ kind, request });
    const act = standIn[kind] ?? (() => credentialOf(kind));
    return new Promise((resolve) => resolve(act(request)));
  }
  const value = {
    create: (request: Call['request']) => answer('create', request),
    get: (request: Call['request']) => answer('get', request),
  };
  Object.defineProperty(navigator, 'credentials', { value, configurable: true });
  return calls;
}

/** Gives the page its own `navigator.credentials` back. */
export function restoreCredentials(): void {
  Reflect.deleteProperty(navigator, 'credentials');
}

/** Never answers, and does not listen to its signal either. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** Fails with whatever it is, as browsers and password managers do. */
export async function rejectWith(reason: unknown): Promise<never> {
  await Promise.resolve();
  throw reason as Error;
}

/** Answers nothing until it is aborted, as a browser does whose person does nothing. */
export function untilAborted({ signal }: { readonly signal?: AbortSignal }): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

/** A few bytes, as every binary member has. */
export function bytes(...values: number[]): ArrayBuffer {
  return Uint8Array.from(values).buffer;
}

/** What a test can change of a stand-in's credential. */
export interface CredentialChanges {
  readonly response?: object;
  readonly [member: string]: unknown;
}

/** A credential as a browser would hand it out, to be changed by a test. */
export function credentialOf(
  kind: Call['kind'],
  { response, ...changes }: CredentialChanges = {},
): PublicKeyCredential {
  const own =
    kind === 'create'
      ? {
          attestationObject: bytes(3, 4),
          getTransports: () => ['usb'],
          getPublicKey: () => bytes(5),
          getPublicKeyAlgorithm: () => -7,
          getAuthenticatorData: () => bytes(6),
        }
      : { authenticatorData: bytes(6), signature: bytes(7), userHandle: bytes(8) };
  return {
    id: 'AQI',
    rawId: bytes(1, 2),
    type: 'public-key',
    authenticatorAttachment: 'cross-platform',
    getClientExtensionResults: () => ({}),
    ...changes,
    response: { clientDataJSON: bytes(9), ...own, ...response },
  } as unknown as PublicKeyCredential;
}

/** A value with everything binary as hex text, so that two can be compared byte for byte. */
export function withHex(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ArrayBuffer) return `hex ${hexOf(new Uint8Array(value))}`;
  if (ArrayBuffer.isView(value)) {
    return `hex ${hexOf(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}`;
  }
  if (Array.isArray(value)) return value.map(withHex);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withHex(member)]));
}

function hexOf(values: Uint8Array): string {
  return [...values].map((value) => value.toString(16).padStart(2, '0')).join('');
}

/** The bytes of a hex text. */
export function fromHex(text: string): ArrayBuffer {
  return bytes(...(text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
}
