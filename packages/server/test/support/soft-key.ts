import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a page gets from `register/begin`, as far as a key looks at it. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly timeout: number;
  readonly attestation: string;
  readonly authenticatorSelection: Readonly<Record<string, unknown>>;
  readonly excludeCredentials: readonly Descriptor[];
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly pubKeyCredParams: readonly { readonly alg: number }[];
}

/** What a page gets from `authenticate/begin`, as far as a key looks at it. */
export interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
  readonly timeout: number;
  readonly userVerification: string;
  readonly allowCredentials: readonly Descriptor[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface Descriptor {
  readonly id: string;
  readonly transports?: readonly string[];
}

/** Where a key, or the browser around it, departs from what it was asked. */
export interface Lie {
  readonly type?: string;
  readonly challenge?: string;
  readonly origin?: string;
  /** More members of the client data, such as `crossOrigin`. */
  readonly clientData?: Readonly<Record<string, unknown>>;
  /** The text whose hash is signed. */
  readonly rpId?: string;
  readonly flags?: number;
  readonly counter?: number;
  readonly userHandle?: string | null;
  readonly appid?: unknown;
  /** Signs with another key. */
  readonly isForged?: boolean;
}

/** A credential in the JSON that browsers make of it. */
export type CredentialJson = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly response: Readonly<Record<string, unknown>>;
};

/** An authenticator made of software, with one credential after the other. */
export interface SoftKey {
  create(options: CreationOptions, lie?: Lie): CredentialJson;
  get(options: RequestOptions, lie?: Lie): CredentialJson;
  /** Registers as U2F did, and gives what a U2F server has kept. */
  registerByU2f(appId: string): { keyHandle: string; publicKey: Uint8Array };
  /** The same key twice, as a thief would like it. */
  clone(): SoftKey;
}

interface Credential {
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  /** The RP ID or the App ID it signs for. */
  readonly scope: string;
  readonly userHandle: string | null;
  counter: number;
}

/** How an authenticator is built. */
export interface SoftKeyOptions {
  /** The page's origin. */
  readonly origin?: string;
  /** Whether it verifies the person. */
  readonly verifies?: boolean;
  /** Whether it counts its signatures. */
  readonly counts?: boolean;
}

const userPresent = 0x01;
const userVerified = 0x04;
const attested = 0x40;

/** An authenticator on P-256 without attestation, which signs as CTAP2 keys do. */
export function softKey(options: SoftKeyOptions = {}, credentials: Credential[] = []): SoftKey {
  const { origin = 'https://site.example', verifies = false, counts = true } = options;
  const flagsOf = (lie: Lie) => lie.flags ?? userPresent | (verifies ? userVerified : 0);

  function add(scope: string, userHandle: string | null): Buffer {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    credentials.push({ id: randomBytes(32), privateKey, scope, userHandle, counter: 0 });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    return Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  }

  return {
    create({ challenge, rp, user }, lie = {}) {
      const point = add(rp.id, user.id);
      const { id } = last(credentials);
      const clientData = clientDataOf('webauthn.create', challenge, { origin, ...lie });
      const authData = Buffer.concat([
        sha256(lie.rpId ?? rp.id),
        Buffer.of(flagsOf(lie) | attested),
        uint32(lie.counter ?? 0),
        Buffer.alloc(16),
        Buffer.of(0, id.length),
        id,
        cose(point),
      ]);
      return credentialJson(id, {
        clientDataJSON: base64url(clientData),
        attestationObject: base64url(attestationObject(authData)),
        transports: ['usb', 'nfc'],
      });
    },

    get({ challenge, rpId, allowCredentials, extensions = {} }, lie = {}) {
      const allowed = allowCredentials.map(({ id }) => id);
      const appId = extensions['appid'];
      const found = credentials.find(
        ({ id, scope }) =>
          (allowed.length === 0 || allowed.includes(base64url(id))) &&
          (scope === rpId || scope === appId),
      );
      if (!found) throw new Error('NotAllowedError');
      if (counts) found.counter += 1;
      const clientData = clientDataOf('webauthn.get', challenge, { origin, ...lie });
      const authData = Buffer.concat([
        sha256(lie.rpId ?? found.scope),
        Buffer.of(flagsOf(lie)),
        uint32(lie.counter ?? found.counter),
      ]);
      const { userHandle = found.userHandle, isForged = false } = lie;
      const signer = isForged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : found;
      const signed = Buffer.concat([authData, sha256(clientData)]);
      const response = {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authData),
        signature: base64url(sign('sha256', signed, signer.privateKey)),
        userHandle,
      };
      const appid = 'appid' in lie ? lie.appid : found.scope === appId;
      return credentialJson(found.id, response, appId === undefined ? {} : { appid });
    },

    registerByU2f(appId) {
      const point = add(appId, null);
      const publicKey = Uint8Array.of(4, ...point);
      return { keyHandle: base64url(last(credentials).id), publicKey };
    },

    clone: () =>
      softKey(
        options,
        credentials.map((credential) => ({ ...credential })),
      ),
  };
}

function credentialJson(id: Buffer, response: object, results: object = {}): CredentialJson {
  return {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    authenticatorAttachment: 'cross-platform',
    response: { ...response },
    clientExtensionResults: results,
  };
}

function clientDataOf(type: string, challenge: string, lie: Lie): Buffer {
  const { origin } = lie;
  const data = { type, challenge, origin, crossOrigin: false, ...lie.clientData };
  const told = { ...data, type: lie.type ?? type, challenge: lie.challenge ?? challenge };
  return Buffer.from(JSON.stringify(told));
}

/** CBOR `{ fmt: "none", attStmt: {}, authData }`. */
function attestationObject(authData: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
    Buffer.of(authData.length),
    authData,
  ]);
}

function cose(point: Buffer): Buffer {
  const [x, y] = [point.subarray(0, 32), point.subarray(32)];
  return Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    x,
    Buffer.from('225820', 'hex'),
    y,
  ]);
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function base64url(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function last<T>(list: readonly T[]): T {
  const value = list.at(-1);
  if (value === undefined) throw new Error('empty');
  return value;
}
