import { textOf } from './base64url.mjs';

/** A value as JSON would have it, its bytes as `bytes:` and base64url, so that they differ from texts. */
export function plain(value) {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `bytes:${textOf(value)}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
}

/** The paths of what is expected and not there, or not equal. What is there beside it does no harm. */
export function differences(expected, actual, path = '') {
  if (typeof expected !== 'object' || expected === null) return expected === actual ? [] : [path];
  if (typeof actual !== 'object' || actual === null) return [path];
  if (Array.isArray(expected) && expected.length !== actual.length) return [path];
  return Object.entries(expected).flatMap(([name, member]) =>
    differences(member, actual[name], path ? `${path}.${name}` : name),
  );
}
