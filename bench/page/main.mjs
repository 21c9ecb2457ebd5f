/** What a page of the bench can be asked for; each adapter's bundle opens with `start()`. */
import { scenarios } from '../scenarios/index.mjs';
import * as tools from './tools.mjs';
import { timeRound } from './time-round.mjs';

const adapters = {};

/** Makes an adapter known, under its id. */
export function start(id, adapter) {
  adapters[id] = adapter;
}

globalThis.bench = {
  /** One cell of the table: `{ passed, reason }`. */
  run: (scenarioId, adapterId) => find(scenarioId).run(adapters[adapterId], tools),
  /** A part of a scenario that needs a page of its own. */
  step: (scenarioId, adapterId, name, argument) =>
    find(scenarioId).steps[name](adapters[adapterId], tools, argument),
  /** Milliseconds of one ceremony of each kind, for every adapter and for the browser alone. */
  timeRound: (first) => timeRound(adapters, first),
};

function find(id) {
  return scenarios.find((scenario) => scenario.id === id);
}
