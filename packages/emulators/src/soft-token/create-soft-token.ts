import { randomBytes } from 'node:crypto';
import { es256 } from '../certificates/create-certificate.js';
import { createAttestation } from './attestation.js';
import type { Attestation } from './attestation.js';
import { createFinger } from './finger.js';
import type { Finger } from './finger.js';
import { assertOptions } from './options.js';
import type { SoftTokenFaults, SoftTokenOptions } from './options.js';
import { signDer } from './sign-der.js';

/** What a client asks of a token, both SHA-256 (FIDO U2F Raw Message Formats, 4.1). */
export interface TokenRegistrationRequest {
  /** The hash of the client data. */
  readonly challengeParameter: Uint8Array;
  /** The hash of the App ID. */
  readonly applicationParameter: Uint8Array;
}

/** The same for a key that the token has (FIDO U2F Raw Message Formats, 5.1). */
export interface TokenSignRequest extends TokenRegistrationRequest {
  readonly keyHandle: Uint8Array;
}

/** A U2F token in software. */
export interface SoftToken {
  /** Its attestation certificate, DER. */
  readonly certificate: Buffer;
  /** Whether it waits for a touch. */
  readonly isBlinking: boolean;
  /** Resolves once it waits for a touch. */
  untilBlinking(): Promise<void>;
  /** Touches it; says whether it was waiting. One touch meets one request, the oldest. */
  touch(): boolean;
  /** Whether it made this key for this application: the check without a touch (control byte 07). */
  hasKey(keyHandle: Uint8Array, applicationParameter: Uint8Array): boolean;
  /**
   * Makes a key once it is touched, and answers `registrationData`.
   * @throws the signal's reason; the error of {@link SoftToken.misbehave}
   */
  register(request: TokenRegistrationRequest, signal?: AbortSignal): Promise<Buffer>;
  /**
   * Signs once it is touched, and answers `signatureData`.
   * @throws `RangeError` for a key that it has not; the signal's reason; the error of
   * {@link SoftToken.misbehave}
   */
  sign(request: TokenSignRequest, signal?: AbortSignal): Promise<Buffer>;
  /** From now on has these faults, and no others. */
  misbehave(faults: SoftTokenFaults): void;
}

interface Key {
  readonly application: string;
  readonly privateKey: CryptoKey;
}

/** A token's inside. */
interface Chip {
  readonly attestation: Attestation;
  readonly finger: Finger;
  /** By key handle, as hex. */
  readonly keys: Map<string, Key>;
  faults: SoftTokenFaults;
  counter: number;
}

/**
 * Makes a U2F token with keys on P-256 and an attestation certificate of its own.
 *
 * @throws `TypeError` when an option cannot be used
 *
 * @example
 * const token = await createSoftToken();
 * const service = emulateDeviceService({ tokens: [token] });
 * await token.untilBlinking();
 * token.touch();
 */
export async function createSoftToken(options: SoftTokenOptions = {}): Promise<SoftToken> {
  assertOptions(options);
  const { touch = 'on-demand', counter = 0, transports = [] } = options;
  const attestation = await createAttestation(transports);
  const finger = createFinger(touch);
  const chip: Chip = { attestation, finger, keys: new Map(), faults: {}, counter };
  return {
    certificate: attestation.certificate,
    get isBlinking() {
      return finger.isAwaited;
    },
    untilBlinking: () => finger.untilAwaited(),
    touch: () => finger.touch(),
    hasKey: (keyHandle, application) => findKey(chip, keyHandle, application) !== undefined,
    register: (request, signal) => register(chip, request, signal),
    sign: (request, signal) => sign(chip, request, signal),
    misbehave: (faults) => void (chip.faults = faults),
  };
}

function findKey({ keys }: Chip, handle: Uint8Array, application: Uint8Array): Key | undefined {
  const key = keys.get(hex(handle));
  return key?.application === hex(application) ? key : undefined;
}

/** FIDO U2F Raw Message Formats, 4.3. */
async function register(
  chip: Chip,
  { challengeParameter, applicationParameter }: TokenRegistrationRequest,
  signal?: AbortSignal,
): Promise<Buffer> {
  await ready(chip, signal);
  const { privateKey, publicKey } = await crypto.subtle.generateKey(es256, true, [
    'sign',
    'verify',
  ]);
  const point = Buffer.from(await crypto.subtle.exportKey('raw', publicKey));
  const handle = randomBytes(64);
  chip.keys.set(hex(handle), { application: hex(applicationParameter), privateKey });
  const message = [Buffer.of(0), applicationParameter, challengeParameter, handle, point];
  const signature = await signWith(chip, chip.attestation.privateKey, Buffer.concat(message));
  const key = [Buffer.of(0x05), point, Buffer.of(handle.length), handle];
  return Buffer.concat([...key, chip.attestation.certificate, signature]);
}

/** FIDO U2F Raw Message Formats, 5.4. */
async function sign(
  chip: Chip,
  { challengeParameter, applicationParameter, keyHandle }: TokenSignRequest,
  signal?: AbortSignal,
): Promise<Buffer> {
  const key = findKey(chip, keyHandle, applicationParameter);
  if (!key) throw new RangeError('the token has no such key for this application');
  await ready(chip, signal);
  const status = Buffer.of(chip.faults.presence ?? 1, 0, 0, 0, 0);
  status.writeUInt32BE(chip.faults.counter ?? ++chip.counter, 1);
  const message = Buffer.concat([applicationParameter, status, challengeParameter]);
  return Buffer.concat([status, await signWith(chip, key.privateKey, message)]);
}

/** Waits for the touch, unless the token is broken. */
async function ready({ faults, finger }: Chip, signal?: AbortSignal): Promise<void> {
  if (faults.error) throw faults.error;
  await finger.untilTouched(signal);
}

async function signWith({ faults }: Chip, key: CryptoKey, message: Buffer): Promise<Buffer> {
  const wrong = faults.signature === 'wrong';
  const signature = await signDer(
    key,
    wrong ? Buffer.from('something else') : new Uint8Array(message),
  );
  return faults.signature === 'cut' ? signature.subarray(0, -1) : signature;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
