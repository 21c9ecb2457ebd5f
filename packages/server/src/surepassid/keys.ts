import { toBase64url } from '../base64url.js';
import { callHook } from '../call-hook.js';
import { defaultKeyName } from '../ceremony/key-name.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { SurePassIdDevice } from './answers.js';
import { ask } from './ask.js';
import { requireUser, untilGone } from './endpoint.js';
import type { SurePassIdSettings } from './settings.js';
import { SurePassIdError } from './surepassid-error.js';

/** `GET /keys`, by `find_user`. */
export async function listKeys(
  context: EndpointContext,
  settings: SurePassIdSettings,
): Promise<Response> {
  const username = await requireUser(context, settings);
  const devices = await ask(() => findKeys(context, username, settings));
  // SurePassID has no renaming.
  const keys = devices.map((key) => ({ id: idOf(key), name: nameOf(key), can_rename: false }));
  return Response.json(keys);
}

/** `DELETE /keys/{id}`, by `find_user` and `delete_key`. */
export async function removeKey(
  context: EndpointContext,
  settings: SurePassIdSettings,
): Promise<Response> {
  const username = await requireUser(context, settings);
  const devices = await ask(() => findKeys(context, username, settings));
  const device = devices.find((each) => idOf(each) === context.req.param('id'));
  if (!device) throw problem('key_not_found');
  const fields = await callHook(() => settings.deleteKeyFields(device));
  await ask(() => settings.client.deleteKey({ username, fields }, untilGone(context)), {
    DeviceNotFound: 'key_not_found',
  });
  return new Response(null, { status: 204 });
}

/** The ids of a user's keys; `undefined` where SurePassID does not tell. */
export async function keyIds(
  context: EndpointContext,
  username: string,
  settings: SurePassIdSettings,
): Promise<readonly string[] | undefined> {
  try {
    return (await findKeys(context, username, settings)).map(idOf);
  } catch {
    return undefined;
  }
}

/**
 * A user's keys, as far as SurePassID tells keys from other devices.
 * @throws {SurePassIdError}
 */
export async function findKeys(
  context: EndpointContext,
  username: string,
  { client }: SurePassIdSettings,
): Promise<readonly SurePassIdDevice[]> {
  try {
    return (await client.findUser({ username }, untilGone(context))).devices.filter(isKey);
  } catch (error) {
    const isEmpty = error instanceof SurePassIdError && error.reason === 'NoDevicesDefined';
    if (isEmpty) return [];
    throw error;
  }
}

/** FIDO devices are of type 12; where the list does not say a number, all are taken for keys. */
function isKey({ fields: { deviceType } }: SurePassIdDevice): boolean {
  return !/^\d+$/.test(String(deviceType)) || Number(deviceType) === 12;
}

/** SurePassID's id may hold any characters. */
function idOf({ tokenId }: SurePassIdDevice): string {
  return toBase64url(new TextEncoder().encode(tokenId));
}

/** What a person can tell a key by; the serial number is printed on it. */
function nameOf({ fields: { securityKeyName }, psn }: SurePassIdDevice): string {
  const name = typeof securityKeyName === 'string' ? securityKeyName : psn;
  return name === '' ? defaultKeyName : name;
}
