import type { JWTPayload } from 'jose';
import { sealedState, type SealedStateOptions } from '../sealed-state.js';

/** What the server has to know again when the token comes: who began which login. */
export type Flow = { readonly method: 'u2f'; readonly userId: string } | { readonly method: 'uaf' };

/** Seconds a login may take. */
export const flowLifetime = 600;

/** What a {@link FlowState} works with. */
export type FlowStateOptions = Omit<SealedStateOptions, 'type' | 'lifetime'>;

/** Packs a login's state into a token for the browser to keep, and reads it back. */
export interface FlowState {
  seal(flow: Flow): Promise<string>;
  /** The login in a token; `undefined` when the token is expired, altered or not ours. */
  open(token: string): Promise<Flow | undefined>;
}

/** Login state that the browser keeps in a cookie: all it holds is what `begin` has told the page. */
export function flowState(options: FlowStateOptions): FlowState {
  const state = sealedState({
    ...options,
    type: 'second-factor-flow+jwt',
    lifetime: flowLifetime,
  });
  return {
    seal: (flow) => state.seal(claimsOf(flow)),
    async open(token) {
      const claims = await state.open(token);
      return claims && readClaims(claims);
    },
  };
}

function claimsOf(flow: Flow): JWTPayload {
  return flow.method === 'u2f' ? { method: 'u2f', sub: flow.userId } : { method: 'uaf' };
}

function readClaims({ method, sub }: JWTPayload): Flow | undefined {
  if (method === 'u2f' && sub) return { method, userId: sub };
  return method === 'uaf' ? { method } : undefined;
}
