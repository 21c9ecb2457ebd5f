import type { EndpointContext } from '../endpoint.js';
import type { FlowState } from './flow-state.js';
import type { OmpassSettings } from './settings.js';

/** The parts of the endpoint. */
export type OmpassOperation = 'begin' | 'verify' | 'callback' | 'reset';

/** What a page posts that may be logged. */
export const ompassFields: readonly string[] = ['method', 'lang_init', 'user_id'];

/** What all requests share. */
export interface OmpassEndpoint {
  readonly settings: OmpassSettings;
  readonly flows: FlowState;
}

/** One route's handler. */
export type OmpassHandler = (
  context: EndpointContext,
  endpoint: OmpassEndpoint,
) => Response | Promise<Response>;
