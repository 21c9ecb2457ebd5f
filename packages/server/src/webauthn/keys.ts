import { isBase64url } from '../base64url.js';
import { readKeyName } from '../ceremony/key-name.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { readPosted } from '../read-posted.js';
import { requireUser, type WebauthnEndpoint } from './endpoint.js';
import { keyJson } from './key-json.js';

/** `GET /keys`: the keys of whoever is logged in, the oldest first. */
export async function listKeys(
  context: EndpointContext,
  { settings }: WebauthnEndpoint,
): Promise<Response> {
  const { id } = await requireUser(context.req.raw, settings);
  return Response.json((await settings.store.list(id)).map(keyJson));
}

/** `PATCH /keys/{id}`: gives a key another name. */
export async function renameKey(
  context: EndpointContext,
  { settings }: WebauthnEndpoint,
): Promise<Response> {
  const name = readKeyName((await readPosted(context, ['name']))['name']);
  if (name === undefined) throw problem('invalid_request');
  const user = await requireUser(context.req.raw, settings);
  const { store } = settings;
  const id = readId(context);
  const key = (await store.rename(user.id, id, name)) ? await store.find(id) : undefined;
  if (!key) throw problem('key_not_found');
  return Response.json(keyJson(key));
}

/** `DELETE /keys/{id}`: removes a key. */
export async function removeKey(
  context: EndpointContext,
  { settings }: WebauthnEndpoint,
): Promise<Response> {
  const user = await requireUser(context.req.raw, settings);
  const isGone = await settings.store.remove(user.id, readId(context));
  if (!isGone) throw problem('key_not_found');
  return new Response(null, { status: 204 });
}

/** @throws {Problem} `key_not_found` for what is no id of any key */
function readId(context: EndpointContext): string {
  const id = context.req.param('id');
  if (!isBase64url(id)) throw problem('key_not_found');
  return id;
}
