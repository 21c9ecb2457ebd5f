/** `window.u2f`, whichever version of FIDO's U2F JavaScript API it has. */
export interface U2fApi {
  readonly register: (...args: unknown[]) => unknown;
  readonly sign: (...args: unknown[]) => unknown;
}

/** What it is made of; nothing where it is none. */
export function readU2fApi(value: unknown): U2fApi | undefined {
  const { register, sign } = Object(value ?? {}) as Partial<U2fApi>;
  return typeof register === 'function' && typeof sign === 'function'
    ? (value as U2fApi)
    : undefined;
}

/**
 * Whether a page's `window.u2f` is the browser's own, or an extension's that stands in every page. Many
 * pages still have `u2f-api.js`, which looks the same and never answers. Whether a function says that it
 * is native proves nothing, for bound functions say it as well. But no script of the page has run in a
 * window that was made just now: what has a `u2f` there, of the same functions, has it from the browser.
 */
export function isNativeU2f(api: U2fApi): boolean {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  try {
    document.documentElement.append(frame);
    const fresh = frame.contentWindow;
    const own = readU2fApi(Reflect.get(Object(fresh), 'u2f'));
    return (
      !!own &&
      textOf(fresh, api.register) === textOf(fresh, own.register) &&
      textOf(fresh, api.sign) === textOf(fresh, own.sign)
    );
  } catch {
    return false;
  } finally {
    frame.remove();
  }
}

/** A function's source by the fresh window's own means, which no script has changed. */
function textOf(view: Window | null, value: unknown): string {
  const { Function: own } = view as unknown as { readonly Function: FunctionConstructor };
  return own.prototype.toString.call(value);
}
