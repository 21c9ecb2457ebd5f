import type { KeyProvider } from '@second-factor/core';

/** What a key has answered, as the value of a field in a form of the page's. */
export class FormValue {
  /** Whether there is an answer. */
  isSet = false;
  readonly #internals: ElementInternals;
  readonly #onChange: () => void;

  /** @param onChange - told each time there is another answer, or none any more */
  constructor(internals: ElementInternals, onChange: () => void) {
    this.#internals = internals;
    this.#onChange = onChange;
  }

  set(value: FormData | null): void {
    this.isSet = value !== null;
    // Without a state to restore: the browser is not to keep what was made for this once.
    this.#internals.setFormValue(value, null);
    this.#onChange();
  }

  /** Says what is missing, where the form is not to be sent without; `anchor` is what the browser points at. */
  validate(isRequired: boolean, message: string | undefined, anchor: HTMLElement | null): void {
    const valueMissing = isRequired && !this.isSet;
    // A page may have emptied the sentence; here it has to be one.
    const sentence = message === '' ? ' ' : message;
    this.#internals.setValidity({ valueMissing }, sentence, anchor ?? undefined);
  }

  /**
   * A provider that does not get the key's answer: it is kept for the form.
   * @param name - the field's; the state goes along as `name-state`
   */
  keeping(provider: KeyProvider, name: string): KeyProvider {
    const finish = (answer: object, { state }: { readonly state: unknown }): Promise<void> => {
      const data = new FormData();
      data.set(name, JSON.stringify(answer));
      data.set(`${name}-state`, typeof state === 'string' ? state : JSON.stringify(state ?? null));
      this.set(data);
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
}
