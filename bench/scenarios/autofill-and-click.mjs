export const id = 'autofill-and-click';
export const title = 'Autofill, then a click in the same task';
export const checks =
  'A sign-in by a click that starts in the same task as keys offered in a field succeeds, and the offer is rejected.';

const wait = 2000;

export const steps = {
  /** Whether the offer alone is one: asked with conditional mediation. */
  async isOffer(adapter, tools) {
    await pluggedIn(tools, false);
    const calls = tools.spy('get');
    const state = tools.watch(adapter.authenticate(tools.requestOptions(), { conditional: true }));
    await tools.until(() => calls.length > 0 || state.settled, wait);
    return calls[0]?.mediation === 'conditional';
  },

  /** Both at once, and nobody touches the key: what is rejected is rejected by the other one. */
  async rejected(adapter, tools) {
    await pluggedIn(tools, false);
    const { offer, click } = startBoth(adapter, tools);
    await tools.until(() => click.settled, wait / 2);
    if (click.isError) return { complaint: `the click is rejected (${tools.brief(click.error)})` };
    await tools.until(() => offer.settled, wait / 2);
    return { complaint: offer.isError ? '' : 'the offer is not rejected' };
  },

  /** Both at once, and the key is touched. */
  async answered(adapter, tools) {
    const id = await pluggedIn(tools, true);
    const { click } = startBoth(adapter, tools);
    await tools.until(() => click.settled, wait);
    return { complaint: click.value?.id === id ? '' : 'the click gives no result' };
  },
};

/** One page for each question, since what a library leaves pending would disturb the next. */
export async function run(adapter, tools) {
  if (!(await tools.at('site', 'isOffer'))) {
    return tools.fail('no conditional mediation: the option does not reach the browser');
  }
  const { complaint } = await tools.at('site', 'rejected');
  if (complaint) return tools.fail(complaint);
  const answered = await tools.at('site', 'answered');
  return tools.passUnless([answered.complaint].filter(Boolean));
}

function startBoth(adapter, tools) {
  const offer = tools.watch(adapter.authenticate(tools.requestOptions(), { conditional: true }));
  const click = tools.watch(adapter.authenticate(tools.requestOptions()));
  return { offer, click };
}

/** A page with a field, and a key with one credential. */
async function pluggedIn(tools, isTouched) {
  document.body.innerHTML = '<input autocomplete="username webauthn">';
  await tools.plugIn(tools.platformKey);
  const { id } = await tools.registerNatively({
    authenticatorSelection: { residentKey: 'required' },
  });
  await tools.touch(isTouched);
  return id;
}
