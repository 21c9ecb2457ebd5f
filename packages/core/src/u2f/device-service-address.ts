import { isLoopback } from './loopback-permission.js';

/**
 * The address of a Device Service, without a slash at its end.
 * @throws {TypeError} when it is not on this computer, or says more than an address
 */
export function readServiceAddress(address: string | URL): string {
  const { protocol, hostname, origin, pathname, href } = new URL(address);
  const url = origin + pathname;
  if (/^https?:$/.test(protocol) && isLoopback(hostname) && url === href) {
    return url.replace(/\/$/, '');
  }
  throw new TypeError('deviceServiceUrl: it must be on this computer');
}

/**
 * What tells a browser ahead that a request stays on this computer, so that it asks the person rather
 * than refuse it as mixed content (Local Network Access, "targetAddressSpace"). Browsers from before know
 * other values and fail on this one; those from long before don't look.
 */
export function loopbackHint(): RequestInit {
  const hint = { targetAddressSpace: 'loopback' } as RequestInit;
  try {
    new Request(location.href, hint);
    return hint;
  } catch {
    return {};
  }
}
