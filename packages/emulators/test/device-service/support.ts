import { after } from 'node:test';
import { createSoftToken, emulateDeviceService, listen } from '@second-factor/emulators';
import type { DeviceServiceOptions, SoftToken } from '@second-factor/emulators';

export const appId = 'https://site.example';
export const challenge = 'Y2hhbGxlbmdl';
export const request = { version: 'U2F_V2', challenge, appId };

/** What the service answers, any of it. */
export interface DeviceAnswer {
  readonly errorCode?: number;
  readonly errorMessage?: string;
  readonly registrationData: string;
  readonly signatureData: string;
  readonly clientData: string;
  readonly keyHandle: string;
  readonly result?: string;
}

/** A service on a real socket. */
export async function setUp(options: DeviceServiceOptions = {}) {
  const service = emulateDeviceService(options);
  const listener = await listen(service);
  after(() => listener.close());

  /** Sends any request below the service's path. */
  const send = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${listener.url}/api/v1/fidou2f${path}`, init);

  /** Posts JSON as a page of the App ID's origin does, and reads the answer. */
  const post = async (path: string, body: object, origin = appId): Promise<DeviceAnswer> => {
    const headers = { Origin: origin, 'Content-Type': 'application/json' };
    const response = await send(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as DeviceAnswer;
  };

  const register = (signRequests: readonly object[] = [], registerRequests = [request]) =>
    post('/register', { registerRequests, signRequests });

  /** Asks for a signature by one of some keys. */
  const sign = (...keyHandles: readonly string[]) =>
    post('/sign', { signRequests: keyHandles.map((keyHandle) => ({ ...request, keyHandle })) });

  return { service, listener, send, post, register, sign };
}

/** A service with a token that is always touched, and a key of it. */
export async function enrolled(options: DeviceServiceOptions = {}) {
  const token = await createSoftToken({ touch: 'always' });
  const desk = await setUp({ tokens: [token], ...options });
  return { ...desk, token, keyHandle: handleIn(await desk.register()) };
}

/** The key handle in the answer to a registration. */
export function handleIn({ registrationData }: Pick<DeviceAnswer, 'registrationData'>): string {
  const data = Buffer.from(registrationData, 'base64url');
  return data.subarray(67, 67 + data.readUInt8(66)).toString('base64url');
}

/** Several tokens that wait for a touch. */
export function tokens(count: number): Promise<SoftToken[]> {
  return Promise.all(Array.from({ length: count }, () => createSoftToken()));
}
