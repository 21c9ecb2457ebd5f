/** What binds a window at the provider to the page that sent it there; kept in that window alone. */
export interface Flow {
  /** 128 random bits in hexadecimal; also names the channel the result comes home on. */
  readonly id: string;
  /** When the result stops counting, in milliseconds since 1970. */
  readonly expires: number;
  /** The redirect's parameter names. */
  readonly names: RedirectNames;
}

/** The parameter names on a provider's redirect; the token may have one of several. */
export interface RedirectNames {
  readonly username: string;
  readonly token: readonly string[];
}

/** Where a window keeps the flow it was opened or sent away for. */
export const flowKey = 'second-factor:flow';

/** 128 random bits in hexadecimal. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Writes a flow into a window's session storage. */
export function putFlow(storage: Storage, key: string, flow: Flow): void {
  storage.setItem(key, JSON.stringify(flow));
}

/** Reads a flow and leaves it where it is; nothing where there is none that can be read. */
export function peekFlow(owner: Window, key: string): Flow | null {
  try {
    return JSON.parse(String(owner.sessionStorage.getItem(key))) as Flow | null;
  } catch {
    return null;
  }
}

/** Reads a flow and removes it: a flow is used once, and a duplicated tab must not have it again. */
export function takeFlow({ sessionStorage: storage }: Window, key: string): Flow | null {
  const text = storage.getItem(key);
  storage.removeItem(key);
  return JSON.parse(String(text)) as Flow | null;
}
