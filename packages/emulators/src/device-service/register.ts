import type { SoftToken } from '../soft-token/create-soft-token.js';
import { sha256 } from '../u2f/sha256.js';
import { writeClientData } from './client-data.js';
import { DeviceServiceError } from './errors.js';
import { readRegistration } from './read-request.js';
import type { SignRequest } from './read-request.js';
import { requireAppId } from './require-app-id.js';
import { requireTokens } from './state.js';
import type { DeviceServiceState } from './state.js';

/**
 * `POST /register`: the first token that is touched makes a key, unless it has one of the excluded.
 *
 * @throws {@link DeviceServiceError} 1 to 5
 */
export async function register(state: DeviceServiceState, raw: Request): Promise<object> {
  const { request, excluded } = await readRegistration(raw);
  const { allowsHttp = false } = state.options;
  const origin = requireAppId(request.appId, raw.headers.get('origin'), allowsHttp);
  const { challenge } = request;
  const clientData = writeClientData({ challenge, origin, typ: 'navigator.id.finishEnrollment' });
  const tokens = requireTokens(state).filter((token) => !hasAny(token, excluded));
  if (tokens.length === 0) throw new DeviceServiceError(4, 'The token is already registered.');
  const parameters = {
    challengeParameter: sha256(clientData),
    applicationParameter: sha256(request.appId),
  };
  const data = await state.operations.run(tokens, raw, (token, signal) =>
    token.register(parameters, signal),
  );
  return {
    registrationData: data.toString('base64url'),
    clientData: clientData.toString('base64url'),
  };
}

function hasAny(token: SoftToken, requests: readonly SignRequest[]): boolean {
  return requests.some(({ keyHandle, appId }) =>
    token.hasKey(Buffer.from(keyHandle, 'base64url'), sha256(appId)),
  );
}
