/** A style sheet as text, and as an object that is made when first used: Node has none. */
export interface StyleSheet {
  readonly text: string;
  readonly object: CSSStyleSheet;
}

/** A style sheet; others can be put into it. */
export function css(parts: TemplateStringsArray, ...others: readonly StyleSheet[]): StyleSheet {
  const text = String.raw(parts, ...others.map((other) => other.text));
  let object: CSSStyleSheet | undefined;
  return {
    text,
    get object() {
      if (!object) {
        object = new CSSStyleSheet();
        object.replaceSync(text);
      }
      return object;
    },
  };
}
