/** Marks a style sheet's text, for editors and the bundler. */
export const css: typeof String.raw = String.raw;

/** A style sheet that is made when first used: Node has none. */
export function styleSheet(text: string): () => CSSStyleSheet {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
    }
    return sheet;
  };
}
