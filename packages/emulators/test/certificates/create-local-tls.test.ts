import assert from 'node:assert/strict';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { suite, test } from 'node:test';
import { createLocalTls } from '@second-factor/emulators';

suite('createLocalTls', () => {
  test('makes a certificate for this computer alone, with its key', async () => {
    const { cert, key } = await createLocalTls();
    const certificate = new X509Certificate(cert);
    assert.equal(certificate.checkHost('localhost'), 'localhost');
    assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
    assert.ok(certificate.checkIP('::1'));
    assert.equal(certificate.checkHost('site.example'), undefined);
    assert.equal(certificate.checkPrivateKey(createPrivateKey(key)), true);
    assert.equal(certificate.verify(certificate.publicKey), true);
    assert.equal(certificate.ca, false);
  });

  test('makes one that is good now, and not for years', async () => {
    const { validFrom, validTo } = new X509Certificate((await createLocalTls()).cert);
    const days = (Date.parse(validTo) - Date.now()) / 86_400_000;
    assert.ok(Date.parse(validFrom) <= Date.now());
    assert.ok(days > 89 && days <= 90);
  });

  test('makes another one each time', async () => {
    const [one, other] = await Promise.all([createLocalTls(), createLocalTls()]);
    const serials = [one, other].map(({ cert }) => new X509Certificate(cert).serialNumber);
    assert.notEqual(serials[0], serials[1]);
    assert.notEqual(one.key, other.key);
  });
});
