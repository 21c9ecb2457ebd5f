export const id = 'equal-options';
export const title = 'Options equal the browser’s own';
export const checks =
  'The same JSON gives byte for byte what PublicKeyCredential.parse…FromJSON() makes of it, with prf, largeBlob and credBlob; an extension that the browser does not know goes through.';
export const isStubbed = true;

const unknown = { 'example.unknown': { level: 2, names: ['a', 'b'] } };

/** Compares what reaches the browser with what the browser makes of the JSON. */
export async function run(adapter, tools) {
  const complaints = [];
  const { register, authenticate } = adapter;
  for (const [kind, call, json, parse] of [
    ['create', register, creation(tools), 'parseCreationOptionsFromJSON'],
    ['get', authenticate, request(tools), 'parseRequestOptionsFromJSON'],
  ]) {
    const expected = expectedOf(json, tools.plain(PublicKeyCredential[parse](json)));
    expected.extensions = { ...expected.extensions, ...unknown };
    const { asked, error } = await capture(kind, () => call(json), tools);
    const wrong = asked && tools.differences(expected, tools.plain(asked));
    if (!asked) complaints.push(`${kind}: ${tools.brief(error)}`);
    else if (wrong.length > 0)
      complaints.push(`${kind} differs at ${tools.some(wrong.map(shorten))}`);
  }
  return tools.passUnless(complaints);
}

/** What reaches the browser, which then refuses; or the library's error when nothing does. */
async function capture(kind, call, tools) {
  let asked;
  tools.replace(kind, async ({ publicKey }) => {
    asked = publicKey;
    throw new DOMException('', 'NotAllowedError');
  });
  const { error } = await tools.outcome(call, 5000);
  return { asked, error };
}

/** The id in a path is another one in each run. */
function shorten(path) {
  return path.replace(/(?<=evalByCredential\.)[\w-]+/, '…');
}

/** The browser's options without the defaults that it adds: only what the JSON has. */
function expectedOf(json, native) {
  if (typeof json !== 'object' || json === null) return native;
  if (Array.isArray(json)) return native.map((member, index) => expectedOf(json[index], member));
  const names = Object.keys(json).filter((name) => native[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, expectedOf(json[name], native[name])]));
}

function creation(tools) {
  const { randomText } = tools;
  return tools.creationOptions({
    pubKeyCredParams: [
      { type: 'public-key', alg: -7 },
      { type: 'public-key', alg: -257 },
    ],
    excludeCredentials: [{ type: 'public-key', id: randomText(33), transports: ['usb', 'nfc'] }],
    authenticatorSelection: {
      authenticatorAttachment: 'cross-platform',
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    hints: ['security-key', 'hybrid'],
    attestation: 'direct',
    attestationFormats: ['packed', 'fido-u2f'],
    extensions: {
      credProps: true,
      minPinLength: true,
      largeBlob: { support: 'preferred' },
      credBlob: randomText(20),
      prf: { eval: { first: randomText(32), second: randomText(31) } },
      ...unknown,
    },
  });
}

function request(tools) {
  const { randomText } = tools;
  const id = randomText(34);
  return tools.requestOptions({
    allowCredentials: [{ type: 'public-key', id, transports: ['internal', 'hybrid'] }],
    userVerification: 'discouraged',
    hints: ['client-device'],
    extensions: {
      getCredBlob: true,
      largeBlob: { write: randomText(50) },
      prf: {
        eval: { first: randomText(32) },
        evalByCredential: { [id]: { first: randomText(16), second: randomText(17) } },
      },
      ...unknown,
    },
  });
}
