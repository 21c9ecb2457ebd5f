import { randomBytes } from 'node:crypto';
import { X509CertificateGenerator } from './x509.js';
import type { Extension, X509Certificate } from './x509.js';

/** What a certificate says. */
export interface CertificateOptions {
  /** Its subject and issuer, such as `CN=localhost`. */
  readonly name: string;
  /** How long it is good. */
  readonly days: number;
  readonly extensions?: readonly Extension[];
}

/** A certificate and the keys that it is about, and that it is signed with. */
export interface Certified {
  readonly certificate: X509Certificate;
  readonly keys: CryptoKeyPair;
}

/** ECDSA on P-256 with SHA-256, the only algorithm of U2F. */
export const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Makes a pair of keys on P-256 and a certificate that is signed by itself. */
export async function createCertificate(options: CertificateOptions): Promise<Certified> {
  const { name, days, extensions = [] } = options;
  const keys = await crypto.subtle.generateKey(es256, true, ['sign', 'verify']);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name,
      keys,
      // The first bit stays clear: a serial number is positive (RFC 5280, 4.1.2.2).
      serialNumber: `4${randomBytes(8).toString('hex').slice(1)}`,
      // A clock may be a little behind, and a certificate from the future is good for nothing.
      notBefore: new Date(now - 60_000),
      notAfter: new Date(now + days * 86_400_000),
      signingAlgorithm: es256,
      extensions: [...extensions],
    },
    crypto,
  );
  return { certificate, keys };
}
