import { createHash } from 'node:crypto';
import type { SoftToken } from '@second-factor/emulators';

/** What a server asked for. */
export interface Asked {
  readonly challenge: string;
  readonly appId: string;
}

/** Ways for a client to do it wrong. */
export interface ClientDeviation {
  readonly typ?: string | undefined;
  /** WebAuthn's name for it. */
  readonly type?: string;
  readonly origin?: string;
  readonly challenge?: string;
  /** The text of the client data, as it is. */
  readonly clientData?: string;
}

export const hash = (data: string | Uint8Array): Buffer =>
  createHash('sha256').update(data).digest();

/** Registers at a token as a browser did. */
export async function registerWith(
  token: SoftToken,
  asked: Asked,
  deviation: ClientDeviation = {},
) {
  const clientData = write('navigator.id.finishEnrollment', asked, deviation);
  const data = await token.register({
    challengeParameter: hash(clientData),
    applicationParameter: hash(asked.appId),
  });
  return {
    registrationData: data.toString('base64url'),
    clientData: clientData.toString('base64url'),
    version: 'U2F_V2',
    ...asked,
  };
}

/** Signs with a token as a browser did. */
export async function signWith(
  token: SoftToken,
  asked: Asked & { readonly keyHandle: string },
  deviation: ClientDeviation = {},
) {
  const { keyHandle } = asked;
  const clientData = write('navigator.id.getAssertion', asked, deviation);
  const data = await token.sign({
    challengeParameter: hash(clientData),
    applicationParameter: hash(asked.appId),
    keyHandle: Buffer.from(keyHandle, 'base64url'),
  });
  return {
    keyHandle,
    signatureData: data.toString('base64url'),
    clientData: clientData.toString('base64url'),
  };
}

function write(typ: string, { challenge, appId }: Asked, deviation: ClientDeviation): Buffer {
  const { clientData, ...other } = deviation;
  const members = {
    typ,
    challenge,
    origin: URL.canParse(appId) ? new URL(appId).origin : undefined,
    ...other,
  };
  return Buffer.from(clientData ?? JSON.stringify(members));
}
