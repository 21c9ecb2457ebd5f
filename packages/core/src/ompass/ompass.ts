import type { Ompass, OmpassOptions } from './types.js';

/** A client for OMPASS logins by one endpoint. */
export function ompass(options: OmpassOptions): Ompass {
  throw new TypeError(String(options.endpoint));
}
