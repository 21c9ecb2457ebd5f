import assert from 'node:assert/strict';
import { emulateZitadel } from '@second-factor/emulators';
import type { ZitadelEmulatorOptions } from '@second-factor/emulators';
import { createAuthenticator } from './authenticator.js';
import type { CreationOptions, Credential, Deviation, RequestOptions } from './authenticator.js';

export const origin = 'https://idp.example';
export const site = 'https://app.example';
export const serviceToken = 'service-token';
export const users = [
  { id: '1001', loginName: 'alice@acme.example', displayName: 'Alice', token: 'alice-token' },
  { id: '1002', loginName: 'bob@acme.example', token: ['bob-token', 'bobs-other-token'] },
];

/** A JSON answer with its status. */
export interface Reply {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** What the answers have in them, all of it optional on the wire. */
export interface Body {
  readonly code?: number;
  readonly message?: string;
  readonly details?: Details & readonly ErrorDetail[];
  readonly key?: { readonly publicKey: string };
  readonly u2fId?: string;
  readonly passkeyId?: string;
  readonly publicKeyCredentialCreationOptions?: { readonly publicKey: FullCreationOptions };
  readonly sessionId?: string;
  readonly sessionToken?: string;
  readonly challenges?: {
    readonly webAuthN?: {
      readonly publicKeyCredentialRequestOptions: { readonly publicKey: FullRequestOptions };
    };
  };
  readonly result?: readonly Factor[];
  readonly session?: Session;
  readonly sessions?: readonly Session[];
}

export interface Details {
  readonly sequence?: string;
  readonly changeDate?: string;
  readonly creationDate?: string;
  readonly resourceOwner?: string;
  readonly totalResult?: string;
  readonly timestamp?: string;
}

export interface ErrorDetail {
  readonly '@type': string;
  readonly id: string;
  readonly message: string;
}

export interface Factor {
  readonly state?: string;
  readonly id?: string;
  readonly name?: string;
  readonly u2f?: { readonly id: string; readonly name?: string };
}

export interface Session {
  readonly id: string;
  readonly sequence: string;
  readonly creationDate: string;
  readonly changeDate: string;
  readonly expirationDate?: string;
  readonly factors?: {
    readonly user?: Readonly<Record<string, string>>;
    readonly webAuthN?: { readonly verifiedAt: string; readonly userVerified?: boolean };
  };
}

export interface FullCreationOptions extends CreationOptions {
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: string; readonly alg: number }[];
  readonly timeout: number;
  readonly authenticatorSelection: Readonly<Record<string, string>>;
  readonly attestation: string;
  readonly excludeCredentials?: readonly { readonly type: string; readonly id: string }[];
}

export interface FullRequestOptions extends RequestOptions {
  readonly timeout: number;
  readonly userVerification: string;
  readonly allowCredentials: readonly { readonly type: string; readonly id: string }[];
}

/** How a test calls. */
export interface CallOptions {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: string;
}

/** An emulator with short ways to its API, and a clock that the test moves. */
export function setUp(options: Partial<ZitadelEmulatorOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const emulator = emulateZitadel({ serviceToken, users, now: () => clock.now, ...options });

  /** Sends any request to a path or address. */
  const send = (path: string, init?: RequestInit): Promise<Response> =>
    emulator(new Request(new URL(path, origin), init));

  /** Calls the API, as the service unless another token is given. */
  const call = async (
    method: string,
    path: string,
    body?: object | string,
    { token = serviceToken, headers = {}, at = origin }: CallOptions = {},
  ): Promise<Reply> => {
    const response = await send(new URL(path, at).href, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      body: body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body),
    });
    const { status } = response;
    return { status, headers: response.headers, body: (await response.json()) as Body };
  };

  const post = (path: string, body: object | string = {}, how?: CallOptions): Promise<Reply> =>
    call('POST', path, body, how);

  /** Begins to register with the v2 API. */
  const begin = async (path = '/v2/users/1001/u2f', body: object = { domain: 'app.example' }) => {
    const { body: answer } = await post(path, body);
    const options = answer.publicKeyCredentialCreationOptions?.publicKey;
    const id = answer.u2fId ?? answer.passkeyId;
    assert.ok(options && id);
    return { id, options };
  };

  /** Finishes a registration with the v2 API. */
  const finish = (id: string, credential: object, path = '/v2/users/1001/u2f'): Promise<Reply> => {
    const name = path.endsWith('u2f') ? 'tokenName' : 'passkeyName';
    return post(`${path}/${id}`, { publicKeyCredential: credential, [name]: 'My key' });
  };

  /** Registers a key with the v2 API; the answer is its ID and the authenticator it is on. */
  const register = async (path?: string, body?: object, deviation?: Deviation) => {
    const authenticator = createAuthenticator(site);
    const { id, options } = await begin(path, body);
    const { status } = await finish(id, authenticator.register(options, deviation), path);
    assert.equal(status, 200);
    return { id, authenticator };
  };

  /** Opens a session for alice with a challenge. */
  const challenge = async (webAuthN: object = { domain: 'app.example' }, how?: CallOptions) => {
    const checks = { user: { loginName: 'alice@acme.example' } };
    const { body } = await post('/v2/sessions', { checks, challenges: { webAuthN } }, how);
    const options = body.challenges?.webAuthN?.publicKeyCredentialRequestOptions.publicKey;
    assert.ok(options && body.sessionId && body.sessionToken, JSON.stringify(body));
    return { sessionId: body.sessionId, sessionToken: body.sessionToken, options };
  };

  /** Answers a session's challenge. */
  const answer = (sessionId: string, credential: object, how?: CallOptions): Promise<Reply> => {
    const checks = { webAuthN: { credentialAssertionData: credential } };
    return call('PATCH', `/v2/sessions/${sessionId}`, { checks }, how);
  };

  /** Begins to register with the v1 API, as alice. */
  const add = async (path = 'auth_factors/u2f', how?: CallOptions) => {
    const { body } = await post(`/auth/v1/users/me/${path}`, {}, { token: 'alice-token', ...how });
    const json = Buffer.from(body.key?.publicKey ?? '', 'base64').toString();
    return (JSON.parse(json) as { publicKey: FullCreationOptions }).publicKey;
  };

  /** Finishes a registration with the v1 API, as alice. */
  const verify = (credential: object | string, path = 'auth_factors/u2f', how?: CallOptions) =>
    post(
      `/auth/v1/users/me/${path}/_verify`,
      { verification: { publicKeyCredential: toBytes(credential), tokenName: 'My key' } },
      { token: 'alice-token', ...how },
    );

  return { add, answer, begin, call, challenge, clock, finish, post, register, send, verify };
}

/** A credential as the v1 API wants it: base64 of its JSON text. */
export function toBytes(credential: object | string): string {
  const text = typeof credential === 'string' ? credential : JSON.stringify(credential);
  return Buffer.from(text).toString('base64');
}

/** Checks that an answer is a refusal with this ID, and gives its message. */
export function assertRefused(reply: Reply, status: number, code: number, id?: string): string {
  const { message = '', details } = reply.body;
  assert.deepEqual({ status: reply.status, code: reply.body.code }, { status, code }, message);
  assert.equal(details?.[0]?.id, id, message);
  if (id === undefined) return message;
  assert.equal(message, `${details?.[0]?.message ?? ''} (${id})`);
  assert.equal(details?.[0]?.['@type'], 'type.googleapis.com/zitadel.v1.ErrorDetail');
  return message;
}

export type { Credential };
