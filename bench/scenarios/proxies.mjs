export const id = 'proxies';
export const title = 'Options that are proxies';
export const checks =
  'Options held in a framework’s nested proxies reach the browser as plain data: a password manager that hands them on by structuredClone() does not fail.';

/** Registers and signs in with options that are proxies all the way down, as Vue makes them. */
export async function run(adapter, tools) {
  await tools.plugIn();
  const complaints = [];
  for (const kind of ['create', 'get']) replaceByCloning(kind, tools);
  const made = await tools.outcome(() => adapter.register(deepProxy(creation(tools))), 5000);
  if (!made.value) complaints.push(`register: ${tools.brief(made.error)}`);
  const { id } = made.value ?? (await tools.registerNatively());
  const allowCredentials = [{ type: 'public-key', id, transports: ['usb', 'nfc'] }];
  const json = tools.requestOptions({ allowCredentials, hints: ['security-key'] });
  const used = await tools.outcome(() => adapter.authenticate(deepProxy(json)), 5000);
  if (!used.value) complaints.push(`authenticate: ${tools.brief(used.error)}`);
  return tools.passUnless(complaints);
}

function creation(tools) {
  return tools.creationOptions({
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    hints: ['security-key'],
    extensions: { credProps: true },
  });
}

/** A password manager in another world of the page gets the options as a clone. */
function replaceByCloning(kind, tools) {
  tools.replace(kind, async (options) => {
    structuredClone(options.publicKey);
    return tools.browser[kind](options);
  });
}

function deepProxy(value) {
  const isPlain = typeof value === 'object' && value !== null;
  if (!isPlain) return value;
  return new Proxy(value, { get: (...all) => deepProxy(Reflect.get(...all)) });
}
