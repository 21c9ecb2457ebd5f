import type { TestContext } from 'node:test';
import {
  emulateSurePassId,
  listen,
  type SurePassIdEmulator,
  type SurePassIdEmulatorOptions,
} from '@second-factor/emulators';

/** What must never be seen outside a call of SurePassID. */
export const accountName = 'account-of-the-site';
export const accountKey = 'account-key-that-stays-on-the-server';

/** One call that reached SurePassID, or its stand-in. */
export interface SurePassIdCallSeen {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A server on this machine that notes what it was asked. */
export interface SurePassIdServer {
  readonly server: string;
  readonly calls: SurePassIdCallSeen[];
}

/** Listens on a port as long as the test lasts; each call is noted before it is answered. */
export async function openServer(
  context: TestContext,
  answer: (call: SurePassIdCallSeen, request: Request) => Response | Promise<Response>,
): Promise<SurePassIdServer> {
  const calls: SurePassIdCallSeen[] = [];
  const listener = await listen(async (request) => {
    const { method, headers } = request;
    const text = await request.clone().text();
    const body = (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>;
    const call = { method, path: new URL(request.url).pathname, headers, body };
    calls.push(call);
    return answer(call, request);
  });
  context.after(() => listener.close());
  return { server: listener.url, calls };
}

/** An emulated SurePassID that listens as long as the test lasts. */
export interface SurePassIdServed extends SurePassIdServer {
  readonly emulator: SurePassIdEmulator;
}

/** An emulated SurePassID with two people. */
export async function openSurePassId(
  context: TestContext,
  options: Partial<SurePassIdEmulatorOptions> = {},
): Promise<SurePassIdServed> {
  const emulator = emulateSurePassId({
    accountName,
    accountKey,
    users: [
      { username: 'alice', password: 'password of alice' },
      { username: 'bob', password: 'password of bob' },
    ],
    ...options,
  });
  const served = await openServer(context, (_, request) => emulator(request));
  return { ...served, emulator };
}
