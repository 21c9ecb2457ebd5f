/**
 * Every state of the elements, for the gallery and for the tests, which read this in Node. A state has
 * - `id`, `title`, `tag`, and the element's `attributes`, `properties`, `content` and `listeners`;
 * - `start`: it begins by itself, and with `cancelled` ends by itself, too;
 * - `around`: what the element stands in; `setUp`: what is done to the page before there is an element;
 * - `isAlone`: it cannot share a page, and the gallery has a link to it;
 * - `isDerived`: another state of the gallery leads to it;
 * - `steps`: what a person does to get there; `key`: what their key does;
 * - `expect`: the state and status it ends in, `idle` where there is none; `shows`: what is seen then.
 */
import { ompassCallbackGroup } from './ompass-callback.js';
import { ompassLoginGroups } from './ompass-login.js';
import { u2fKeysGroup } from './u2f-keys.js';
import { u2fLoginGroup } from './u2f-login.js';
import { u2fRegisterGroup } from './u2f-register.js';

/** Group by group. */
export const groups = [
  ...ompassLoginGroups,
  ompassCallbackGroup,
  u2fRegisterGroup,
  u2fLoginGroup,
  u2fKeysGroup,
];

/** One by one. */
export const states = groups
  .flatMap((group) => group.states)
  .map((state) => ({ tag: 'ompass-login', expect: 'idle', ...state }));
