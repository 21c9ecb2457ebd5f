export const id = 'equal-results';
export const title = 'Results equal the browser’s own';
export const checks =
  'What is posted has every member of the credential’s own toJSON(), equal: transports, publicKey, publicKeyAlgorithm, authenticatorData, and the results of prf, largeBlob and credProps.';

const abilities = { ctap2Version: 'ctap2_1', hasLargeBlob: true, hasPrf: true };
const selection = { residentKey: 'required', userVerification: 'required' };

/**
 * Compares results with `toJSON()`. The extensions are added on the way to the browser, so that only
 * the reading of results is looked at: how options are read is another scenario.
 */
export async function run(adapter, tools) {
  await tools.plugIn({ ...tools.platformKey, ...abilities });
  const prf = { eval: { first: new Uint8Array(32).fill(1), second: new Uint8Array(32).fill(2) } };
  const largeBlob = { support: 'required' };
  const made = await compare('create', { credProps: true, prf, largeBlob }, tools, () =>
    adapter.register(tools.creationOptions({ authenticatorSelection: selection }), {
      prfResults: true,
    }),
  );
  const allowCredentials = [{ type: 'public-key', id: made.native.id }];
  const write = 'b25jZSB1cG9uIGEgdGltZQ';
  await tools.authenticateNatively({ allowCredentials, extensions: { largeBlob: { write } } });
  const used = await compare('get', { prf, largeBlob: { read: true } }, tools, () =>
    adapter.authenticate(tools.requestOptions({ allowCredentials }), { prfResults: true }),
  );
  requireResults(made.native, used.native);
  return tools.passUnless([made.complaint, used.complaint].filter(Boolean));
}

/** The browser's own JSON, and what is wrong with the library's. */
async function compare(kind, extensions, tools, call) {
  let credential;
  tools.replace(kind, async (options) => {
    const publicKey = { ...options.publicKey, extensions };
    credential = await tools.browser[kind]({ ...options, publicKey });
    return credential;
  });
  const { value, error } = await tools.outcome(call, 5000);
  const native = PublicKeyCredential.prototype.toJSON.call(credential);
  if (!value) return { native, complaint: `${kind}: ${tools.brief(error)}` };
  const posted = JSON.parse(JSON.stringify(value));
  const wrong = tools.differences(JSON.parse(JSON.stringify(native)), posted);
  return { native, complaint: wrong.length > 0 && `${kind} differs at ${tools.some(wrong)}` };
}

/** A browser or key without these would make the comparison say nothing. */
function requireResults(made, used) {
  const { credProps, prf } = made.clientExtensionResults;
  const { largeBlob } = used.clientExtensionResults;
  const has =
    credProps && prf?.results && largeBlob?.blob && used.clientExtensionResults.prf?.results;
  if (!has) throw new Error('The virtual key gave no results of prf, largeBlob or credProps');
}
