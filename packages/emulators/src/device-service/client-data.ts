/** What a page asked for, as client data names it. */
export interface ClientDataOptions {
  readonly challenge: string;
  readonly origin: string;
  readonly typ: 'navigator.id.finishEnrollment' | 'navigator.id.getAssertion';
}

/**
 * Client data in the service's own hand: spaces, escaped slashes, the members by name.
 *
 * Whoever writes it anew gets other bytes, and so another hash than the one that was signed.
 */
export function writeClientData({
  challenge,
  origin,
  typ,
}: ClientDataOptions): Buffer<ArrayBuffer> {
  const members = Object.entries({ challenge, origin, typ });
  const written = members.map(([name, value]) => `"${name}": ${quote(value)}`);
  return Buffer.from(`{ ${written.join(', ')} }`);
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('/', String.raw`\/`);
}
