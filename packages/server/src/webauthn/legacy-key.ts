import { fromBase64, toBase64url } from '../base64url.js';
import { defaultKeyName } from '../ceremony/key-name.js';
import { check, isText } from '../read-options.js';
import type { StoredKey } from '../stores/key-store.js';

/** A key as a U2F server has kept it. */
export interface LegacyKeyRecord {
  /** The site's own id of the user. */
  readonly userId: string;
  /** The key handle, in base64url or in standard base64. */
  readonly keyHandle: string;
  /** The 65 bytes `04 | x | y`, or the same in base64url or standard base64. */
  readonly publicKey: Uint8Array | string;
  /** The counter as it was last seen. */
  readonly counter: number;
  /** The App ID it was registered under, letter by letter: its hash is in every signature. */
  readonly appId: string;
  /** U2F's names: `bt`, `ble`, `nfc`, `usb`, `usb-internal`. Default: none. */
  readonly transports?: readonly string[] | undefined;
  /** What the person calls it. Default `Security key`. */
  readonly name?: string | undefined;
  /** When it was registered, in milliseconds since 1970. Default: now. */
  readonly created?: number | undefined;
}

/**
 * An old U2F key as a {@link StoredKey}, to be put into a store by its `add`.
 *
 * The key keeps working: it signs for its App ID, which a browser uses for it by WebAuthn's `appid`.
 *
 * @throws {TypeError} which names the member that cannot be read
 */
export function legacyKey(record: LegacyKeyRecord): StoredKey {
  const { userId, counter, appId, name = defaultKeyName, created = Date.now() } = record;
  check(isText(userId) && userId !== '', 'userId must be a text');
  check(isText(appId) && URL.canParse(appId), 'appId must be a URL');
  check(
    Number.isInteger(counter) && counter >= 0 && counter < 2 ** 32,
    'counter must be a whole number of 32 bits',
  );
  return {
    id: readKeyHandle(record.keyHandle),
    userId,
    userHandle: undefined,
    name,
    publicKey: toCose(record.publicKey),
    counter,
    transports: (record.transports ?? []).filter((transport) => reachable.includes(transport)),
    appId,
    created,
    lastUsed: undefined,
  };
}

/** U2F's ways to a key that WebAuthn knows too. `internal` is none: a browser would look inside itself. */
const reachable = ['usb', 'nfc', 'ble'];

function readKeyHandle(text: string): string {
  const bytes = isText(text) ? fromBase64(text) : undefined;
  // One byte of a U2F message holds its length (U2F Raw Message Formats, 4.3).
  const isRight = bytes !== undefined && bytes.length > 0 && bytes.length < 256;
  check(isRight, 'keyHandle must be 1 to 255 bytes in base64');
  return toBase64url(bytes);
}

const pointHead = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];

/** The COSE form of a point on P-256 for ES256 (RFC 9053, 7.1.1), in CTAP2's canonical order. */
function toCose(publicKey: Uint8Array | string): Uint8Array {
  const point = isText(publicKey) ? fromBase64(publicKey) : publicKey;
  const isPoint = point instanceof Uint8Array && point.length === 65 && point[0] === 4;
  check(isPoint, 'publicKey must be the 65 bytes 04 | x | y');
  return Uint8Array.of(...pointHead, ...point.slice(1, 33), 0x22, 0x58, 0x20, ...point.slice(33));
}
