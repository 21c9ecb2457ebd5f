import type { Call } from '../call.js';
import { GrpcError, ZitadelError } from '../errors.js';
import { readEnum, readField, readMessage, readText } from '../protojson.js';
import type { Message } from '../protojson.js';
import { beginLogin } from '../webauthn/begin-login.js';
import type { Session } from './session.js';

const requirements = [
  'USER_VERIFICATION_REQUIREMENT_UNSPECIFIED',
  'USER_VERIFICATION_REQUIREMENT_REQUIRED',
  'USER_VERIFICATION_REQUIREMENT_PREFERRED',
  'USER_VERIFICATION_REQUIREMENT_DISCOURAGED',
] as const;

const verifications = {
  USER_VERIFICATION_REQUIREMENT_UNSPECIFIED: 'discouraged',
  USER_VERIFICATION_REQUIREMENT_REQUIRED: 'required',
  USER_VERIFICATION_REQUIREMENT_PREFERRED: 'preferred',
  USER_VERIFICATION_REQUIREMENT_DISCOURAGED: 'discouraged',
} as const;

/** A session with its new challenges, and the `challenges` of the answer where some were asked for. */
export interface Challenged {
  readonly session: Session;
  readonly challenges: Message | undefined;
}

/**
 * Makes the challenges a call asks for.
 *
 * @throws {@link GrpcError} 12 for a challenge that is not emulated
 * @throws {@link ZitadelError} COMMAND-eeR2e before the user is known, or WEBAU-4G8sw
 */
export function challenge({ state, host, message }: Call, session: Session): Challenged {
  const asked = readMessage(message, 'challenges');
  if (!asked) return { session, challenges: undefined };
  const other = ['otpSms', 'otpEmail'].find((name) => readField(asked, name) !== undefined);
  if (other) throw new GrpcError(12, `the emulator has no challenge by ${other}`);
  const webAuthN = readMessage(asked, 'webAuthN');
  if (!webAuthN) return { session, challenges: {} };
  const domain = readText(webAuthN, 'domain');
  const requirement = readEnum(webAuthN, 'userVerificationRequirement', requirements);
  if (!session.user) throw new ZitadelError('COMMAND-eeR2e');
  const begun = beginLogin(
    session.user.user,
    { domain, userVerification: verifications[requirement] },
    host,
    state.options.challengeEncoding,
  );
  return {
    session: { ...session, challenge: begun.challenge },
    challenges: { webAuthN: { publicKeyCredentialRequestOptions: begun.options } },
  };
}
