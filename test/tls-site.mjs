/**
 * Sites by https with host names of their own, on this machine alone: Chromium takes an App ID of old
 * U2F keys, and some other things, only there.
 */
import { webcrypto } from 'node:crypto';
import { createServer } from 'node:https';
import { toNodeListener } from '@second-factor/server/node';
// What x509 stands on reads decorators by it.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** What Chromium needs to find `*.test` here, and to take its certificates. */
export const tlsArguments = [
  '--host-resolver-rules=MAP *.test 127.0.0.1',
  '--ignore-certificate-errors',
];

/** Serves a handler by https at a host name; `port` and `close()` are what is left to know. */
export async function listenTls(handle, host) {
  const server = createServer(await certificate(host), toNodeListener(handle));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    url: `https://${host}:${port}`,
    port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A key and a certificate that it has signed itself, good for a day. */
async function certificate(host) {
  x509.cryptoProvider.set(webcrypto);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${host}`,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }])],
  });
  const secret = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: made.toString('pem'), key: x509.PemConverter.encode(secret, 'PRIVATE KEY') };
}
