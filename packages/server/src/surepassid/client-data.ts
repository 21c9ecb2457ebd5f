import { fromBase64 } from '../base64url.js';
import { requireOwnPage } from '../ceremony/client-data.js';
import { refuseOnError } from '../ceremony/refuse-on-error.js';
import { relyingParty } from '../ceremony/relying-party.js';
import type { EndpointContext } from '../endpoint.js';
import { isObject, type JsonObject } from '../read-json.js';
import type { SurePassIdSettings } from './settings.js';

/** What client data has to say (FIDO U2F Raw Message Formats, 7). */
export interface ExpectedClientData {
  readonly operation: 'register' | 'sign';
  /** Letter by letter as the server sent it. */
  readonly challenge: string;
}

const operations = {
  register: { typ: 'navigator.id.finishEnrollment', type: 'webauthn.create' },
  sign: { typ: 'navigator.id.getAssertion', type: 'webauthn.get' },
} as const;

/**
 * Holds client data against what was begun here, before SurePassID sees it. The text goes on as it came,
 * for a key has signed its bytes.
 * @throws {Problem} `credential_refused`
 */
export async function requireClientData(
  context: EndpointContext,
  clientData: string,
  { operation, challenge }: ExpectedClientData,
  { embedded, origins, webauthnClientData }: SurePassIdSettings,
): Promise<void> {
  const party = relyingParty(context.req.raw, { origins, rpId: undefined });
  await refuseOnError(() => {
    requireOwnPage(clientData, party, embedded);
    const told = readClientData(clientData);
    if (told['challenge'] !== challenge) throw new Error('The challenge was another one');
    const { typ, type } = operations[operation];
    const isWebauthn = webauthnClientData && told['typ'] === undefined && told['type'] === type;
    const isU2f = told['typ'] === typ && told['type'] === undefined;
    if (!isU2f && !isWebauthn) throw new Error('The key was used for something else');
  });
}

function readClientData(text: string): JsonObject {
  const data: unknown = JSON.parse(new TextDecoder().decode(fromBase64(text)));
  return isObject(data) ? data : {};
}
