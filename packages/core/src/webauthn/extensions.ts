import { decodeBytes, encodeBytes } from './bytes.js';
import { type Plain, requireObject } from './require-object.js';

/**
 * Extension inputs as the browser takes them: the members that are bytes, decoded. What is unknown
 * goes through as it is.
 * @throws {SecondFactorError} `invalid_options`, naming the member
 */
export function decodeExtensions(extensions: Plain): Plain {
  const decoded: Record<string, unknown> = { ...extensions };
  const { prf, largeBlob, credBlob } = decoded;
  const path = 'extensions.largeBlob';
  if (prf !== undefined) decoded['prf'] = decodePrf(requireObject(prf, 'extensions.prf'));
  if (largeBlob !== undefined) decoded['largeBlob'] = decodeMember(largeBlob, 'write', path);
  if (credBlob !== undefined) decoded['credBlob'] = decodeBytes(credBlob, 'extensions.credBlob');
  return decoded;
}

function decodePrf(prf: Plain): Plain {
  const { eval: both, evalByCredential: each } = prf;
  const path = 'extensions.prf.eval';
  return {
    ...prf,
    ...(both !== undefined && { eval: decodeValues(both, path) }),
    ...(each !== undefined && {
      evalByCredential: Object.fromEntries(
        Object.entries(requireObject(each, `${path}ByCredential`)).map(([id, values]) => [
          // As strict as the ids beside it: a padded one would be an unknown one.
          encodeBytes(decodeBytes(id, `${path}ByCredential`)),
          decodeValues(values, `${path}ByCredential.${id}`),
        ]),
      ),
    }),
  };
}

function decodeValues(values: unknown, path: string): Plain {
  return decodeMember(decodeMember(values, 'first', path), 'second', path);
}

function decodeMember(value: unknown, name: string, path: string): Plain {
  const object = requireObject(value, path);
  if (object[name] === undefined) return object;
  return { ...object, [name]: decodeBytes(object[name], `${path}.${name}`) };
}

/** Extension outputs as JSON: everything that is bytes, encoded. */
export function encodeExtensions(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return encodeBytes(value);
  // By its name: password managers may hand in a buffer of another realm.
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') {
    return encodeBytes(value as ArrayBuffer);
  }
  if (Array.isArray(value)) return value.map(encodeExtensions);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, encodeExtensions(member)]),
  );
}
