export const id = 'tolerant-base64';
export const title = 'Padded and standard base64';
export const checks =
  'Challenge, user id and key ids that a server has sent with padding, or with + and /, give the right bytes. (The browser’s own parsers refuse them.)';
export const isStubbed = true;

/** Bytes whose base64 has `+`, `/` and, at this length, padding. */
const bytes = Uint8Array.from([251, 255, 254, 250, 239, 190, 251, 239, 191, 255, 7, 8, 9]);
const standard = btoa(String.fromCharCode(...bytes));
const padded = standard.replaceAll('+', '-').replaceAll('/', '_');

/** Looks at the bytes that reach the browser. */
export async function run(adapter, tools) {
  const wrong = [];
  for (const [name, text] of Object.entries({ padded, standard })) {
    const list = [{ type: 'public-key', id: text }];
    const user = { id: text, name: 'ada', displayName: 'Ada' };
    const cases = {
      'create: challenge': await problemOf('create', adapter, tools, { challenge: text }),
      'create: user.id': await problemOf('create', adapter, tools, { user }),
      'create: excludeCredentials': await problemOf('create', adapter, tools, {
        excludeCredentials: list,
      }),
      'get: challenge': await problemOf('get', adapter, tools, { challenge: text }),
      'get: allowCredentials': await problemOf('get', adapter, tools, { allowCredentials: list }),
    };
    for (const [where, problem] of Object.entries(cases)) {
      if (problem) wrong.push(`${name} ${where} (${problem})`);
    }
  }
  return tools.passUnless(wrong);
}

/** What is wrong with what a member of the options has become; nothing when it is the right bytes. */
async function problemOf(kind, adapter, tools, members) {
  let found;
  tools.replace(kind, async ({ publicKey }) => {
    found = find(publicKey, Object.keys(members)[0]);
    throw new DOMException('', 'NotAllowedError');
  });
  const isCreate = kind === 'create';
  const json = isCreate ? tools.creationOptions(members) : tools.requestOptions(members);
  const call = isCreate ? adapter.register : adapter.authenticate;
  const { error } = await tools.outcome(() => call(json), 5000);
  if (found === undefined) return tools.brief(error);
  const isBytes = found instanceof ArrayBuffer || ArrayBuffer.isView(found);
  if (!isBytes) return 'not bytes';
  return tools.textOf(found) === tools.textOf(bytes) ? '' : 'other bytes';
}

function find(publicKey, name) {
  const value = publicKey[name];
  if (name === 'challenge') return value;
  return name === 'user' ? value.id : value?.[0]?.id;
}
