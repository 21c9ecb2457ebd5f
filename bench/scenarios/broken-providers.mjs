export const id = 'broken-providers';
export const title = 'Broken password managers';
export const checks =
  'Credentials whose methods are missing or throw, no credential at all, and rejections with undefined or a text give a result or an error of the library: never a TypeError, nor what was thrown at it.';

const ofResponse = [
  'getTransports',
  'getPublicKey',
  'getPublicKeyAlgorithm',
  'getAuthenticatorData',
];
const ofCredential = ['getClientExtensionResults', 'toJSON'];
const broken = new Error('This password manager is broken');

/** Hands each broken thing to the library, made from one real credential of each kind. */
export async function run(adapter, tools) {
  await tools.plugIn();
  const made = await tools.registerNatively();
  const allowCredentials = [{ type: 'public-key', id: made.id }];
  const used = await tools.authenticateNatively({ allowCredentials });
  const { register, authenticate } = adapter;
  const failures = [
    ...(await failuresOf('create', made, () => register(tools.creationOptions()), tools)),
    ...(await failuresOf('get', used, () => authenticate(tools.requestOptions()), tools)),
  ];
  return tools.passUnless(failures);
}

async function failuresOf(kind, credential, call, tools) {
  const failures = [];
  for (const [name, answer] of Object.entries(answersOf(credential, kind))) {
    tools.replace(kind, answer);
    const { settled, value, error, isError } = await tools.outcome(call, 3000);
    const isResult = settled && !isError && isSame(value, credential, tools);
    if (isResult || isOwn(error)) continue;
    failures.push(`${kind}, ${name}: ${isError ? tools.brief(error) : 'no whole result'}`);
  }
  return failures;
}

/** What password managers were seen to answer. */
function answersOf(credential, kind) {
  const methods = kind === 'create' ? [...ofResponse, ...ofCredential] : ofCredential;
  const cases = {
    'no credential': async () => null,
    'rejected with undefined': () => Promise.reject(undefined),
    'rejected with a text': () => Promise.reject('cancelled by the user'),
    'no methods': async () => copyOf(credential, methods, undefined),
  };
  for (const method of methods) {
    cases[`${method} missing`] = async () => copyOf(credential, [method], undefined);
    cases[`${method} throws`] = async () => copyOf(credential, [method], throwBroken);
  }
  return cases;
}

function throwBroken() {
  throw broken;
}

/** A plain object in the credential's place, some of its methods replaced. */
function copyOf(credential, names, method) {
  const copy = membersOf(credential, [...ofCredential]);
  copy.response = membersOf(credential.response, ofResponse);
  for (const name of names) (name in copy ? copy : copy.response)[name] = method;
  return copy;
}

function membersOf(object, methods) {
  const copy = {};
  for (const name in object) {
    const value = object[name];
    if (typeof value !== 'function') copy[name] = value;
    else if (methods.includes(name)) copy[name] = value.bind(object);
  }
  return copy;
}

/** What no server can do without has come through. */
function isSame(value, { id, response }, tools) {
  const name = response.attestationObject ? 'attestationObject' : 'signature';
  const text = value?.response?.[name]?.replaceAll('=', '');
  return value?.id === id && text === tools.textOf(response[name]);
}

/** Whether an error was made by the library, on purpose. */
function isOwn(error) {
  const isRaw = [TypeError, ReferenceError, DOMException].some((type) => error instanceof type);
  return error instanceof Error && error !== broken && !isRaw;
}
