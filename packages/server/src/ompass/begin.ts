import { callForUser } from '../call-hook.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { Fields } from '../read-json.js';
import { readPosted, withoutPrototype } from '../read-posted.js';
import { readUserId } from '../user-id.js';
import { type OmpassEndpoint, ompassFields } from './context.js';
import { flowCookie } from './flow-cookie.js';
import type { Flow } from './flow-state.js';
import { startU2f, startUaf } from './ompass-api.js';
import type { OmpassMethod } from './options.js';
import type { OmpassSettings } from './settings.js';

/** What a page posts to begin a login. */
export interface BeginRequest {
  readonly method: OmpassMethod;
  readonly language: string;
  readonly userId: string | undefined;
  /** All other fields: the login form's. */
  readonly fields: Fields;
}

/** `POST /begin`: asks the site for the user, and OMPASS for its page. */
export async function begin(context: EndpointContext, endpoint: OmpassEndpoint): Promise<Response> {
  const { flows, settings } = endpoint;
  const request = context.req.raw;
  const login = readBegin(await readPosted(context, ompassFields));
  if (!settings.methods.includes(login.method)) throw problem('method_not_offered');
  const flow = await identify(login, request, settings);
  const { language } = login;
  const { ompassUri, register } =
    flow.method === 'u2f'
      ? await startU2f(settings, { userId: flow.userId, language }, request.signal)
      : await startUaf(settings, language, request.signal);
  context.set('cookie', flowCookie(request, await flows.seal(flow), settings));
  // The site's name for the user may be another than the one typed.
  const userId = flow.method === 'u2f' ? { user_id: flow.userId } : {};
  return Response.json({ ompass_uri: ompassUri, register, ...userId });
}

/** Reads a begin; the fields that have a meaning of their own are taken out of the form's. */
export function readBegin({ method, lang_init, user_id, ...fields }: Fields): BeginRequest {
  if (method !== 'u2f' && method !== 'uaf') throw problem('invalid_request');
  const language = lang_init ?? 'EN';
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) throw problem('invalid_request');
  return { method, language, userId: readUserId(user_id), fields: withoutPrototype(fields) };
}

async function identify(
  { method, fields, userId }: BeginRequest,
  request: Request,
  { authenticate }: OmpassSettings,
): Promise<Flow> {
  if (method === 'uaf') return { method };
  const user = await callForUser('authenticate', () => authenticate({ request, fields, userId }));
  if (!user) throw problem('password_required');
  return { method, userId: user };
}
