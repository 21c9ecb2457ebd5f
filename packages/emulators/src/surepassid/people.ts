import { stepAt, totp } from './oath/totp.js';
import type { PushDecision } from './push/push.js';
import type { SurePassIdState } from './state.js';

/** A device, as far as the person who has it knows it. */
export interface SurePassIdDevice {
  readonly tokenId: string;
  /** The printed serial number. */
  readonly psn: string;
  readonly kind: 'oath' | 'phone' | 'u2f';
  /** `securityKeyName` of a key. */
  readonly name: string;
  readonly isActive: boolean;
}

/** What the people who have an account's devices see and do. */
export interface SurePassIdPeople {
  /** A person's devices, the oldest first. */
  devices(username: string): readonly SurePassIdDevice[];
  /** The codes that were sent to a person and are still good, those of the oldest device first. */
  codes(username: string): readonly string[];
  /** The code that the device of a serial number shows now; nothing when there is no such device. */
  shownCode(psn: string): string | undefined;
  /** The `AuthnUserReqId` of each question that a person has not answered, the oldest first. */
  pushes(username: string): readonly string[];
  /** Answers a question on the phone; says whether there was one. */
  answerPush(authnUserReqId: string, decision: PushDecision): boolean;
}

/** Lets people see and do it. */
export function createPeople(state: SurePassIdState): SurePassIdPeople {
  const { users, pushes, now } = state;
  const devicesOf = (username: string) => users.get(username)?.devices ?? [];
  return {
    devices: (username) =>
      devicesOf(username).map(({ tokenId, psn, kind, name, isActive }) => ({
        tokenId,
        psn,
        kind,
        name,
        isActive,
      })),
    codes: (username) =>
      devicesOf(username).flatMap(({ oath: { sent } }) =>
        sent && !sent.isUsed && sent.expiresAt > now() ? [sent.code] : [],
      ),
    shownCode(psn) {
      const all = users.values().flatMap(({ devices }) => devices);
      const device = all.find((each) => each.psn === psn && each.kind === 'oath');
      return device && totp(device.oath.secret, stepAt(now()) + device.oath.drift);
    },
    pushes: (username) =>
      pushes
        .values()
        .flatMap(({ message, decision }) =>
          message.username === username && decision === 'pending' ? [message.authnUserReqId] : [],
        ),
    answerPush(authnUserReqId, decision) {
      const push = pushes.get(authnUserReqId);
      if (push?.decision !== 'pending') return false;
      push.decision = decision;
      return true;
    },
  };
}
