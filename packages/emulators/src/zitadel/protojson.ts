import { GrpcError } from './errors.js';

/** A protobuf message as JSON: fields by either of their names, unknown ones ignored. */
export type Message = Readonly<Record<string, unknown>>;

/** A field under its JSON name or its protobuf name; `null` is the same as nothing. */
export function readField(message: Message, name: string): unknown {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return message[name] ?? message[snake] ?? undefined;
}

/** A `string` field, empty when it is missing. */
export function readText(message: Message, name: string): string {
  const value = readField(message, name) ?? '';
  if (typeof value !== 'string') throw invalid(name, 'string');
  return value;
}

/** A message or `Struct` field, if it is there. */
export function readMessage(message: Message, name: string): Message | undefined {
  const value = readField(message, name);
  if (value !== undefined && !isMessage(value)) throw invalid(name, 'message');
  return value;
}

/** A `repeated` field, empty when it is missing. */
export function readList(message: Message, name: string): readonly unknown[] {
  const value = readField(message, name) ?? [];
  if (!Array.isArray(value)) throw invalid(name, 'list');
  return value as readonly unknown[];
}

/**
 * A `repeated` enum, by name or number; `names` are its values in their order.
 *
 * A name that is unknown is left out, as unknown fields are.
 */
export function readEnums<Name extends string>(
  message: Message,
  field: string,
  names: readonly Name[],
): readonly Name[] {
  return readList(message, field).flatMap((value) => readEnumValue(field, value, names) ?? []);
}

/** A single enum field, its first value when it is missing or unknown. */
export function readEnum<Name extends string>(
  message: Message,
  field: string,
  names: readonly [Name, ...Name[]],
): Name {
  const value = readField(message, field);
  return (value === undefined ? undefined : readEnumValue(field, value, names)) ?? names[0];
}

/**
 * A `bytes` field, empty when it is missing.
 *
 * Either base64 alphabet will do, but not both at once; padding is complete or absent.
 */
export function readBytes(message: Message, name: string): Uint8Array {
  const text = readText(message, name);
  const alphabet = /[-_]/.test(text) ? /^[\w-]*={0,2}$/ : /^[A-Za-z0-9+/]*={0,2}$/;
  const length = text.replace(/=+$/, '').length;
  const isPadded = length < text.length;
  if (!alphabet.test(text) || length % 4 === 1 || (isPadded && text.length % 4 !== 0)) {
    throw invalid(name, 'bytes');
  }
  return Buffer.from(text, 'base64');
}

/** An integer field, 0 when it is missing; 64-bit ones come as text. */
export function readInteger(message: Message, name: string): number {
  const value = Number(readField(message, name) ?? 0);
  if (!Number.isSafeInteger(value) || value < 0) throw invalid(name, 'uint64');
  return value;
}

/** A `Duration` field such as `"18000s"` in milliseconds, if it is there. */
export function readDuration(message: Message, name: string): number | undefined {
  if (readField(message, name) === undefined) return undefined;
  const seconds = /^(-?\d+(?:\.\d{1,9})?)s$/.exec(readText(message, name))?.[1];
  if (seconds === undefined) throw invalid(name, 'google.protobuf.Duration');
  return Number(seconds) * 1000;
}

/** What goes out: fields that have their default value are omitted. */
export function omitDefaults(fields: Readonly<Record<string, unknown>>): Message {
  const entries = Object.entries(fields).filter(([, value]) => !isDefault(value));
  return Object.fromEntries(entries);
}

/** A time as it goes out, by RFC 3339; a fraction only where there is one. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** Whether a JSON value is an object. */
export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readEnumValue<Name extends string>(
  field: string,
  value: unknown,
  names: readonly Name[],
): Name | undefined {
  if (typeof value === 'number') return names[value];
  if (typeof value !== 'string') throw invalid(field, 'enum');
  return names.find((name) => name === value);
}

function isDefault(value: unknown): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  return [undefined, '', 0, '0', false].includes(value as string) || isEmptyList;
}

function invalid(name: string, type: string): GrpcError {
  return new GrpcError(3, `proto: invalid value for ${type} field ${name}`);
}
