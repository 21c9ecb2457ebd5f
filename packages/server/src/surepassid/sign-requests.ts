import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { SurePassIdSignatureRequest } from './answers.js';
import { ask, noKeyMeanings } from './ask.js';
import { untilGone } from './endpoint.js';
import type { IdentifiedUser } from './identify.js';
import { findKeys } from './keys.js';
import type { SurePassIdSettings } from './settings.js';
import { SurePassIdError } from './surepassid-error.js';
import { appIdFor } from './u2f-requests.js';

/** What one key is asked to sign, and the serial number it was asked for by. */
export interface AskedKey extends SurePassIdSignatureRequest {
  readonly psn: string;
}

/** More keys would make a state too long to be posted back; as many are asked for at once. */
const mostKeys = 16;
/** How many devices are looked through for keys: a list may hold other devices, too. */
const mostDevices = 64;

/**
 * What a user's keys are asked to sign. SurePassID asks one key at a time, so each is asked for by its
 * serial number: a key that was registered in reserve has to log in, too.
 * @throws {Problem} `not_registered`, or what SurePassID or the way to it had to say
 */
export async function findSignRequests(
  context: EndpointContext,
  user: IdentifiedUser,
  settings: SurePassIdSettings,
): Promise<readonly AskedKey[]> {
  const serials = await ask(() => serialNumbers(context, user, settings));
  const requests: AskedKey[] = [];
  const refusals: SurePassIdError[] = [];
  for (let from = 0; from < serials.length && requests.length < mostKeys; from += mostKeys) {
    const batch = serials.slice(from, from + mostKeys);
    const answers = await ask(() =>
      Promise.all(batch.map((psn) => preSign(context, { ...user, psn }, settings))),
    );
    requests.push(...answers.flatMap((answer) => (answer instanceof Error ? [] : answer)));
    refusals.push(...answers.filter((answer) => answer instanceof Error));
  }
  if (requests.length === 0) return refuse(refusals);
  return requests.slice(0, mostKeys);
}

/** That a device is no key says less than any other refusal, such as that a key is locked. */
async function refuse(refusals: readonly SurePassIdError[]): Promise<never> {
  const telling = refusals.find(({ reason }) => !(reason !== undefined && reason in noKeyMeanings));
  const refusal = telling ?? refusals[0];
  if (!refusal) throw problem('not_registered');
  return ask(() => Promise.reject(refusal), noKeyMeanings);
}

/** An empty one stands for the user's first key, where there is nothing better. */
async function serialNumbers(
  context: EndpointContext,
  { username, psn }: IdentifiedUser,
  settings: SurePassIdSettings,
): Promise<readonly string[]> {
  if (psn !== '' || !settings.allKeys) return [psn];
  const devices = await findKeys(context, username, settings).catch(skipUnlessDown);
  const serials = new Set(devices.map((device) => device.psn).filter((each) => each !== ''));
  return serials.size > 0 ? [...serials].slice(0, mostDevices) : [''];
}

function skipUnlessDown(error: unknown): readonly never[] {
  if (isRefusal(error) || (error instanceof SurePassIdError && error.code === 'bad_response')) {
    return [];
  }
  throw error;
}

/** A key that SurePassID refuses to ask must not be in the way of another. */
async function preSign(
  context: EndpointContext,
  { username, psn }: IdentifiedUser,
  settings: SurePassIdSettings,
): Promise<readonly AskedKey[] | SurePassIdError> {
  const request = { username, psn, appId: appIdFor(context, settings) };
  try {
    const { signRequests } = await settings.client.preSign(request, untilGone(context));
    return signRequests.map((asked) => ({ ...asked, psn }));
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

function isRefusal(error: unknown): error is SurePassIdError {
  return error instanceof SurePassIdError && error.code === 'refused';
}
