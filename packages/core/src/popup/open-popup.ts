import { popupFeatures } from './popup-features.js';

/**
 * Opens a popup, or gives `undefined` when the browser blocked it. Call it in the click's own task:
 * WebKit forgets the click after any `await`.
 * @param url the address, where it is known already; else an empty page that is navigated later
 */
export function openPopup(
  url: string | undefined,
  width: number,
  height: number,
): Window | undefined {
  try {
    const features = popupFeatures(width, height, screen, window);
    const popup = open(url ?? 'about:blank', '_blank', features);
    return popup?.closed === false ? popup : undefined;
  } catch {
    return undefined;
  }
}

/** Says something in a popup that is still empty; without style or script, so that any policy allows it. */
export function describePopup({ document }: Window, text: string): void {
  document.title = text;
  document.body.textContent = text;
}
