import {
  authenticateNatively,
  creationOptions,
  registerNatively,
  requestOptions,
} from './tools.mjs';

const native = {
  register: async () => (await registerNatively()).toJSON(),
  authenticate: async ({ allowCredentials }) =>
    (await authenticateNatively({ allowCredentials })).toJSON(),
};

/**
 * Registers and uses one key by each library and by the browser alone (`native`).
 * @param first - who begins; the others follow in turn, so that nobody is always first
 * @returns for each id the milliseconds of both ceremonies
 */
export async function timeRound(adapters, first) {
  const entries = Object.entries({ native, ...adapters });
  const start = first % entries.length;
  const times = {};
  for (const [id, { register, authenticate }] of [
    ...entries.slice(start),
    ...entries.slice(0, start),
  ]) {
    const began = performance.now();
    const made = await register(creationOptions());
    const between = performance.now();
    const allowCredentials = [{ type: 'public-key', id: made.id }];
    await authenticate(requestOptions({ allowCredentials }));
    times[id] = { register: between - began, authenticate: performance.now() - between };
  }
  return times;
}
