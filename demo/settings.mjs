import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/**
 * Reads what the environment says of the demo; the README lists the variables.
 * @throws {Error} with a message of one line
 */
export function readSettings(env = process.env) {
  const cookieSecret = env.COOKIE_SECRET || randomBytes(32).toString('base64url');
  if (Buffer.byteLength(cookieSecret) < 32) throw new Error('COOKIE_SECRET needs 32 bytes or more');
  return {
    port: readPort('PORT', env.PORT, 3000),
    emulatorPort: readPort('EMULATOR_PORT', env.EMULATOR_PORT, 3001),
    provider: readOmpass(env),
    cookieSecret,
    landingPath: env.LANDING_PATH || '/auth/ompass/callback',
    keys: {
      url: env.DATABASE_URL || undefined,
      file: env.KEYS_FILE || fileURLToPath(new URL('.data/keys.db', import.meta.url)),
    },
    zitadelPort: readPort('ZITADEL_PORT', env.ZITADEL_PORT, 3002),
    zitadel: readZitadel(env),
    devToolsPort: readPort('DEVTOOLS_PORT', env.DEVTOOLS_PORT, 9222),
  };
}

function readOmpass({ OMPASS_API_URL: baseUrl, OMPASS_SECRET_KEY: secretKey }) {
  if (Boolean(baseUrl) !== Boolean(secretKey)) {
    throw new Error('Set both OMPASS_API_URL and OMPASS_SECRET_KEY, or neither');
  }
  return baseUrl ? { baseUrl, secretKey } : undefined;
}

function readZitadel({
  ZITADEL_URL: url,
  ZITADEL_SERVICE_TOKEN: serviceToken,
  ZITADEL_USERS: users,
}) {
  const given = [url, serviceToken, users].filter(Boolean).length;
  if (given === 0) return undefined;
  if (given < 3) {
    throw new Error('Set all of ZITADEL_URL, ZITADEL_SERVICE_TOKEN and ZITADEL_USERS, or none');
  }
  const ids = new Map(users.split(',').map((user) => user.trim().split('=')));
  if ([...ids.values()].every(Boolean)) return { url, serviceToken, ids };
  throw new Error('ZITADEL_USERS must be like alice=312345678901234567,bob=…');
}

function readPort(name, value, fallback) {
  const port = Number(value || fallback);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`${name} must be a port number, and "${value}" is none`);
}
