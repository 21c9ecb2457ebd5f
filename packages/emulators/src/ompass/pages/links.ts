import type { OmpassEmulatorOptions } from '../options.js';
import type { Session } from '../sessions.js';

/** The query parameter of `ompass_uri` that names the session. */
export const sessionParameter = 'do';
/** The query parameter that switches the language. */
export const languageParameter = 'lang';
/** The query parameter that tells the page behind a "continue" from the one before it. */
export const stepParameter = 'step';

const ownParameters: readonly string[] = [sessionParameter, languageParameter, stepParameter];

/** The address of a session's first page, as the API hands it out in `ompass_uri`. */
export function sessionUrl(base: string, session: Session): string {
  const folder = session.purpose === 'register' ? 'register' : 'auth';
  return `${base.replace(/\/+$/, '')}/${folder}/did/1?${sessionParameter}=${session.id}`;
}

/** What comes before each path when the emulator is mounted below one; else nothing. */
export function rootPath({ baseUrl }: OmpassEmulatorOptions): string {
  return baseUrl === undefined ? '' : new URL(baseUrl).pathname.replace(/\/+$/, '');
}

/** A link to the same page with one parameter set and all others kept. */
export function samePage(url: string, name: string, value: string): string {
  const query = new URL(url).searchParams;
  query.set(name, value);
  return `?${query}`;
}

/** The query parameters that are none of the emulator's. */
export function foreignParameters(url: string): [string, string][] {
  return [...new URL(url).searchParams].filter(([name]) => !ownParameters.includes(name));
}
