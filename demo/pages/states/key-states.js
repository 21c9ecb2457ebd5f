import { failing, scripted } from './answers.js';

/** Makes states of one element for keys. */
export const statesOf = (tag) => ({
  still: (id, title, attributes = {}) => ({ id: `${tag}-${id}`, tag, title, attributes }),
  /** Begins by itself. */
  at: (id, title, expect, fetch, attributes = {}) => ({
    id: `${tag}-${id}`,
    tag,
    title,
    attributes,
    properties: { fetch },
    start: 'once',
    expect,
  }),
  /** Begins at a click, for the browser asks for a key then. */
  click: (id, title, expect, key, answers, attributes = {}) => ({
    id: `${tag}-${id}`,
    tag,
    title,
    attributes,
    properties: { fetch: scripted(answers) },
    key,
    steps: [['click', '[type=submit]']],
    expect,
  }),
  /** Begins by itself and fails, as no answer of a site has it. */
  fails: (id, title, code, more, expect = 'error') => ({
    id: `${tag}-${id}`,
    tag,
    title,
    properties: failing(code, { phase: 'ceremony', ...more }),
    start: 'once',
    expect,
  }),
  /** Stands in a browser without security keys. */
  unsupported: {
    id: `${tag}-unsupported`,
    tag,
    title: 'unsupported',
    isAlone: true,
    setUp: () => delete globalThis.PublicKeyCredential,
    expect: 'unsupported',
  },
});
