import { mayActFor } from '../authorization.js';
import type { Call } from '../call.js';
import type { KeyRing } from '../key-ring.js';
import { omitDefaults, readEnums } from '../protojson.js';
import type { Message } from '../protojson.js';

const kinds = ['OTP', 'OTP_SMS', 'OTP_EMAIL', 'U2F'] as const;
const states = [
  'AUTH_FACTOR_STATE_UNSPECIFIED',
  'AUTH_FACTOR_STATE_NOT_READY',
  'AUTH_FACTOR_STATE_READY',
  'AUTH_FACTOR_STATE_REMOVED',
] as const;
type State = (typeof states)[number];

/**
 * Lists a person's second factors: those that are ready, unless other states are asked for.
 *
 * Whoever may not see them gets an empty list, as from the real server, and no refusal.
 */
export function listFactors({ state, caller, message, parameter }: Call): Message {
  const user = state.users.byId(parameter('userId'));
  const wanted = readEnums(message, 'authFactors', kinds);
  const asked = readEnums(message, 'states', states);
  const isWanted = wanted.length === 0 || wanted.includes('U2F');
  if (!user || !isWanted || !mayActFor(caller, user.id)) return {};
  const shown = asked.length === 0 ? (['AUTH_FACTOR_STATE_READY'] as const) : asked;
  const result = shown.flatMap((each) => factorsIn(user.rings.u2f, each));
  return omitDefaults({ result });
}

function factorsIn({ pending, ready }: KeyRing, state: State): readonly Message[] {
  if (state === 'AUTH_FACTOR_STATE_NOT_READY') {
    return pending ? [{ state, u2f: { id: pending.id } }] : [];
  }
  if (state !== 'AUTH_FACTOR_STATE_READY') return [];
  return ready.values().map(({ id, name }) => ({ state, u2f: { id, name } }));
}
