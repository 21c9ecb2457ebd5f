import { es256 } from '../certificates/create-certificate.js';

/** Signs with ECDSA on P-256 and SHA-256; the signature is in DER, as U2F wants it. */
export async function signDer(privateKey: CryptoKey, message: BufferSource): Promise<Buffer> {
  const raw = Buffer.from(await crypto.subtle.sign(es256, privateKey, message));
  const parts = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, parts.length), parts]);
}

/** An unsigned number as DER's INTEGER: no zeros before it, but one where it would be negative. */
function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(start);
  const sign = (digits[0] ?? 0) >= 0x80 ? Buffer.of(0) : Buffer.alloc(0);
  return Buffer.concat([Buffer.of(0x02, sign.length + digits.length), sign, digits]);
}
