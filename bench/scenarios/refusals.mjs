export const id = 'refusals';
export const title = 'Why the browser refuses the page';
export const checks =
  'A page on an IP address, an RP ID of another site, an App ID of another site, and a TLS certificate that the person has waved through have four codes.';

export const steps = {
  /** A registration with the page's own RP ID. */
  register: (adapter, tools) =>
    refusal(adapter, tools, () => adapter.register(tools.creationOptions())),

  /** A registration for another site. */
  foreignRpId: (adapter, tools) =>
    refusal(adapter, tools, () =>
      adapter.register(tools.creationOptions({ rp: { id: 'foreign.test', name: 'Foreign' } })),
    ),

  /** A sign-in with the App ID of another site. */
  foreignAppId: (adapter, tools) => {
    const extensions = { appid: 'https://foreign.test/app-id.json' };
    return refusal(adapter, tools, () =>
      adapter.authenticate(tools.requestOptions({ extensions })),
    );
  },
};

async function refusal(adapter, tools, call) {
  const { error, isError } = await tools.outcome(call, 5000);
  if (!isError) throw new Error('The browser did not refuse');
  return { code: adapter.codeOf(error), said: tools.brief(error) };
}

/** A page at each place. No key is plugged in: with virtual ones Chromium forgets about certificates. */
export async function run(adapter, tools) {
  const found = {
    'IP address': await tools.at('address', 'register'),
    'foreign RP ID': await tools.at('site', 'foreignRpId'),
    'foreign App ID': await tools.at('secure', 'foreignAppId'),
    'TLS certificate': await tools.at('wavedThrough', 'register'),
  };
  return tools.passUnless(tools.notToldApart(found));
}
