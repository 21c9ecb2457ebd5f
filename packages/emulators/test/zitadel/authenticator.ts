import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a page got from the server, as far as the authenticator looks at it. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
}

/** What a page got from the server to log in with. */
export interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** Ways to do it wrong, or just differently. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly userPresent?: boolean;
  readonly userVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly topOrigin?: string;
  /** Signs something else than what it sends. */
  readonly forges?: boolean;
}

/** A credential as JSON. */
export interface Credential {
  readonly id: string;
  readonly rawId: string;
  readonly type: string;
  readonly response: Readonly<Record<string, string>>;
}

/** A security key in software: one ES256 key pair, no attestation, on pages of one origin. */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  let counter = 0;

  const clientData = (challenge: string, type: string, deviation: Deviation): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: deviation.type ?? type,
        challenge: toBase64Url(deviation.challenge ?? challenge),
        origin: deviation.origin ?? origin,
        ...(deviation.topOrigin && { topOrigin: deviation.topOrigin, crossOrigin: true }),
      }),
    );

  const authenticatorData = (rpId: string, deviation: Deviation, attested?: Buffer): Buffer => {
    counter += 1;
    const { userPresent = true, userVerified = true } = deviation;
    const flags = (userPresent ? 1 : 0) | (userVerified ? 4 : 0) | (attested ? 64 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags);
    head.writeUInt32BE(deviation.counter ?? counter, 1);
    return Buffer.concat([hash(deviation.rpId ?? rpId), head, attested ?? Buffer.alloc(0)]);
  };

  return {
    id,

    /** `navigator.credentials.create()`. */
    register(options: CreationOptions, deviation: Deviation = {}): Credential {
      const coseKey = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const length = Buffer.from([0, credentialId.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey]);
      const authData = authenticatorData(options.rp.id, deviation, attested);
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: encode(clientData(options.challenge, 'webauthn.create', deviation)),
          attestationObject: encode(attestationObject(authData)),
        },
      };
    },

    /** `navigator.credentials.get()`. */
    authenticate(options: RequestOptions, deviation: Deviation = {}): Credential {
      const data = clientData(options.challenge, 'webauthn.get', deviation);
      const authData = authenticatorData(options.rpId, deviation);
      const signed = Buffer.concat([authData, hash(deviation.forges ? 'forged' : data)]);
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          authenticatorData: encode(authData),
          clientDataJSON: encode(data),
          signature: encode(sign('sha256', signed, privateKey)),
          userHandle: deviation.userHandle ?? '',
        },
      };
    },
  };
}

/** CBOR of `{ fmt: 'none', attStmt: {}, authData }`. */
export function attestationObject(authData: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
    Buffer.from([0x58, authData.length]),
    authData,
  ]);
}

function hash(data: Buffer | string): Buffer {
  return createHash('sha256').update(data).digest();
}

function encode(data: Buffer): string {
  return data.toString('base64url');
}

/** A browser decodes what it is given and writes it its own way. */
function toBase64Url(challenge: string): string {
  return Buffer.from(challenge, 'base64').toString('base64url');
}
