import { after } from 'node:test';
import { createSoftToken, emulateSurePassId, listen } from '@second-factor/emulators';
import type { SurePassIdEmulatorOptions } from '@second-factor/emulators';
import { registerWith, signWith } from '../u2f/client.js';

export const path = '/AuthServer/REST/U2F/U2FServer.aspx';
export const appId = 'https://site.example';
export const account = { spAccountLoginName: 'acct', spAccountLoginKey: 'key' };

/** What the server answers, any of it. */
export interface SurePassIdAnswer {
  readonly type: string;
  readonly errorCode: number;
  readonly errorMessage: string;
  readonly RegisterRequest: readonly [Asked];
  readonly SignRequest: readonly (Asked & { readonly keyHandle: string })[];
  readonly Devices: readonly { readonly tokenID: string; readonly psn: string }[];
  readonly deviceId: string;
  readonly psn: string;
  readonly sessionToken: string;
  readonly AuthnUserReqId: string;
  readonly AuthnStatus: string;
}

interface Asked {
  readonly challenge: string;
  readonly appId: string;
  readonly sessionId: string;
  readonly version: string;
}

/** A server on a real socket, with a clock that the test moves; alice has a device for codes, bob none. */
export async function setUp(options: Partial<SurePassIdEmulatorOptions> = {}) {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const emulator = emulateSurePassId({
    accountName: 'acct',
    accountKey: 'key',
    users: [{ username: 'alice', password: 'secret', hasOathDevice: true }, { username: 'bob' }],
    now: () => clock.now,
    ...options,
  });
  const listener = await listen(emulator);
  after(() => listener.close());

  /** Posts any body. */
  const send = (body: string, init?: RequestInit): Promise<Response> =>
    fetch(`${listener.url}${path}`, { method: 'POST', body, ...init });

  /** Calls an operation for alice, and reads the answer. */
  const call = async (type: string, fields: object = {}): Promise<SurePassIdAnswer> => {
    const body = { type, username: 'alice', ...account, ...fields };
    return (await (await send(JSON.stringify(body))).json()) as SurePassIdAnswer;
  };

  /** The same, and answers only how it ended. */
  const codeOf = async (type: string, fields?: object): Promise<number> =>
    (await call(type, fields)).errorCode;

  return { emulator, clock, send, call, codeOf, listener };
}

/** A server at which alice has a key. */
export async function enrolled(options: Partial<SurePassIdEmulatorOptions> = {}) {
  const server = await setUp(options);
  const { call } = server;
  const token = await createSoftToken({ touch: 'always' });

  /** Enrols a key, and answers how that ended. */
  const enroll = async (key = token, deviation: Parameters<typeof registerWith>[2] = {}) => {
    const [asked] = (await call('pre_enroll', { appId })).RegisterRequest;
    const { sessionId } = asked;
    const { registrationData, clientData } = await registerWith(key, asked, deviation);
    const answer = { registrationData, clientData, sessionId, version: 'U2F_V2' };
    return call('enroll', { ...answer, securityKeyName: 'My key' });
  };

  /** Logs in with a key, and answers how that ended. */
  const logIn = async (deviation: Parameters<typeof signWith>[2] = {}, key = token, psn = '') => {
    const [asked] = (await call('pre_sign', { appId, psn })).SignRequest;
    if (!asked) throw new Error('no key is asked for');
    const { signatureData, clientData } = await signWith(key, asked, deviation);
    const { sessionId } = asked;
    return call('sign', { signatureData, clientData, sessionId, psn, version: 'U2F_V2' });
  };

  const first = await enroll();
  return { ...server, token, enroll, logIn, first };
}
