import { readLanguage } from '../language.js';
import type { Language } from '../language.js';
import { secondsLeft, stateOf } from '../sessions.js';
import type { Session } from '../sessions.js';
import type { OmpassState } from '../state.js';
import { languageParameter, rootPath } from './links.js';
import { textOf } from './text/text.js';
import type { SessionView, View } from './view.js';

/** What a page without a session is drawn from. */
export function viewOf({ options }: OmpassState, url: string): View {
  return {
    text: textOf(languageOf(url) ?? 'EN'),
    url,
    root: rootPath(options),
  };
}

/** What a page about a session is drawn from. */
export function sessionViewOf(
  { options, now }: OmpassState,
  url: string,
  session: Session,
): SessionView {
  const base = options.baseUrl?.replace(/\/+$/, '') ?? new URL(url).origin;
  return {
    text: textOf(languageOf(url) ?? session.language),
    url,
    root: rootPath(options),
    session,
    state: stateOf(session, now()),
    secondsLeft: secondsLeft(session, now()),
    secondsInAll: options.approvalSeconds ?? 300,
    site: new URL(options.redirectUri).host,
    phoneUrl: `${base}/phone/${session.id}`,
  };
}

/** The language a page's address asks for. */
export function languageOf(url: string): Language | undefined {
  return readLanguage(new URL(url).searchParams.get(languageParameter));
}
