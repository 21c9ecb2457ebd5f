export const id = 'outcomes';
export const title = 'Outcomes told apart';
export const checks =
  'A key that is registered already, a key that nobody touches in time, and a refusal at once have three codes.';

export const steps = {
  /** The key is in `excludeCredentials`. */
  async registeredAlready(adapter, tools) {
    await tools.plugIn();
    const { id } = await tools.registerNatively();
    const excludeCredentials = [{ type: 'public-key', id }];
    return codeOf(adapter, tools, () =>
      adapter.register(tools.creationOptions({ excludeCredentials })),
    );
  },

  /** Nobody touches the key. */
  async notTouched(adapter, tools) {
    await tools.plugIn({ automaticPresenceSimulation: false });
    return codeOf(adapter, tools, () => adapter.register(tools.creationOptions({ timeout: 600 })));
  },

  /** The key has none of the credentials asked for. */
  async refused(adapter, tools) {
    await tools.plugIn();
    const allowCredentials = [{ type: 'public-key', id: tools.randomText(32) }];
    const json = tools.requestOptions({ allowCredentials });
    return codeOf(adapter, tools, () => adapter.authenticate(json));
  },
};

async function codeOf(adapter, tools, call) {
  const { error, isError } = await tools.outcome(call, 4000);
  if (!isError) throw new Error('The ceremony did not fail');
  return { code: adapter.codeOf(error), said: tools.brief(error) };
}

/** A page and a key for each. */
export async function run(adapter, tools) {
  const found = {
    'registered already': await tools.at('site', 'registeredAlready'),
    'not touched in time': await tools.at('site', 'notTouched'),
    'refused at once': await tools.at('site', 'refused'),
  };
  return tools.passUnless(tools.notToldApart(found));
}
