import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A self-signed certificate, and the hash by which Chromium can be told to trust it. */
export function certificate(host) {
  const extensions = [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }];
  const options = { algorithm: 'sha256', days: 30, extensions, keySize: 2048 };
  const { cert, private: key } = generate([{ name: 'commonName', value: host }], options);
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { cert, key, trust: createHash('sha256').update(spki).digest('base64') };
}
