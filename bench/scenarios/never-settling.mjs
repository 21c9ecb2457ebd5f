export const id = 'never-settling';
export const title = 'A browser call that never settles';
export const checks =
  'With a timeout of half a second, a call that a password manager never answers and that ignores its signal is rejected within 8 seconds; an answer that comes later changes nothing.';
export const isStubbed = true;

const bound = 8000;

const bytes = new ArrayBuffer(8);
const late = {
  ...{ id: 'AAAAAAAAAAA', rawId: bytes, type: 'public-key', getClientExtensionResults: () => ({}) },
  response: {
    clientDataJSON: bytes,
    attestationObject: bytes,
    authenticatorData: bytes,
    signature: bytes,
  },
};

export const steps = {
  /** A registration that is never answered. */
  create: (adapter, tools) =>
    complaintsOf('create', () => adapter.register(tools.creationOptions({ timeout: 500 })), tools),

  /** A sign-in that is never answered. */
  get: (adapter, tools) =>
    complaintsOf('get', () => adapter.authenticate(tools.requestOptions({ timeout: 500 })), tools),
};

/** Both at a time, in pages of their own. */
export async function run(adapter, tools) {
  const complaints = await Promise.all([tools.at('site', 'create'), tools.at('site', 'get')]);
  return tools.passUnless(complaints.flat());
}

/** Answers only when the library has given up. */
async function complaintsOf(kind, call, tools) {
  const strays = [];
  addEventListener('unhandledrejection', (event) => strays.push(event.reason));
  let answer;
  let calls = 0;
  tools.replace(kind, () => {
    calls++;
    return new Promise((resolve) => (answer = resolve));
  });
  const state = await tools.outcome(call, bound);
  if (!state.settled) return [`${kind}: pending after ${bound / 1000} s`];
  if (!state.isError) return [`${kind}: resolved without an answer`];
  answer?.(late);
  await tools.pause(100);
  if (strays.length > 0) return [`${kind}: the late answer is an unhandled rejection`];
  return calls === 1 ? [] : [`${kind}: asked ${calls} times`];
}
