import { type DerElement, readChildren, readDer, tags } from './der.js';
import { type Bytes, type BytesOrText, readBytes } from './read-bytes.js';

/** U2F's names of the ways to a key, in the order of their bits (FIDO U2F Authenticator Transports). */
const transports = ['bt', 'ble', 'usb', 'nfc', 'usb-internal', 'lightning'] as const;

/** A way to a key. WebAuthn knows `ble`, `usb` and `nfc` by the same names, and none of the others. */
export type U2fTransport = (typeof transports)[number];

const what = 'The certificate';
/** 1.3.6.1.4.1.45724.2.1.1, as its bytes. */
const extensionId = '43,6,1,4,1,130,229,28,2,1,1';

/**
 * The ways to a key that the certificate of its make names; none when it names none. A certificate, or
 * an extension in it, that is malformed names none either: no registration fails for it.
 * @param certificate - in DER form, as bytes or base64url
 */
export function certificateTransports(certificate: BytesOrText): readonly U2fTransport[] {
  try {
    const bytes = readBytes(certificate, what);
    const value = findExtension(bytes);
    return value ? readBits(bytes, value) : [];
  } catch {
    return [];
  }
}

/** Goes down to the value of our extension (RFC 5280, 4.1 and 4.2). */
function findExtension(bytes: Bytes): DerElement | undefined {
  const [body] = readChildren(bytes, readDer(bytes, 0, what, tags.sequence), what);
  const wrapper = inside(bytes, body).find(({ tag }) => tag === tags.extensions);
  const [list] = inside(bytes, wrapper);
  for (const extension of inside(bytes, list)) {
    const [id, ...others] = inside(bytes, extension);
    // Between the two may stand whether it is critical.
    if (id && String(bytes.subarray(id.start, id.end)) === extensionId) return others.at(-1);
  }
  return undefined;
}

function inside(bytes: Bytes, parent: DerElement | undefined): readonly DerElement[] {
  return parent ? readChildren(bytes, parent, what) : [];
}

/** The bits of a BIT STRING in an OCTET STRING; its first octet counts the bits unused in its last. */
function readBits(bytes: Bytes, value: DerElement): readonly U2fTransport[] {
  const { start, end } = readDer(bytes.subarray(0, value.end), value.start, what, tags.bitString);
  const [unused = 8, octet = 0] = bytes.subarray(start, end);
  const isRight = value.tag === tags.octetString && end === value.end && unused < 8;
  const count = (end - start - 1) * 8 - unused;
  return transports.filter((_name, bit) => isRight && bit < count && (octet << bit) & 0x80);
}
