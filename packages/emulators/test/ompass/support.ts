import assert from 'node:assert/strict';
import { emulateOmpass } from '@second-factor/emulators';
import type { OmpassEmulatorOptions } from '@second-factor/emulators';

export const secretKey = 'test-key';
export const redirectUri = 'https://site.example/ompass';
export const origin = 'https://ompass.example';

const bearer = { Authorization: `Bearer ${secretKey}` };

/** The body of an answer of the API. */
export interface Envelope {
  readonly code: unknown;
  readonly message: string;
  readonly data: {
    readonly user_id?: string;
    readonly register?: boolean;
    readonly ompass_uri: string;
  };
}

/** An emulator with short ways to its API and its pages, and a clock that the test moves. */
export function setUp(options: Partial<OmpassEmulatorOptions> = {}) {
  const clock = { now: Date.UTC(2026, 10, 21) };
  const emulator = emulateOmpass({ secretKey, redirectUri, now: () => clock.now, ...options });

  /** Sends any request to a path or address. */
  const send = (path: string, init?: RequestInit): Promise<Response> =>
    emulator(new Request(new URL(path, origin), init));

  /** Posts JSON to the API and reads the envelope. */
  const post = async (path: string, body: object): Promise<Envelope> => {
    const init = { method: 'POST', headers: bearer, body: JSON.stringify(body) };
    return (await (await send(`/v1/ompass/${path}`, init)).json()) as Envelope;
  };

  /** Starts a visit and answers its `ompass_uri`. */
  const begin = async (userId: string, lang = 'EN'): Promise<string> =>
    (await post('u2f', { user_id: userId, lang_init: lang })).data.ompass_uri;

  /** Says on the phone what the person decides. */
  const decide = (uri: string, decision: 'approve' | 'deny'): Promise<Response> =>
    send(`/phone/${sessionOf(uri)}/${decision}`, { method: 'POST' });

  /** Where the browser is sent once the phone has approved. */
  const finish = async (uri: string): Promise<URL> => {
    const response = await send(`/finish/${sessionOf(uri)}`);
    assert.equal(response.status, 302);
    return new URL(response.headers.get('Location') ?? '');
  };

  /** Goes through the whole flow and answers the token. */
  const obtainToken = async (userId: string): Promise<string> => {
    const uri = await begin(userId);
    await decide(uri, 'approve');
    const query = (await finish(uri)).searchParams;
    return query.get('access_token') ?? query.get('token') ?? '';
  };

  /** Asks the API about a token. */
  const verify = (userId: string, token: string): Promise<Envelope> =>
    post('token-verification', { user_id: userId, access_token: token });

  /** The text of a page. */
  const read = async (path: string): Promise<string> => (await send(path)).text();

  return { begin, clock, decide, finish, obtainToken, post, read, send, verify };
}

/** The session that an `ompass_uri` names. */
export function sessionOf(uri: string): string {
  const session = new URL(uri).searchParams.get('do');
  assert.ok(session);
  return session;
}
