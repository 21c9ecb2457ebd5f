import { SecondFactorError, isSecondFactorError } from '@second-factor/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where an element stands. */
export type ElementState = 'idle' | 'loading' | 'prompting' | 'success' | 'error' | 'unsupported';

/** A ceremony to run: it gets a signal and tells its steps. */
export type Ceremony<T> = (
  signal: AbortSignal,
  onStatus: (status: string) => void,
) => Promise<T | undefined>;

/** An element that a {@link CeremonyController} reports to. */
export interface CeremonyHost<T> extends ReactiveControllerHost {
  readonly isConnected: boolean;
  /** Told each change of state or step. */
  ceremonyChanged(previous: ElementState): void;
  ceremonySucceeded(result: T): void;
  ceremonyFailed(error: SecondFactorError): void;
  /** Told when the person gave up. */
  ceremonyCancelled(error: SecondFactorError): void;
}

/** What a step says about the state; steps not named here leave it. */
const states: Readonly<Record<string, ElementState>> = {
  opening: 'loading',
  navigated: 'prompting',
  severed: 'prompting',
  'maybe-closed': 'prompting',
  returned: 'loading',
  posting: 'loading',
};

/** Runs an element's ceremonies: one at a time, the newest wins, none outlives the element. */
export class CeremonyController<T> implements ReactiveController {
  state: ElementState = 'idle';
  /** The step inside the state, as the ceremony told it. */
  status: string | undefined;
  /** How the last ceremony failed, or that it was cancelled. */
  error: SecondFactorError | undefined;
  result: T | undefined;
  readonly #host: CeremonyHost<T>;
  #abort: AbortController | undefined;

  constructor(host: CeremonyHost<T>) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether a ceremony is under way that the person knows of. */
  get isPending(): boolean {
    return this.state === 'loading' || this.state === 'prompting';
  }

  /** Starts a ceremony in this very task; one that is under way is aborted. */
  run(ceremony: Ceremony<T>): Promise<T | undefined> {
    this.#abort?.abort();
    this.#enter('loading');
    return this.#follow(ceremony);
  }

  /** Starts a ceremony that shows only from its first step on; perhaps there is nothing to do. */
  watch(ceremony: Ceremony<T>): void {
    void this.#follow(ceremony);
  }

  /** Gives up in the person's name. */
  abort(): void {
    this.#abort?.abort();
  }

  /** Forgets the last outcome, and gives up silently what is under way. */
  reset(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.result = undefined;
    this.#enter('idle');
  }

  hostDisconnected(): void {
    // An element that is only moved is connected again by then, and its ceremony goes on.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      if (this.isPending) this.reset();
      else this.#abort?.abort();
    });
  }

  async #follow(ceremony: Ceremony<T>): Promise<T | undefined> {
    const abort = new AbortController();
    this.#abort = abort;
    const isCurrent = (): boolean => this.#abort === abort;
    try {
      const result = await ceremony(abort.signal, (status) => {
        if (isCurrent()) this.#enter(states[status] ?? this.state, status);
      });
      if (!isCurrent()) return undefined;
      if (result === undefined) {
        this.#enter('idle');
        return undefined;
      }
      this.result = result;
      this.#enter('success');
      this.#host.ceremonySucceeded(result);
      return result;
    } catch (cause) {
      // The alert is emptied before it is filled, so that the same sentence is announced again.
      await this.#host.updateComplete;
      if (isCurrent()) this.#fail(toSecondFactorError(cause));
      return undefined;
    }
  }

  #fail(error: SecondFactorError): void {
    const { code } = error;
    if (code === 'aborted' || code === 'popup_closed') {
      this.#enter('idle', undefined, error);
      this.#host.ceremonyCancelled(error);
    } else {
      this.#enter(code === 'unsupported' ? code : 'error', undefined, error);
      this.#host.ceremonyFailed(error);
    }
  }

  #enter(state: ElementState, status?: string, error?: SecondFactorError): void {
    const previous = this.state;
    const isSame = previous === state && this.status === status && this.error === error;
    this.state = state;
    this.status = status;
    this.error = error;
    if (!isSame) this.#host.ceremonyChanged(previous);
  }
}

/** Whatever was thrown, as our error: a wrong option is the page author's mistake, not a crash. */
function toSecondFactorError(cause: unknown): SecondFactorError {
  if (isSecondFactorError(cause)) return cause;
  return new SecondFactorError('invalid_options', 'The element has a wrong option', { cause });
}
