import type { Context } from 'hono';
import type { FlowState } from '../flow-state.js';
import type { OmpassSettings } from './settings.js';

/** The parts of the endpoint. */
export type OmpassOperation = 'begin' | 'verify' | 'callback' | 'reset';

/** What one request's handlers share. */
export interface OmpassEnvironment {
  Variables: {
    operation: OmpassOperation | undefined;
    /** What was posted in confidence, to be cut out of anything that is logged. */
    confidential: readonly string[] | undefined;
    /** The `Set-Cookie` that begins or ends the login, whatever the answer. */
    flowCookie: string | undefined;
  };
}

/** Hono's context with our variables. */
export type OmpassContext = Context<OmpassEnvironment>;

/** What all requests share. */
export interface OmpassEndpoint {
  readonly settings: OmpassSettings;
  readonly flows: FlowState;
}

/** One route's handler. */
export type OmpassHandler = (
  context: OmpassContext,
  endpoint: OmpassEndpoint,
) => Response | Promise<Response>;
