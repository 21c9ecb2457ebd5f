import { answering, offline, refusing, silent } from '../answers.js';
import { request, scripted } from './answers.js';
import { statesOf } from './key-states.js';

const { at, click, fails, still, unsupported } = statesOf('u2f-login');

const begin = { 'POST /authenticate/begin': request };
const accepting = { ...begin, 'POST /authenticate/finish': answering({ name: 'alice' }) };

/** Offers keys in the field for the name; only one offer can be on a page. */
const offer = (id, title, expect, key, answers) => ({
  ...still(id, title, { autofill: '', prompt: 'password' }),
  properties: { fetch: scripted(answers) },
  isAlone: true,
  key,
  expect,
});

/** What the gallery shows of `<u2f-login>`. */
export const u2fLoginGroup = {
  title: '<u2f-login>',
  states: [
    still('button', 'prompt="none"'),
    still('user-id', 'prompt="user-id"', { prompt: 'user-id' }),
    still('password', 'prompt="password"', { prompt: 'password' }),
    {
      ...still('missing', '', { prompt: 'password' }),
      isDerived: true,
      steps: [
        ['click', '[type=submit]'],
        ['see', '[aria-invalid=true]'],
      ],
    },
    still('second-step', 'prompt="password" user-id="alice"', {
      prompt: 'password',
      'user-id': 'alice',
    }),
    still('disabled', 'disabled', { disabled: '' }),
    at('asking', 'loading', 'loading', silent),
    { ...at('cancelled', 'idle · cancelled', 'idle', silent), start: 'cancelled' },
    fails('no-key', 'idle · not_allowed', 'not_allowed', {}, 'idle'),
    click('prompting', 'prompting, loading · posting', 'prompting prompting', 'untouched', begin),
    { ...click('posting', '', 'loading posting', 'touched', begin), isDerived: true },
    click('success', 'success', 'success', 'touched', accepting),
    offer('autofill', 'idle · autofill', 'idle', undefined, begin),
    offer('picked', 'success · autofill', 'success', 'picked', accepting),
    at('refused', 'error · password_required', 'error', refusing(401, 'password_required')),
    at('none', 'error · not_registered', 'error', refusing(404, 'not_registered')),
    click('stranger', 'error · not_registered, of the key', 'error', 'touched', {
      ...begin,
      'POST /authenticate/finish': refusing(404, 'not_registered'),
    }),
    at('signature', 'error · credential_refused', 'error', refusing(403, 'credential_refused')),
    at('copied', 'error · counter_not_increased', 'error', refusing(403, 'counter_not_increased')),
    at('too-many', 'error · http 429', 'error', refusing(429, 'too_many_requests')),
    at('offline', 'error · network', 'error', offline),
    { ...still('mistake', 'error · endpoint is missing', { endpoint: '' }), expect: 'error' },
    unsupported,
  ],
};
