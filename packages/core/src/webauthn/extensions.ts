import { decodeBytes, encodeBytes } from './bytes.js';

/** A plain object that has come as JSON. */
export type Plain = Readonly<Record<string, unknown>>;

/**
 * Extension inputs as the browser takes them: the members that are bytes, decoded. What is unknown
 * goes through as it is.
 * @throws {SecondFactorError} `invalid_options`, naming the member
 */
export function decodeExtensions(extensions: Plain): Plain {
  const { prf, largeBlob, credBlob } = extensions as Partial<Record<string, Plain>>;
  return {
    ...extensions,
    ...(prf && { prf: decodePrf(prf) }),
    ...(largeBlob && { largeBlob: decodeMember(largeBlob, 'write', 'extensions.largeBlob') }),
    ...(credBlob && { credBlob: decodeBytes(credBlob, 'extensions.credBlob') }),
  };
}

function decodePrf(prf: Plain): Plain {
  const { eval: both, evalByCredential: each } = prf as Partial<Record<string, Plain>>;
  const path = 'extensions.prf.eval';
  return {
    ...prf,
    ...(both && { eval: decodeValues(both, path) }),
    ...(each && {
      evalByCredential: Object.fromEntries(
        Object.entries(each).map(([id, values]) => [
          // As strict as the ids beside it: a padded one would be an unknown one.
          encodeBytes(decodeBytes(id, `${path}ByCredential`)),
          decodeValues(Object(values) as Plain, `${path}ByCredential.${id}`),
        ]),
      ),
    }),
  };
}

function decodeValues(values: Plain, path: string): Plain {
  return decodeMember(decodeMember(values, 'first', path), 'second', path);
}

function decodeMember(object: Plain, name: string, path: string): Plain {
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
