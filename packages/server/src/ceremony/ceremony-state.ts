import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';
import { sealedState, type SealedStateOptions } from '../sealed-state.js';
import type { SiteCookieOptions } from '../site-cookie.js';
import { browserMarks, markBrowser } from './browser-mark.js';

/** What a {@link CeremonyState} works with. */
export interface CeremonyStateOptions<Content extends object> extends SealedStateOptions {
  readonly cookie: SiteCookieOptions;
  /** Reads what was sealed; `undefined` when another version of this server has sealed it. */
  readonly read: (content: JsonObject) => Content | undefined;
}

/** A ceremony that was begun here, in the browser that asks. */
export interface BegunCeremony<Content> {
  readonly content: Content;
  /** A name for this one ceremony, and the end of it, in milliseconds since 1970. */
  readonly id: string;
  readonly expires: number;
}

/** What the server has to know again when a ceremony finishes, carried by the page. */
export interface CeremonyState<Content extends object> {
  /** Seals what is to be known, for this browser. */
  begin(context: EndpointContext, content: Content): Promise<string>;
  /** @throws {Problem} `challenge_expired` when the state is expired, altered or another browser's */
  open(context: EndpointContext, state: string): Promise<BegunCeremony<Content>>;
}

/** State of ceremonies of one kind. */
export function ceremonyState<Content extends object>(
  options: CeremonyStateOptions<Content>,
): CeremonyState<Content> {
  const { cookie, lifetime, read } = options;
  const sealed = sealedState(options);
  return {
    async begin(context, content) {
      const browser = await markBrowser(context, lifetime, cookie);
      return sealed.seal({ browser, content });
    },
    async open(context, state) {
      const claims = await sealed.open(state);
      const marks = await browserMarks(context, cookie);
      const content = isObject(claims?.['content']) ? read(claims['content']) : undefined;
      if (!claims || !content || !marks.includes(String(claims['browser']))) {
        throw problem('challenge_expired');
      }
      return { content, id: claims.jti, expires: claims.exp * 1000 };
    },
  };
}
