import { assert } from 'chai';
import { explainProblem } from '../../src/backend/explain-problem.js';

/** Answers that are none of 2xx, and what they become. */
const answers = [
  {
    what: "a provider's code",
    status: 403,
    problem: { code: 'ompass.011', title: 'The token is too old' },
    error: {
      code: 'provider_refused',
      message: 'The token is too old',
      problem: 'ompass.011',
      status: 403,
      retryable: false,
    },
    provider: { name: 'ompass', code: '011', message: 'The token is too old' },
  },
  {
    what: "a provider's code with letters",
    status: 502,
    problem: { code: 'ompass.ERR_B009' },
    error: { code: 'provider_refused', problem: 'ompass.ERR_B009', retryable: true },
    provider: {
      name: 'ompass',
      code: 'ERR_B009',
      message: 'The answer is ompass.ERR_B009',
    },
  },
  {
    what: "another provider's code",
    status: 400,
    problem: { code: 'surepassid.9003', title: 'Wrong code' },
    error: { code: 'provider_refused' },
    provider: { name: 'surepassid', code: '9003', message: 'Wrong code' },
  },
  {
    what: "a provider's code with a dash",
    status: 500,
    problem: { code: 'zitadel.WEBAU-3Vb9s', title: 'Refused' },
    error: { code: 'provider_refused', problem: 'zitadel.WEBAU-3Vb9s' },
    provider: { name: 'zitadel', code: 'WEBAU-3Vb9s', message: 'Refused' },
  },
  {
    what: 'a key that is registered',
    status: 409,
    problem: { code: 'already_registered' },
    error: { code: 'already_registered', status: 409, retryable: false },
  },
  {
    what: 'a key that is not',
    status: 404,
    problem: { code: 'not_registered' },
    error: { code: 'not_registered', status: 404, retryable: false },
  },
  {
    what: 'one of our codes',
    status: 409,
    problem: { code: 'flow_mismatch', title: 'Another login took its place' },
    error: { code: 'flow_mismatch', message: 'Another login took its place', status: 409 },
  },
  {
    what: 'an old flow',
    status: 410,
    problem: { code: 'challenge_expired' },
    error: { code: 'challenge_expired' },
  },
  {
    what: 'a token that got lost',
    status: 400,
    problem: { code: 'token_missing' },
    error: { code: 'token_missing' },
  },
  {
    what: 'a bad request',
    status: 400,
    problem: { code: 'bad_response' },
    error: { code: 'bad_response' },
  },
  {
    what: 'a code of the site',
    status: 401,
    problem: { code: 'password_required', title: 'Log in first' },
    error: { code: 'http', problem: 'password_required', message: 'Log in first', status: 401 },
  },
  {
    what: 'a code of ours that no site can have',
    status: 400,
    problem: { code: 'popup_closed' },
    error: { code: 'http', problem: 'popup_closed' },
  },
  {
    what: 'a code that only begins like one of ours',
    status: 400,
    problem: { code: 'token_missing_too' },
    error: { code: 'http', problem: 'token_missing_too' },
  },
  {
    what: 'a code that only looks like a provider’s',
    status: 400,
    problem: { code: 'https://ompass.011' },
    error: { code: 'http', problem: 'https://ompass.011' },
  },
  {
    what: 'a code that is a number',
    status: 400,
    problem: { code: 11, title: 7 },
    error: { code: 'http', problem: undefined, message: 'The answer is 400' },
  },
  { what: 'too many requests', status: 429, problem: {}, error: { code: 'http', retryable: true } },
  { what: 'a server error', status: 500, problem: {}, error: { code: 'http', retryable: true } },
  { what: 'a wrong request', status: 400, problem: {}, error: { code: 'http', retryable: false } },
  {
    what: 'no answer',
    status: 0,
    problem: undefined,
    error: { code: 'network', status: undefined, retryable: true },
  },
  { what: 'nothing', status: 404, problem: undefined, error: { code: 'http', problem: undefined } },
  { what: 'null', status: 404, problem: null, error: { code: 'http', problem: undefined } },
  { what: 'text', status: 404, problem: 'Not found', error: { code: 'http', problem: undefined } },
  { what: 'a list', status: 404, problem: [], error: { code: 'http', problem: undefined } },
] as const;

suite('explainProblem', () => {
  for (const { what, status, problem, error, ...rest } of answers) {
    test(`explains ${what} with ${status}`, () => {
      const explained = explainProblem(status, problem, 'verify');
      assert.include(explained, { phase: 'verify', ...error });
      assert.deepEqual(explained.provider, 'provider' in rest ? rest.provider : undefined);
    });
  }
});
