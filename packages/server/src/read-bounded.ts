/** Thrown when a body is longer than the caller wants to hold in memory. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * Reads a body as UTF-8 text, and stops as soon as it is too long: `Content-Length` may be absent, or lie.
 * @throws {TooLargeError} for more than `limit` bytes
 * @throws {TypeError} for bytes that are no UTF-8
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  if (!body) return '';
  const reader = body.getReader();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > limit) {
      // Not awaited: a sender that never ends its body must not hold the answer back.
      void reader.cancel().catch(() => undefined);
      throw new TooLargeError(`The body has more than ${limit} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
