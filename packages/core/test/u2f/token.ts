import { unhex } from './bytes.js';
import { element, join } from './random.js';
import { digest } from './verify.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** A key pair that the token has made. */
export interface TokenKey {
  readonly appId: string;
  /** In base64url. */
  readonly keyHandle: string;
  /** 65 bytes. */
  readonly publicKey: Bytes;
  /** How often it has signed. */
  counter: number;
  readonly pair: CryptoKeyPair;
}

/** A request as version 1.0 of U2F's JavaScript API has it. */
export interface TokenRequest {
  readonly version?: string;
  readonly challenge: string;
  readonly appId: string;
  readonly keyHandle?: string;
}

export type TokenCallback = (response: Readonly<Record<string, unknown>>) => void;

/** What a test decides of a token. */
export interface TokenOptions {
  /** Which form its `window.u2f` has. Default `1.1`. */
  readonly version?: '1.0' | '1.1';
  /** The origin it writes into client data. Default: the page's. */
  readonly origin?: string;
  /** How often a key has signed before it is made here. Default 0. */
  readonly counter?: number;
}

/** A U2F token of software, for tests of pages that ask one: its signatures are real ones on P-256. */
export interface Token {
  /** A stand-in for `window.u2f`. */
  readonly u2f: Readonly<Record<'register' | 'sign', (...args: never[]) => void>>;
  /** The keys it has made, as many as there are for each App ID. */
  readonly keys: readonly TokenKey[];
  /** What was asked of it, but for App IDs that are not the page's. */
  readonly calls: readonly { readonly operation: string; readonly timeout: number }[];
  /** Ends the next calls with a code from 1 to 5. */
  fail(errorCode: number, times?: number): void;
  /** Leaves the next calls without an answer. */
  hang(times?: number): void;
  register(requests: readonly TokenRequest[], known?: readonly TokenRequest[]): Promise<object>;
  sign(requests: readonly TokenRequest[]): Promise<object>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Makes a token without keys. */
export async function makeToken(options: TokenOptions = {}): Promise<Token> {
  const { counter = 0, origin: ownOrigin = origin, version = '1.1' } = options;
  const make = await makeAttestation();
  const keys: TokenKey[] = [];
  const calls: { operation: string; timeout: number }[] = [];
  /** What comes of the next calls instead of an answer: a code, or 0 for none at all. */
  let mishaps: number[] = [];

  function find(request: TokenRequest): TokenKey | undefined {
    const { appId, keyHandle } = request;
    return keys.find((key) => key.appId === appId && key.keyHandle === keyHandle);
  }

  async function register(
    requests: readonly TokenRequest[],
    known: readonly TokenRequest[] = [],
  ): Promise<object> {
    const [request] = requests;
    if (!request) return { errorCode: 2 };
    if (known.some(find)) return { errorCode: 4, errorMessage: 'Already registered' };
    const key = await makeKey(request.appId, counter);
    keys.push(key);
    const clientData = clientDataOf('navigator.id.finishEnrollment', request, ownOrigin);
    const handle = fromText(key.keyHandle);
    const signed = join(
      [0],
      await digest(request.appId),
      await digest(clientData),
      handle,
      key.publicKey,
    );
    const signature = await signatureOf(make.pair, signed);
    const message = [[5], key.publicKey, [handle.length], handle, make.certificate, signature];
    return {
      version: 'U2F_V2',
      registrationData: toText(join(...message)),
      clientData: toText(clientData),
    };
  }

  async function sign(requests: readonly TokenRequest[]): Promise<object> {
    const request = requests.find(find);
    const key = request && find(request);
    if (!key) return { errorCode: 4, errorMessage: 'Not registered' };
    key.counter++;
    const clientData = clientDataOf('navigator.id.getAssertion', request, ownOrigin);
    const status = new Uint8Array(5);
    status[0] = 1;
    new DataView(status.buffer).setUint32(1, key.counter);
    const signed = join(await digest(request.appId), status, await digest(clientData));
    const signature = await signatureOf(key.pair, signed);
    return {
      keyHandle: key.keyHandle,
      signatureData: toText(join(status, signature)),
      clientData: toText(clientData),
    };
  }

  /** What a browser does around a key: it looks at the App ID, and calls back once. */
  async function run(
    operation: 'register' | 'sign',
    requests: readonly TokenRequest[],
    known: readonly TokenRequest[],
    callback: TokenCallback,
    timeout: number,
  ): Promise<void> {
    if (![...requests, ...known].every(({ appId }) => isOwn(appId))) {
      callback({ errorCode: 2, errorMessage: 'Bad App ID' });
      return;
    }
    calls.push({ operation, timeout });
    const mishap = mishaps.shift();
    if (mishap === 0) return;
    if (mishap) callback({ errorCode: mishap, errorMessage: `Error ${mishap}` });
    else
      callback({ ...(await (operation === 'sign' ? sign(requests) : register(requests, known))) });
  }

  return {
    u2f: version === '1.1' ? newForm(run) : oldForm(run),
    keys,
    calls,
    fail: (errorCode, times = 1) => (mishaps = Array<number>(times).fill(errorCode)),
    hang: (times = 1) => (mishaps = Array<number>(times).fill(0)),
    register,
    sign,
  };
}

type Run = (
  operation: 'register' | 'sign',
  requests: readonly TokenRequest[],
  known: readonly TokenRequest[],
  callback: TokenCallback,
  timeout: number,
) => Promise<void>;

type Registered = Omit<TokenRequest, 'challenge' | 'appId'> & { readonly appId?: string };

/** FIDO U2F JavaScript API 1.1: what all requests have in common comes first. */
function newForm(run: Run): Token['u2f'] {
  function fill(appId: string, challenge: string, list: readonly Registered[]): TokenRequest[] {
    return list.map((entry) => ({ challenge, appId, ...entry }));
  }
  return {
    register(
      appId: string,
      requests: readonly Registered[],
      known: readonly Registered[],
      callback: TokenCallback,
      timeout: number,
    ) {
      void run('register', fill(appId, '', requests), fill(appId, '', known), callback, timeout);
    },
    sign(
      appId: string,
      challenge: string,
      known: readonly Registered[],
      callback: TokenCallback,
      timeout: number,
    ) {
      void run('sign', fill(appId, challenge, known), [], callback, timeout);
    },
  };
}

/** FIDO U2F JavaScript API 1.0: every request is whole. */
function oldForm(run: Run): Token['u2f'] {
  return {
    register(
      requests: readonly TokenRequest[],
      known: readonly TokenRequest[],
      callback: TokenCallback,
      timeout: number,
    ) {
      void run('register', requests, known, callback, timeout);
    },
    sign(requests: readonly TokenRequest[], callback: TokenCallback, timeout: number) {
      void run('sign', requests, [], callback, timeout);
    },
  };
}

/** An App ID is the page's when it is its origin, or by https and of its host. */
function isOwn(appId: string): boolean {
  if (appId === origin) return true;
  return (
    URL.canParse(appId) &&
    appId.startsWith('https:') &&
    new URL(appId).hostname === location.hostname
  );
}

async function makePair(): Promise<{ readonly pair: CryptoKeyPair; readonly publicKey: Bytes }> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  return { pair, publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
}

async function makeKey(appId: string, counter: number): Promise<TokenKey> {
  const keyHandle = toText(crypto.getRandomValues(new Uint8Array(64)));
  return { ...(await makePair()), appId, keyHandle, counter };
}

/** Key and certificate of the make, which has signed it itself (RFC 5280, 4.1). */
async function makeAttestation(): Promise<{
  readonly pair: CryptoKeyPair;
  readonly certificate: Bytes;
}> {
  const { pair, publicKey } = await makePair();
  const ecdsa = element(0x30, unhex('06082a8648ce3d040302'));
  const point = join(unhex('3059301306072a8648ce3d020106082a8648ce3d030107034200'), publicKey);
  const commonName = join(unhex('0603550403'), element(0x0c, new TextEncoder().encode('Token')));
  const name = element(0x30, element(0x31, element(0x30, commonName)));
  const validity = element(0x30, join(time('200101000000Z'), time('491231235959Z')));
  const body = element(0x30, join(unhex('a003020102020101'), ecdsa, name, validity, name, point));
  const signature = element(3, join([0], await signatureOf(pair, body)));
  return { pair, certificate: element(0x30, join(body, ecdsa, signature)) };
}

function time(text: string): Bytes {
  return element(0x17, new TextEncoder().encode(text));
}

/** A signature in DER form; WebCrypto gives the two numbers after each other. */
async function signatureOf({ privateKey }: CryptoKeyPair, message: Bytes): Promise<Bytes> {
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, message));
  return element(0x30, join(integer(raw.slice(0, 32)), integer(raw.slice(32))));
}

function integer(bytes: Bytes): Bytes {
  const short = bytes.slice(bytes.findIndex((byte) => byte > 0));
  return element(2, (short[0] ?? 0) > 127 ? join([0], short) : short);
}

/** As NetIQ's Device Service writes it: with spaces, and slashes escaped. */
function clientDataOf(typ: string, { challenge }: TokenRequest, ownOrigin: string): Bytes {
  const escaped = ownOrigin.replaceAll('/', '\\/');
  const text = `{ "challenge": "${challenge}", "origin": "${escaped}", "typ": "${typ}" }`;
  return new TextEncoder().encode(text);
}

/** Bytes in base64url. */
export function toText(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of a base64url text. */
export function fromText(text: string): Bytes {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}

/** The text of an answer's member that is JSON in base64url. */
export function jsonOf(text: string): Readonly<Record<string, unknown>> {
  return JSON.parse(new TextDecoder().decode(fromText(text))) as Record<string, unknown>;
}
