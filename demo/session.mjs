import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { SignJWT, jwtVerify } from 'jose';

const name = 'demo-session';
const audience = 'demo-session';
const lifetime = 3600;

/** The demo's sessions: all they hold is in a signed cookie, so that there is nothing to keep. */
export function sessions(secret) {
  const key = new TextEncoder().encode(secret);

  function cookie(value, maxAge) {
    return generateCookie(name, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge });
  }

  /** The `Set-Cookie` of a new session. */
  async function open({ userId, method, seconds = lifetime }) {
    const token = await new SignJWT({ method })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(userId)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(key);
    return cookie(token, seconds);
  }

  return {
    /** Logs somebody in, and tells the page so. `method` says how, for the account page. */
    async answer({ userId, method, seconds }) {
      const headers = { 'Set-Cookie': await open({ userId, method, seconds }) };
      return Response.json({ name: userId }, { headers });
    },

    /** Whose session a request has, or `undefined`. */
    async read(request) {
      const token = parse(request.headers.get('Cookie') ?? '', name)[name];
      if (!token) return undefined;
      try {
        const { payload } = await jwtVerify(token, key, { audience, algorithms: ['HS256'] });
        return { userId: payload.sub, method: payload.method, since: payload.iat * 1000 };
      } catch {
        return undefined;
      }
    },

    /** The `Set-Cookie` that ends a session. */
    close: () => cookie('', 0),
  };
}
