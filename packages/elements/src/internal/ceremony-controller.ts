import { isSecondFactorError, SecondFactorError } from '@second-factor/core';
import type { ReactiveController } from 'lit';
import type { TemplateElement } from './template-element.js';

/** Where an element stands. */
export type ElementState = 'idle' | 'loading' | 'prompting' | 'success' | 'error' | 'unsupported';

/** A ceremony to run: it gets a signal and tells its steps. */
export type Ceremony<T> = (
  signal: AbortSignal,
  onStatus: (status: string) => void,
) => Promise<T | undefined>;

/** An element that a {@link CeremonyController} reports to. */
export interface CeremonyHost<T> extends TemplateElement {
  /** Told each change of state or step. */
  ceremonyChanged(previous: ElementState): void;
  ceremonySucceeded(result: T): void;
  /** Told too when the person gave up; the state is `idle` then. */
  ceremonyFailed(error: SecondFactorError): void;
}

/** The steps in which the person is asked; in all others they wait. */
const prompts = ['navigated', 'severed', 'maybe-closed', 'prompting'];

/** Nothing failed: somebody gave up, or no key was touched. */
const givenUp = ['aborted', 'popup_closed', 'not_allowed'];

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
    this.abort();
    this.#enter('loading');
    return this.watch(ceremony);
  }

  /** Gives up in the person's name. */
  abort(): void {
    this.#abort?.abort();
  }

  /** Forgets the last outcome, and gives up silently what is under way. */
  reset(): void {
    this.abort();
    this.#abort = undefined;
    this.result = undefined;
    this.#enter('idle');
  }

  hostDisconnected(): void {
    // An element that is only moved is connected again by then, and its ceremony goes on.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#abort?.abort({ by: 'disconnected' });
      if (this.isPending) this.reset();
    });
  }

  /** Starts a ceremony that shows only from its first step on; perhaps there is nothing to do. */
  async watch(ceremony: Ceremony<T>): Promise<T | undefined> {
    const abort = new AbortController();
    this.#abort = abort;
    const isCurrent = (): boolean => this.#abort === abort;
    try {
      const result = await ceremony(abort.signal, (status) => {
        if (isCurrent()) this.#enter(prompts.includes(status) ? 'prompting' : 'loading', status);
      });
      if (!isCurrent()) return undefined;
      this.result = result;
      if (result !== undefined) {
        this.#enter('success');
        this.#host.ceremonySucceeded(result);
      } else if (this.isPending) this.#enter('idle');
      return result;
    } catch (cause) {
      // The alert is emptied before it is filled, so that the same sentence is announced again.
      await this.#host.updateComplete;
      if (isCurrent()) this.fail(cause);
      return undefined;
    }
  }

  /** Shows an error; a ceremony that the person does not know of goes on. */
  fail(cause: unknown): void {
    const error = toSecondFactorError(cause);
    const { code, reason } = error;
    // Where another key would do, the browser is not to blame.
    const state = code === 'unsupported' && reason !== 'no-conversion' ? code : 'error';
    this.#enter(givenUp.includes(code) ? 'idle' : state, undefined, error);
    this.#host.ceremonyFailed(error);
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
  return new SecondFactorError('invalid_options', 'An option is wrong', { cause });
}
