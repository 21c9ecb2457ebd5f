import { SecondFactorError, type SecondFactorErrorCode } from '../../src/errors.js';
import type { KeyProvider } from '../../src/providers/key-provider.js';
import { creationOptions, requestOptions } from '../keys.js';

/** One call of the stand-in: which, and with what. */
export interface ProviderCall {
  readonly name: string;
  readonly given: readonly unknown[];
}

/** A provider that says yes to everything, but for what a test has it do. */
export function standIn(methods: Partial<KeyProvider> = {}): {
  readonly provider: KeyProvider;
  readonly calls: readonly ProviderCall[];
  /** The names of the calls so far. */
  readonly names: () => readonly string[];
} {
  const calls: ProviderCall[] = [];
  const good = {
    beginRegistration: () => Promise.resolve({ publicKey: creationOptions(), state: 'opaque' }),
    finishRegistration: () => Promise.resolve({ id: 'AQI' }),
    beginAuthentication: () => Promise.resolve({ publicKey: requestOptions(), state: 'opaque' }),
    finishAuthentication: () => Promise.resolve({ user: 'alice' }),
    listKeys: () => Promise.resolve([]),
    removeKey: () => Promise.resolve(),
  };
  const watched = Object.entries({ ...good, ...methods }).map(([name, method]) => [
    name,
    (...given: unknown[]) => {
      calls.push({ name, given });
      return (method as (...given: unknown[]) => unknown)(...given);
    },
  ]);
  const provider = { ...Object.fromEntries(watched), name: 'stand-in' } as KeyProvider;
  return { provider, calls, names: () => calls.map(({ name }) => name) };
}

/** Fails so, as a provider does. */
export function failing(code: SecondFactorErrorCode, status?: number): () => Promise<never> {
  return () => Promise.reject(new SecondFactorError(code, 'It failed', { status }));
}
