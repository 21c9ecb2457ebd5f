import { randomBytes } from 'node:crypto';

/**
 * Reads what the environment says of the demo; the README lists the variables.
 * @throws {Error} with a message of one line
 */
export function readSettings(env = process.env) {
  const { OMPASS_API_URL: apiUrl, OMPASS_SECRET_KEY: secretKey } = env;
  if (Boolean(apiUrl) !== Boolean(secretKey)) {
    throw new Error('Set both OMPASS_API_URL and OMPASS_SECRET_KEY, or neither');
  }
  const cookieSecret = env.COOKIE_SECRET || randomBytes(32).toString('base64url');
  if (Buffer.byteLength(cookieSecret) < 32) throw new Error('COOKIE_SECRET needs 32 bytes or more');
  return {
    port: readPort('PORT', env.PORT, 3000),
    emulatorPort: readPort('EMULATOR_PORT', env.EMULATOR_PORT, 3001),
    provider: apiUrl ? { baseUrl: apiUrl, secretKey } : undefined,
    cookieSecret,
    landingPath: env.LANDING_PATH || '/auth/ompass/callback',
  };
}

function readPort(name, value, fallback) {
  const port = Number(value || fallback);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`${name} must be a port number, and "${value}" is none`);
}
