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

/** More keys would make a state too long to be posted back. */
const mostKeys = 16;

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
  const answers = await ask(() =>
    Promise.all(serials.map((psn) => preSign(context, { ...user, psn }, settings))),
  );
  const requests = answers.flatMap((answer) => (answer instanceof Error ? [] : answer));
  if (requests.length > 0) return requests.slice(0, mostKeys);
  await ask(() => {
    for (const answer of answers) if (answer instanceof Error) throw answer;
  }, noKeyMeanings);
  throw problem('not_registered');
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
  return serials.size > 0 ? [...serials].slice(0, mostKeys) : [''];
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
