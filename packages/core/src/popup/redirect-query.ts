import type { RedirectNames } from './flow.js';

/** What came back on the redirect's query. */
export interface RedirectQuery {
  readonly username?: string;
  readonly token?: string;
  /** Set when a parameter stood there twice, or was longer than any real one: it can't be used. */
  readonly problem?: string;
}

const longest = 8192;

/**
 * Reads a redirect's query, and what the address keeps without it.
 * @param search such as `?username=alice%20&access_token=…&page=2`
 * @returns the query, its values trimmed (OMPASS puts a stray space behind the name), and the rest of
 * `search` to the letter, such as `?page=2`
 */
export function readRedirect(
  search: string,
  { username, token }: RedirectNames,
): { readonly query: RedirectQuery; readonly rest: string } {
  const query: { -readonly [Key in keyof RedirectQuery]?: string } = {};
  const rest = search
    .slice(1)
    .split('&')
    .filter((part) => {
      const [[name, value] = ['', '']] = new URLSearchParams('?' + part);
      const field = token.includes(name) ? 'token' : name === username && 'username';
      if (field) {
        if (field in query || value.length > longest) query.problem = name;
        query[field] = value.trim();
      }
      return !field;
    })
    .join('&');
  if (query.problem) delete query.token;
  return { query, rest: rest && `?${rest}` };
}

/** Whether an address is one a provider redirected to, be it with a query that can't be used. */
export function hasReturned(search: string, names: RedirectNames): boolean {
  const { token, problem } = readRedirect(search, names).query;
  return (token ?? problem) !== undefined;
}
