import type { ZitadelEmulatorOptions } from '../options.js';

/** A challenge as the options for the browser carry it. */
export function writeChallenge(
  challenge: string,
  encoding: ZitadelEmulatorOptions['challengeEncoding'] = 'base64url',
): string {
  return encoding === 'base64' ? Buffer.from(challenge, 'base64url').toString('base64') : challenge;
}
