import { client } from '@passwordless-id/webauthn';

export const authenticate = client.authenticate;
export const register = client.register;
