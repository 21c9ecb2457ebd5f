import { Extension } from '../certificates/x509.js';
import { createCertificate } from '../certificates/create-certificate.js';
import { tokenTransports } from './options.js';
import type { SoftTokenTransport } from './options.js';

/** A token's attestation: its certificate, and the key that signs registrations. */
export interface Attestation {
  /** DER. */
  readonly certificate: Buffer;
  readonly privateKey: CryptoKey;
}

/** FIDO U2F Authenticator Transports Extension, 3. */
const transportsId = '1.3.6.1.4.1.45724.2.1.1';

/** Makes the attestation that a factory puts into a token. */
export async function createAttestation(
  transports: readonly SoftTokenTransport[],
): Promise<Attestation> {
  const { certificate, keys } = await createCertificate({
    name: 'CN=Second Factor soft U2F token',
    days: 3_650,
    extensions: transports.length > 0 ? [transportsExtension(transports)] : [],
  });
  return { certificate: Buffer.from(certificate.rawData), privateKey: keys.privateKey };
}

/** A BIT STRING of one byte: the first bit is its highest, and those after the last are unused. */
function transportsExtension(transports: readonly SoftTokenTransport[]): Extension {
  const places = transports.map((transport) => tokenTransports.indexOf(transport));
  const bits = places.reduce((sum, place) => sum | (0x80 >> place), 0);
  const unused = 7 - Math.max(...places);
  return new Extension(transportsId, false, Uint8Array.of(0x03, 2, unused, bits));
}
