/** Marks a style sheet's text, for editors and the bundler. */
export const css: typeof String.raw = String.raw;

/** A style sheet for each document, which can adopt no other's; made when first used: Node has none. */
export function styleSheet(text: string): (document: Document) => CSSStyleSheet {
  const sheets = new WeakMap<Document, CSSStyleSheet>();
  return (document) => {
    let sheet = sheets.get(document);
    if (!sheet) {
      sheet = new (document.defaultView ?? window).CSSStyleSheet();
      sheet.replaceSync(text);
      sheets.set(document, sheet);
    }
    return sheet;
  };
}
