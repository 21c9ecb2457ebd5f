import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { misbehave } from '../outage.js';
import { requireSecretKey } from './authorization.js';
import { OmpassError, refuse } from './errors.js';
import { readLanguage } from './language.js';
import { sessionUrl } from './pages/links.js';
import { readBody } from './request-body.js';
import { openSession } from './sessions.js';
import type { NewSession } from './sessions.js';
import type { OmpassState } from './state.js';
import { readUserId } from './users.js';

/** The v1 API that an application's server calls, below `/v1/ompass`. */
export function apiRoutes(state: OmpassState): Hono {
  const { options, users, tokens } = state;
  const api = new Hono({ strict: false });
  api.use(cors());
  api.use(misbehave(options));
  api.use(requireSecretKey(options.secretKey));

  api.post('/u2f', async ({ req }) => {
    const body = await readBody(req.raw);
    const userId = readUserId(body['user_id']);
    const register = users.has(userId);
    const purpose = register ? 'authenticate' : 'register';
    const uri = start(state, req.raw, { purpose, userId, lang: body['lang_init'] });
    return succeed({ user_id: userId, register, ompass_uri: uri });
  });

  api.post('/uaf', async ({ req }) => {
    const body = await readBody(req.raw);
    // The documentation's sample carries the user ID, the vendor's demo leaves it to the ID page.
    const given = body['user_id'] === undefined ? undefined : readUserId(body['user_id']);
    const lang = body['lang_init'];
    const uri = start(state, req.raw, { purpose: 'authenticate', suggestedUserId: given, lang });
    return succeed({ ompass_uri: uri });
  });

  api.post('/token-verification', async ({ req }) => {
    const body = await readBody(req.raw);
    readUserId(body['user_id']);
    const token = body['access_token'];
    if (typeof token !== 'string' || token.trim() === '') throw new OmpassError('003');
    // The token's own user, not the one asked about: comparing them is the caller's part.
    return succeed({ user_id: await tokens.redeem(token) });
  });

  api.delete('/users/:userId?', ({ req, body }) => {
    users.delete(readUserId(req.param('userId')));
    return body(null, 204);
  });

  api.all('*', () => Response.json({ code: 404, message: 'Not Found' }, { status: 404 }));

  api.onError((error) => {
    if (error instanceof OmpassError) return refuse(error, options.errorCodes ?? 'string');
    throw error;
  });
  return api;
}

interface Start extends Pick<NewSession, 'purpose' | 'userId' | 'suggestedUserId'> {
  readonly lang: unknown;
}

function start(state: OmpassState, request: Request, { lang, ...start }: Start): string {
  const { options, now, sessions } = state;
  const session = openSession(sessions, {
    ...start,
    language: readLanguage(lang) ?? 'EN',
    expiresAt: now() + (options.approvalSeconds ?? 300) * 1000,
  });
  return sessionUrl(options.baseUrl ?? new URL(request.url).origin, session);
}

function succeed(data: object): Response {
  return Response.json({ code: 200, message: 'ok', data });
}
