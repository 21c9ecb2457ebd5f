import { readText } from '../call.js';
import type { Answer, Call } from '../call.js';
import { SurePassIdRefusal } from '../errors.js';
import { requirePassword, requireUser } from './user.js';

/** `validate_user`: the person is there, and the password is right unless `noAuth` says not to ask. */
export function validateUser(call: Call): Answer {
  const user = requireUser(call);
  if (!isTrue(call.fields['noAuth'])) requirePassword(user, readText(call.fields, 'pw'));
  return {};
}

/** `validate_u2f_user` and `validate_oath_user`: the same, and there is a device of the kind. */
export function validateUserOf(kind: 'oath' | 'u2f'): (call: Call) => Answer {
  return (call) => {
    const answer = validateUser(call);
    if (requireUser(call).devices.some((device) => device.kind === kind)) return answer;
    throw new SurePassIdRefusal(9036);
  };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}
