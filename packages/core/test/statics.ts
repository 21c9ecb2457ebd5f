const replaced = new Map<string, PropertyDescriptor | undefined>();

/** Puts stand-ins before static methods of `PublicKeyCredential`; `undefined` for one that is missing. */
export function replaceStatics(methods: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(methods)) {
    if (!replaced.has(name)) {
      replaced.set(name, Object.getOwnPropertyDescriptor(PublicKeyCredential, name));
    }
    Object.defineProperty(PublicKeyCredential, name, { value, configurable: true });
  }
}

/** Gives the browser its own methods back; for `teardown`. */
export function restoreStatics(): void {
  for (const [name, descriptor] of replaced) {
    if (descriptor) Object.defineProperty(PublicKeyCredential, name, descriptor);
    else Reflect.deleteProperty(PublicKeyCredential, name);
  }
  replaced.clear();
}
