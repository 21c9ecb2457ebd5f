/** The host that a request came in on, which decides about domains and origins. */
export interface RequestedHost {
  /** The host's name, without a port: the RP ID where no other was asked for. */
  readonly domain: string;
  /** The origin that belongs to it. */
  readonly origin: string;
  /** The domain of the instance, which a proxy's public host does not change. */
  readonly instanceDomain: string;
}

/**
 * Reads the requested host: a proxy may say which public host it serves and for which instance.
 *
 * `domain` is the instance's own, for a request that does not say.
 */
export function readHost(request: Request, domain?: string): RequestedHost {
  const url = new URL(request.url);
  const { headers } = request;
  const protocol = headers.get('x-forwarded-proto') === 'https' ? 'https:' : url.protocol;
  const read = (name: string): URL | undefined => parseHost(protocol, headers.get(name));
  const instance =
    read('x-zitadel-instance-host') ??
    read('x-forwarded-host') ??
    parseHost(protocol, domain) ??
    url;
  const { hostname, host } = read('x-zitadel-public-host') ?? instance;
  const origin = `${protocol}//${host}`;
  return { domain: hostname, origin, instanceDomain: instance.hostname };
}

function parseHost(protocol: string, text: string | null | undefined): URL | undefined {
  // Each proxy on the way appends its own; the first one is what the browser asked for.
  const host = text?.split(',')[0]?.trim();
  const address = `${protocol}//${host}`;
  return host && URL.canParse(address) ? new URL(address) : undefined;
}
