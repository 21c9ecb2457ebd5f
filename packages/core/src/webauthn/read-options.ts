import { decodeBytes, encodeBytes } from './bytes.js';
import { checkAppId } from './check-app-id.js';
import { decodeExtensions } from './extensions.js';
import { invalidOption } from './invalid-option.js';
import { type Plain, requireObject } from './require-object.js';
import { toPlain } from './to-plain.js';

/** Which call of the browser: `create()` registers a key, `get()` uses one. */
export type CeremonyKind = 'create' | 'get';

/** Options as the browser takes them, whatever it is asked for. */
export type NativeOptions = Partial<PublicKeyCredentialCreationOptions> &
  PublicKeyCredentialRequestOptions;

/**
 * Reads the options a server has sent: WebAuthn's JSON form, alone or inside `{ publicKey }`,
 * `{ options }` or `{ optionsJSON }`. What comes out shares nothing with what went in, so that a
 * framework's proxies never reach the browser, nor an extension that clones them.
 * @throws {SecondFactorError} `invalid_options`, naming the member; `invalid_app_id`
 */
export function readOptions(given: unknown, kind: CeremonyKind): NativeOptions {
  const json = unwrap(toPlain(given, 'options'));
  const options: Record<string, unknown> = {
    ...json,
    challenge: decodeBytes(json['challenge'], 'challenge'),
  };
  const list = kind === 'create' ? 'excludeCredentials' : 'allowCredentials';
  if (list in json) options[list] = readDescriptors(json[list], list);
  if (kind === 'create') Object.assign(options, readCreation(json));
  if ('extensions' in json) {
    const extensions = decodeExtensions(requireObject(json['extensions'], 'extensions'));
    options['extensions'] = extensions;
    checkExtensions(extensions, kind, options);
  }
  return options as unknown as NativeOptions;
}

function unwrap(value: unknown): Plain {
  let inner = value as Plain | undefined;
  for (let depth = 0; depth < 3 && inner && !('challenge' in Object(inner)); depth++) {
    const { publicKey, options, optionsJSON } = inner as Partial<Record<string, Plain>>;
    inner = publicKey ?? options ?? optionsJSON;
  }
  if (inner) return inner;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  throw isObject
    ? invalidOption('challenge', 'base64url string', undefined)
    : invalidOption('options', 'object', value);
}

/** WebAuthn Level 3, 5.4.3: a `user.id` has 1 to 64 bytes; Chromium and Firefox let 0 pass. */
function readCreation(json: Plain): object {
  const user = requireObject(json['user'], 'user');
  const id = decodeBytes(user['id'], 'user.id');
  if (id.byteLength < 1 || id.byteLength > 64) {
    throw invalidOption('user.id', '1 to 64 bytes', user['id']);
  }
  if (typeof user['name'] !== 'string') throw invalidOption('user.name', 'string', user['name']);
  const { pubKeyCredParams } = json;
  if (!Array.isArray(pubKeyCredParams)) {
    throw invalidOption('pubKeyCredParams', 'array', pubKeyCredParams);
  }
  return { rp: requireObject(json['rp'], 'rp'), user: { displayName: user['name'], ...user, id } };
}

function readDescriptors(list: unknown, path: string): object[] {
  if (!Array.isArray(list)) throw invalidOption(path, 'array', list);
  return (list as unknown[]).map((descriptor, index) => {
    const { id, ...rest } = Object(descriptor) as Plain;
    return { type: 'public-key', ...rest, id: decodeBytes(id, `${path}[${index}].id`) };
  });
}

/** What browsers answer with a message that helps nobody, or not at all. */
function checkExtensions(extensions: Plain, kind: CeremonyKind, options: Plain): void {
  const wrong = kind === 'create' ? 'appid' : 'appidExclude';
  if (wrong in extensions) throw invalidOption(`extensions.${wrong}`, 'nothing here', wrong);
  const appId = extensions['appid'] ?? extensions['appidExclude'];
  if (appId !== undefined) checkAppId(appId);
  const allowed = (options['allowCredentials'] ?? []) as PublicKeyCredentialDescriptor[];
  const { prf, largeBlob } = extensions as Partial<Record<string, Plain>>;
  const ids = allowed.map(({ id }) => encodeBytes(id));
  const evalByCredential = prf?.['evalByCredential'];
  if (evalByCredential && kind === 'create') {
    throw invalidOption('extensions.prf.evalByCredential', 'nothing here', evalByCredential);
  }
  for (const id of Object.keys(evalByCredential ?? {})) {
    if (ids.includes(id)) continue;
    throw invalidOption('extensions.prf.evalByCredential', 'ids of allowCredentials', id);
  }
  if (largeBlob?.['write'] && ids.length !== 1) {
    throw invalidOption('extensions.largeBlob.write', 'one of allowCredentials', ids);
  }
}
