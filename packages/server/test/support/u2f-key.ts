import { createHash } from 'node:crypto';
import { createSoftToken, type SoftTokenFaults } from '@second-factor/emulators';

/** A request of U2F's JavaScript API. */
export interface U2fAsked {
  readonly version: string;
  readonly challenge: string;
  readonly appId: string;
  readonly keyHandle?: string;
}

/** What a key, or the client around it, says otherwise than it should. */
export interface U2fLie extends SoftTokenFaults {
  readonly clientData?: Readonly<Record<string, unknown>>;
  /** The client data as it stands, whatever it is. */
  readonly rawClientData?: string;
}

/** What U2F's JavaScript API gives. */
export type U2fAnswer = Readonly<Record<string, string>>;

/** A U2F key, and the client in front of it. */
export interface U2fKey {
  register(request: U2fAsked, lie?: U2fLie): Promise<U2fAnswer>;
  /** Signs the first request that is for a key of its own. */
  sign(requests: readonly U2fAsked[], lie?: U2fLie): Promise<U2fAnswer>;
}

/** A key that is touched at once, at a page of `origin`. */
export async function u2fKey(origin = 'https://site.example'): Promise<U2fKey> {
  const token = await createSoftToken({ touch: 'always' });

  function write(typ: string, challenge: string, { clientData, rawClientData }: U2fLie): Buffer {
    return Buffer.from(rawClientData ?? JSON.stringify({ typ, challenge, origin, ...clientData }));
  }

  return {
    async register({ version, challenge, appId }, lie = {}) {
      token.misbehave(lie);
      const clientData = write('navigator.id.finishEnrollment', challenge, lie);
      const registrationData = await token.register({
        challengeParameter: sha256(clientData),
        applicationParameter: sha256(appId),
      });
      return {
        registrationData: registrationData.toString('base64url'),
        clientData: clientData.toString('base64url'),
        version,
        challenge,
        appId,
      };
    },

    async sign(requests, lie = {}) {
      token.misbehave(lie);
      const own = requests.find(({ keyHandle = '', appId }) =>
        token.hasKey(Buffer.from(keyHandle, 'base64url'), sha256(appId)),
      );
      if (!own?.keyHandle) throw new Error('none of these keys');
      const clientData = write('navigator.id.getAssertion', own.challenge, lie);
      const signatureData = await token.sign({
        keyHandle: Buffer.from(own.keyHandle, 'base64url'),
        challengeParameter: sha256(clientData),
        applicationParameter: sha256(own.appId),
      });
      return {
        keyHandle: own.keyHandle,
        signatureData: signatureData.toString('base64url'),
        clientData: clientData.toString('base64url'),
      };
    },
  };
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
