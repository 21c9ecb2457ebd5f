import { answering, offline, refusing, silent } from '../answers.js';
import { aroundIt, creation, elsewhere, serviceThat, u2f } from './answers.js';
import { statesOf } from './key-states.js';

const { at, click, fails, still, unsupported } = statesOf('u2f-register');

const made = answering({ id: '1', name: 'Blue key', created: '2026-03-01T09:30:00Z' });
const begin = { 'POST /register/begin': creation };
const success = click('success', 'success', 'success', 'touched', {
  ...begin,
  'POST /register/finish': made,
});
const field = still('field', 'idle · in a form of the page’s', { name: 'key', required: '' });
/** One ceremony at a time runs on a page: these wait for their turn. */
const byU2f = (id, title, expect, attributes) => ({
  ...at(id, title, expect, u2f, attributes),
  start: undefined,
  steps: [['click', '[type=submit]']],
});

/** What the gallery shows of `<u2f-register>`. */
export const u2fRegisterGroup = {
  title: '<u2f-register>',
  states: [
    still('form', 'idle'),
    still('named', 'key-name="Blue key"', { 'key-name': 'Blue key' }),
    still('disabled', 'disabled', { disabled: '' }),
    { ...field, around: aroundIt },
    at('asking', 'loading', 'loading', silent),
    byU2f('touch', 'prompting · by U2F', 'prompting prompting', serviceThat('touch')),
    { ...at('cancelled', 'idle · cancelled', 'idle', silent), start: 'cancelled' },
    fails('no-key', 'idle · not_allowed', 'not_allowed', {}, 'idle'),
    click('prompting', 'prompting, loading · posting', 'prompting prompting', 'untouched', begin),
    { ...click('posting', '', 'loading posting', 'touched', begin), isDerived: true },
    success,
    {
      ...click('ready', 'success · goes along with a form', 'success', 'touched', begin),
      attributes: { name: 'key', required: '' },
      around: aroundIt,
      steps: [['click', '[data-part=button]']],
    },
    at('nobody', 'error · login_required', 'error', refusing(401, 'login_required')),
    click('twice', 'error · already_registered', 'error', 'touched', {
      ...begin,
      'POST /register/finish': refusing(409, 'already_registered'),
    }),
    byU2f('connect', 'error · no_device', 'error', serviceThat('1')),
    byU2f('policy', 'error · blocked by the policy', 'error', elsewhere),
    fails('service', 'error · device_service_unavailable', 'device_service_unavailable'),
    fails('local', 'error · local_network_denied', 'local_network_denied'),
    fails('broken', 'error · authenticator_error', 'authenticator_error'),
    fails('embedded', 'error · policy_blocked', 'policy_blocked'),
    fails('insecure', 'error · insecure_context', 'insecure_context'),
    at('expired', 'error · challenge_expired', 'error', refusing(403, 'challenge_expired')),
    at('offline', 'error · network', 'error', offline),
    at('unknown', 'error · bad_response', 'error', answering({})),
    { ...still('mistake', 'error · endpoint is missing', { endpoint: '' }), expect: 'error' },
    unsupported,
  ],
};
