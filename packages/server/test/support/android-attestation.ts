import 'reflect-metadata';
import { createHash } from 'node:crypto';
import {
  CRLDistributionPointsExtension,
  Extension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { CredentialJson } from './soft-key.js';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const text = (value: string) => Buffer.concat([Buffer.of(0x60 | value.length), Buffer.from(value)]);
const bytes = (value: Uint8Array) =>
  Buffer.concat([Buffer.of(0x59, value.length >> 8, value.length & 255), value]);
const der = (tag: number, ...parts: readonly Uint8Array[]) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag, content.length), content]);
};

/** What Android writes into a certificate about a key (KeyDescription), which is bound to a challenge. */
function keyDescription(challenge: Uint8Array): Uint8Array<ArrayBuffer> {
  const numbers = [
    der(2, Buffer.of(3)),
    der(10, Buffer.of(1)),
    der(2, Buffer.of(4)),
    der(10, Buffer.of(1)),
  ];
  const all = der(0x30, ...numbers, der(4, challenge), der(4), der(0x30), der(0x30));
  return Uint8Array.from(all);
}

/**
 * A new key with an attestation of format `android-key` by a made-up authority, whose certificate names
 * addresses of lists of revoked certificates.
 */
export async function androidAttestation(
  options: { readonly challenge: string; readonly rp: { readonly id: string } },
  { origin, revoked }: { readonly origin: string; readonly revoked: string },
): Promise<CredentialJson> {
  const clientData = Buffer.from(
    JSON.stringify({ type: 'webauthn.create', challenge: options.challenge, origin }),
  );
  const hash = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
  const [authority, key] = await Promise.all(
    [0, 1].map(() => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])),
  );
  if (!authority || !key) throw new Error('no keys');
  const common = {
    notBefore: new Date(Date.now() - 1e6),
    notAfter: new Date(Date.now() + 1e8),
    signingAlgorithm: algorithm,
  };
  const root = await X509CertificateGenerator.createSelfSigned(
    { ...common, serialNumber: '01', name: 'CN=authority', keys: authority },
    crypto,
  );
  const leaf = await X509CertificateGenerator.create(
    {
      ...common,
      serialNumber: '02',
      subject: 'CN=key',
      issuer: 'CN=authority',
      publicKey: key.publicKey,
      signingKey: authority.privateKey,
      extensions: [
        new Extension('1.3.6.1.4.1.11129.2.1.17', false, keyDescription(hash(clientData))),
        new CRLDistributionPointsExtension([revoked]),
      ],
    },
    crypto,
  );
  const point = Buffer.from(await crypto.subtle.exportKey('raw', key.publicKey));
  const id = Buffer.alloc(32, 9);
  const authData = Buffer.concat([
    hash(options.rp.id),
    Buffer.of(0x45, 0, 0, 0, 0),
    Buffer.alloc(16),
    Buffer.of(0, id.length),
    id,
    Buffer.from('a5010203262001215820', 'hex'),
    point.subarray(1, 33),
    Buffer.from('225820', 'hex'),
    point.subarray(33),
  ]);
  const certificates = [leaf, root].map(({ rawData }) => bytes(new Uint8Array(rawData)));
  const statement = [
    ...[Buffer.of(0xa3), text('alg'), Buffer.of(0x26), text('sig'), bytes(Buffer.alloc(70))],
    ...[text('x5c'), Buffer.of(0x82), ...certificates],
  ];
  const attestation = Buffer.concat([
    ...[Buffer.of(0xa3), text('fmt'), text('android-key'), text('attStmt'), ...statement],
    ...[text('authData'), bytes(authData)],
  ]);
  return {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    response: {
      clientDataJSON: clientData.toString('base64url'),
      attestationObject: attestation.toString('base64url'),
    },
    clientExtensionResults: {},
  };
}
