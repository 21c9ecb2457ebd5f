/**
 * Runs in the page: what a person sees of labels, fields and buttons. Contrasts are WCAG's, from 1 to 21:
 * `text` and `fill` of it and its background, `edge` and `ring` against what it stands on.
 * @param only - `focused` looks at what has the focus alone
 */
export function lookAtControls(only) {
  const pencil = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const roots = [document, ...deep(document, '*').flatMap((node) => node.shadowRoot ?? [])];
  const all = roots.flatMap((root) => [...root.querySelectorAll('label, input, button')]);
  const focused = deepActive(document);
  const shown = all.filter((node) => !node.closest('[hidden]'));
  return (only ? shown.filter((node) => node === focused) : shown).map(look);

  function look(node) {
    const style = getComputedStyle(node);
    const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
    const around = backgroundOf(above(node));
    const own = backgroundOf(node);
    const hasEdge = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1;
    const hasRing = style.outlineStyle !== 'none';
    return {
      id: `${node.localName} ${all.indexOf(node)}`,
      kind: node.localName,
      isShown: node.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      isUnderlined: style.textDecorationLine === 'underline',
      text: contrast(paint(style.color, own), own),
      fill: contrast(own, around),
      edge: hasEdge ? contrast(paint(style.borderTopColor, around), around) : 1,
      ring: hasRing ? contrast(paint(style.outlineColor, around), around) : 1,
      ringWidth: parseFloat(style.outlineWidth),
      ...{ left, right, top, bottom, width, height },
    };
  }

  function deep(root, selector) {
    return [...root.querySelectorAll(selector)];
  }

  function deepActive({ activeElement }) {
    return activeElement?.shadowRoot?.activeElement ?? activeElement;
  }

  /** What a node is drawn in: a slot, a host, or its parent. */
  function above(node) {
    return node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  }

  /** The colour behind a node's text, as what lies behind it shows through. */
  function backgroundOf(node) {
    if (!node) return paint(canvasColour(), [0, 0, 0]);
    const { backgroundColor } = getComputedStyle(node);
    return paint(
      backgroundColor,
      alphaOf(backgroundColor) < 1 ? backgroundOf(above(node)) : [0, 0, 0],
    );
  }

  /** The page's own, where nothing has painted it: as light or dark as its root is. */
  function canvasColour() {
    const probe = document.createElement('i');
    probe.style.setProperty('background', 'Canvas', 'important');
    document.documentElement.append(probe);
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  }

  function alphaOf(colour) {
    pencil.clearRect(0, 0, 1, 1);
    pencil.fillStyle = colour;
    pencil.fillRect(0, 0, 1, 1);
    return pencil.getImageData(0, 0, 1, 1).data[3] / 255;
  }

  function paint(colour, behind) {
    pencil.fillStyle = `rgb(${behind.join()})`;
    pencil.fillRect(0, 0, 1, 1);
    pencil.fillStyle = colour;
    pencil.fillRect(0, 0, 1, 1);
    return [...pencil.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(colour) {
    const [red, green, blue] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
