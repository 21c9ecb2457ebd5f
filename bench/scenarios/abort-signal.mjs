export const id = 'abort-signal';
export const title = 'AbortSignal';
export const checks =
  'A signal ends a ceremony that waits for the person, and its reason is the error or the error’s cause; with a signal that is aborted already, the browser is not asked.';

/** Aborts during a ceremony and before one. */
export async function run(adapter, tools) {
  if (adapter.noSignal) return tools.fail(adapter.noSignal);
  await tools.plugIn();
  const made = await tools.registerNatively();
  const allowCredentials = [{ type: 'public-key', id: made.id }];
  await tools.plugOut();
  // Nobody touches this one, so that the ceremonies wait.
  await tools.plugIn({ automaticPresenceSimulation: false });
  const complaints = [];
  for (const [kind, start] of [
    ['create', (signal) => adapter.register(tools.creationOptions(), { signal })],
    [
      'get',
      (signal) => adapter.authenticate(tools.requestOptions({ allowCredentials }), { signal }),
    ],
  ]) {
    complaints.push(...(await before(kind, start, tools)), ...(await during(kind, start, tools)));
  }
  return tools.passUnless(complaints);
}

async function before(kind, start, tools) {
  const calls = tools.spy(kind);
  const ended = await tools.outcome(() => start(AbortSignal.abort(new Error('left'))), 2000);
  const complaints = ended.isError ? [] : [`${kind}: an aborted signal does not reject`];
  if (calls.length > 0)
    complaints.push(`${kind}: the browser is asked in spite of an aborted signal`);
  return complaints;
}

async function during(kind, start, tools) {
  const calls = tools.spy(kind);
  const reason = new Error('left');
  const controller = new AbortController();
  const state = tools.watch(start(controller.signal));
  if (!(await tools.until(() => calls.length > 0, 2000)))
    return [`${kind}: the browser is not asked`];
  controller.abort(reason);
  await tools.until(() => state.settled, 2000);
  if (!state.settled) return [`${kind}: a pending ceremony goes on after abort()`];
  const isKept = state.error === reason || state.error?.cause === reason;
  return isKept ? [] : [`${kind}: the reason is lost (${tools.brief(state.error)})`];
}
