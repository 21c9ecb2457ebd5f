import { ExtendedKeyUsage, ExtendedKeyUsageExtension } from './x509.js';
import { PemConverter, SubjectAlternativeNameExtension } from './x509.js';
import { createCertificate } from './create-certificate.js';

/** What a server by https needs, both as PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/** Makes a key and a self-signed certificate for `127.0.0.1`, `::1` and `localhost`, good for 90 days. */
export async function createLocalTls(): Promise<Tls> {
  const { certificate, keys } = await createCertificate({
    name: 'CN=localhost, O=Second Factor emulators',
    days: 90,
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    ],
  });
  const secret = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: certificate.toString('pem'), key: PemConverter.encode(secret, 'PRIVATE KEY') };
}
