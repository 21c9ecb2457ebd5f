import type { KeyProvider } from '@second-factor/core';

/**
 * A provider that does not get the key's answer: it is kept for the page's form.
 * @param name - the field's; the state goes along as `name-state`
 * @param keep - takes both
 */
export function keepAnswer(
  provider: KeyProvider,
  name: string,
  keep: (data: FormData) => void,
): KeyProvider {
  const finish = (credential: object, { state }: { readonly state: unknown }): Promise<void> => {
    const data = new FormData();
    data.set(name, JSON.stringify(credential));
    data.set(`${name}-state`, typeof state === 'string' ? state : JSON.stringify(state ?? null));
    keep(data);
    return Promise.resolve();
  };
  return {
    ...provider,
    // The page's own may be an instance of a class, whose methods are not copied.
    beginRegistration: (...begin) => provider.beginRegistration(...begin),
    beginAuthentication: (...begin) => provider.beginAuthentication(...begin),
    finishRegistration: finish,
    finishAuthentication: finish,
  };
}
