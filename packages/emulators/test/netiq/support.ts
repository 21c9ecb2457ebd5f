import { after } from 'node:test';
import { emulateNetiq, listen } from '@second-factor/emulators';
import type { NetiqEmulatorOptions } from '@second-factor/emulators';

export const appId = 'https://site.example';

/** What the server answers, any of it. */
export interface NetiqAnswer {
  readonly status: string;
  readonly reason?: string;
  readonly msg?: string;
  readonly user_id?: string;
  readonly errors?: readonly { readonly location: string; readonly name: string }[];
  readonly registerRequests: readonly [Asked];
  readonly signRequests: readonly (Asked & { readonly keyHandle: string })[];
  readonly key: Key;
  readonly keys: readonly Key[];
}

interface Asked {
  readonly version: string;
  readonly challenge: string;
  readonly appId: string;
}

interface Key {
  readonly id: string;
  readonly name: string;
  readonly created: string;
  readonly last_used?: string;
}

/** A server on a real socket, with a clock that the test moves. */
export async function setUp(options: NetiqEmulatorOptions = {}) {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const listener = await listen(emulateNetiq({ now: () => clock.now, ...options }));
  after(() => listener.close());

  /** Sends any request. */
  const send = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${listener.url}${path}`, init);

  /** Posts JSON and reads the answer. */
  const post = async (path: string, body: object): Promise<NetiqAnswer> =>
    read(await send(path, { method: 'POST', body: JSON.stringify(body) }));

  /** Begins to enrol a key of alice's. */
  const beginEnrollment = async () => {
    const { registerRequests } = await post('/enroll/begin', { user_id: 'alice', appId });
    return registerRequests[0];
  };

  /** Begins a logon of alice's with her first key. */
  const beginLogon = async () => {
    const { signRequests } = await post('/logon/begin', { user_id: 'alice', appId });
    const [first] = signRequests;
    if (!first) throw new Error('no key is asked for');
    return first;
  };

  return { clock, listener, send, post, beginEnrollment, beginLogon };
}

export async function read(response: Response): Promise<NetiqAnswer> {
  return (await response.json()) as NetiqAnswer;
}
