import type { Route } from '../call.js';
import { listFactors } from './list-factors.js';
import { createRegistrationLink, listPasskeys, registerPasskey } from './passkeys.js';
import { registerU2f } from './register-u2f.js';
import { removeFrom } from './remove-key.js';
import { verifyRegistration } from './verify-registration.js';

const user = '/v2/users/:userId';

/** The v2 User API's part that has to do with keys. */
export const userRoutes: readonly Route[] = [
  { method: 'POST', path: `${user}/authentication_factors/_search`, handle: listFactors },
  { method: 'POST', path: `${user}/u2f`, handle: registerU2f },
  { method: 'POST', path: `${user}/u2f/:keyId`, handle: (call) => verifyRegistration(call, 'u2f') },
  { method: 'DELETE', path: `${user}/u2f/:keyId`, handle: (call) => removeFrom(call, 'u2f') },
  { method: 'POST', path: `${user}/passkeys`, handle: registerPasskey },
  { method: 'POST', path: `${user}/passkeys/_search`, handle: listPasskeys },
  {
    method: 'POST',
    path: `${user}/passkeys/registration_link`,
    handle: createRegistrationLink,
  },
  {
    method: 'POST',
    path: `${user}/passkeys/:keyId`,
    handle: (call) => verifyRegistration(call, 'passkey'),
  },
  {
    method: 'DELETE',
    path: `${user}/passkeys/:keyId`,
    handle: (call) => removeFrom(call, 'passkey'),
  },
];
