import type { SoftToken } from '../soft-token/create-soft-token.js';
import { sha256 } from '../u2f/sha256.js';
import { writeClientData } from './client-data.js';
import { DeviceServiceError } from './errors.js';
import { readSignRequests } from './read-request.js';
import type { SignRequest } from './read-request.js';
import { requireAppId } from './require-app-id.js';
import { requireTokens } from './state.js';
import type { DeviceServiceState } from './state.js';

/** A token and what it can sign. */
interface Match {
  readonly token: SoftToken;
  readonly request: SignRequest;
  readonly origin: string;
}

/**
 * `POST /sign`: of the tokens that have one of the keys, the first that is touched signs.
 *
 * @throws {@link DeviceServiceError} 1 to 5
 */
export async function sign(state: DeviceServiceState, raw: Request): Promise<object> {
  const { allowsHttp = false } = state.options;
  const page = raw.headers.get('origin');
  const requests = (await readSignRequests(raw)).map((request) => ({
    request,
    origin: requireAppId(request.appId, page, allowsHttp),
  }));
  const matches = requireTokens(state).flatMap((token): readonly Match[] => {
    const found = requests.find(({ request }) => hasKey(token, request));
    return found ? [{ token, ...found }] : [];
  });
  if (matches.length === 0) throw new DeviceServiceError(4, 'The token is not registered.');
  return state.operations.run(matches, raw, signWith);
}

function hasKey(token: SoftToken, { keyHandle, appId }: SignRequest): boolean {
  return token.hasKey(Buffer.from(keyHandle, 'base64url'), sha256(appId));
}

async function signWith({ token, request, origin }: Match, signal: AbortSignal): Promise<object> {
  const { challenge, appId, keyHandle } = request;
  const clientData = writeClientData({ challenge, origin, typ: 'navigator.id.getAssertion' });
  const parameters = {
    challengeParameter: sha256(clientData),
    applicationParameter: sha256(appId),
    keyHandle: Buffer.from(keyHandle, 'base64url'),
  };
  const data = await token.sign(parameters, signal);
  return {
    keyHandle,
    signatureData: data.toString('base64url'),
    clientData: clientData.toString('base64url'),
  };
}
