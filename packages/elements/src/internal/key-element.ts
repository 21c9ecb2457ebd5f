import type { KeyProvider, SecondFactorError } from '@second-factor/core';
import { explainKeyError } from '../i18n/explain-key-error.js';
import type { Properties } from './define-properties.js';
import { tellAuthor } from './find-mistake.js';
import { connectKeys, keyProperties } from './key-connection.js';
import type { KeyConnection, KeyProviderName } from './key-connection.js';
import { SecondFactorElement } from './second-factor-element.js';

/** What the elements for keys share: who has the keys, and sentences about them. */
export abstract class KeyElement<T> extends SecondFactorElement<T> implements KeyConnection {
  static override readonly properties: Properties = {
    ...SecondFactorElement.properties,
    ...keyProperties,
  };

  /** The credentials mode of requests to the site. Default `same-origin`. */
  declare credentials: RequestCredentials | undefined;
  /** The site's own path or URL; for ZITADEL, the instance's URL. */
  declare endpoint: string | undefined;
  /** A stand-in for `fetch`. */
  declare fetch: typeof fetch | undefined;
  /** Headers to add to requests to the site, or a function that gives them. As an attribute: JSON. */
  declare headers: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** A provider of the page's own, in place of `provider` and `endpoint`; another one begins anew. */
  declare keyProvider: KeyProvider | undefined;
  /** Who has the keys: `site` (the default), `netiq`, `zitadel` or `zitadel-v1`. */
  declare provider: KeyProviderName | undefined;
  /** ZITADEL's bearer token, or a function that gives it; never an attribute. */
  declare token: string | (() => string | Promise<string>) | undefined;
  /** Whose keys, where the page knows. */
  declare userId: string | undefined;

  protected override explain(error: SecondFactorError): string {
    return explainKeyError(error, this.words.text) ?? super.explain(error);
  }

  /** Who has the keys, as the properties are now; the page's author is told what is wrong with them. */
  protected connect(): Promise<KeyProvider> {
    return connectKeys(this, this.values).catch((mistake: unknown) => tellAuthor(this, mistake));
  }
}
