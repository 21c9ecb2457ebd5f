export const id = 'autofill-field';
export const title = 'The check for a field to offer keys in';
export const checks =
  'A field counts in upper case, with a space at the end, and in an open shadow root; a page without one is told so, by a warning or an error.';

const fields = {
  'as documented': '<input autocomplete="username webauthn">',
  'upper case': '<input autocomplete="username WebAuthn">',
  'space at the end': '<input autocomplete="username webauthn ">',
  'shadow root':
    '<div><template shadowrootmode="open"><input autocomplete="username webauthn"></template></div>',
  none: '<input autocomplete="username">',
};

export const steps = {
  /** Offers keys on a page with such a field: how the browser was asked, and what was said. */
  async offer(adapter, tools, field) {
    document.body.setHTMLUnsafe(fields[field]);
    await tools.plugIn({ ...tools.platformKey, automaticPresenceSimulation: false });
    const warnings = [];
    console.warn = (...all) => warnings.push(all.join(' '));
    const calls = tools.spy('get');
    const state = tools.watch(adapter.offer(tools.requestOptions()));
    await tools.until(() => calls.length > 0 || state.settled, 2000);
    if (state.isError) return { said: tools.brief(state.error) };
    return { mediation: calls[0]?.mediation ?? 'no', said: warnings[0] };
  },
};

/** A page for each field, all at a time. */
export async function run(adapter, tools) {
  const complaints = [];
  const names = Object.keys(fields);
  const found = await Promise.all(names.map((field) => tools.at('site', 'offer', field)));
  for (const [index, { mediation, said }] of found.entries()) {
    const field = names[index];
    if (mediation && mediation !== 'conditional') {
      return tools.fail('no conditional mediation: the option does not reach the browser');
    }
    if (field !== 'none' && said) complaints.push(`${field}: ${said}`);
    if (field === 'none' && !said)
      complaints.push('no check: nothing is said when there is no field');
  }
  return tools.passUnless(complaints);
}
