/**
 * How a property is kept. `String`, `Number` and `Boolean` live in the attribute, as the platform's own
 * do; an `Object` may come as JSON in the attribute, and one set by script stays out of it. What no JSON
 * can say is a `Function`, and has no attribute.
 */
export type PropertyType =
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ObjectConstructor
  | FunctionConstructor;

/** An element's properties by name. */
export type Properties = Readonly<Record<string, PropertyType>>;

/** The attribute of a property: `popupWidth` has `popup-width`. */
export function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Gives a prototype its properties; `changed` is called when one is set that no attribute tells of. */
export function defineProperties<T extends Element>(
  prototype: T,
  properties: Properties,
  changed: (element: T) => void,
): void {
  for (const [name, type] of Object.entries(properties)) {
    const attribute = attributeOf(name);
    // Asked for again, as by a framework that looks what there is.
    if (Object.hasOwn(prototype, name)) return;
    const values = new WeakMap<T, unknown>();
    Object.defineProperty(prototype, name, {
      get(this: T) {
        const text = this.getAttribute(attribute);
        if (type === Boolean) return text !== null;
        if (type === Function) return values.get(this);
        if (type === Object) return values.get(this) ?? parse(text);
        if (text === null) return undefined;
        return type === Number ? Number(text) : text;
      },
      set(this: T, value: unknown) {
        if (type === Function || type === Object) {
          values.set(this, value);
          changed(this);
        } else if (value === undefined || value === null || value === false) {
          this.removeAttribute(attribute);
        } else this.setAttribute(attribute, value === true ? '' : (value as string));
      },
    });
  }
}

function parse(json: string | null): unknown {
  try {
    // Nothing is no JSON.
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}
