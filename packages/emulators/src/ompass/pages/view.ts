import type { Session, SessionState } from '../sessions.js';
import type { Text } from './text/text.js';

/** What every page is drawn from. */
export interface View {
  readonly text: Text;
  /** The request's own address, for links to the same page. */
  readonly url: string;
  /** What comes before each path of the emulator. */
  readonly root: string;
}

/** What a page about a session is drawn from. */
export interface SessionView extends View {
  readonly session: Session;
  readonly state: SessionState;
  readonly secondsLeft: number;
  /** How long the phone has in all. */
  readonly secondsInAll: number;
  /** The host of the application, as a person knows it. */
  readonly site: string;
  /** The address that the QR code holds. */
  readonly phoneUrl: string;
}

/** The attributes of an element that shows in some states only. */
export function shownIn(
  state: SessionState,
  ...states: readonly (SessionState | 'lost')[]
): string {
  return states.includes(state) ? '' : 'hidden';
}
