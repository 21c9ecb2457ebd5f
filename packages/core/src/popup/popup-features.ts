/** The part of `Screen` that counts; `availLeft` and `availTop` are everywhere but in the standard. */
export interface ScreenArea {
  readonly availWidth: number;
  readonly availHeight: number;
  readonly availLeft?: number;
  readonly availTop?: number;
}

/** The part of `Window` that counts. */
export interface WindowArea {
  readonly screenX: number;
  readonly screenY: number;
  readonly outerWidth: number;
  readonly outerHeight: number;
}

/** Features for `window.open`: no larger than the screen, centred on the opener, on its monitor. */
export function popupFeatures(
  width: number,
  height: number,
  { availWidth, availHeight, availLeft = 0, availTop = 0 }: ScreenArea,
  { screenX, screenY, outerWidth, outerHeight }: WindowArea,
): string {
  const usedWidth = Math.min(width, availWidth);
  const usedHeight = Math.min(height, availHeight);
  const left = centre(usedWidth, screenX, outerWidth, availLeft, availWidth);
  const top = centre(usedHeight, screenY, outerHeight, availTop, availHeight);
  return `popup=yes,width=${usedWidth},height=${usedHeight},left=${left},top=${top}`;
}

/** Where along one axis something starts to be in the middle of a window and whole on the screen. */
function centre(size: number, start: number, length: number, first: number, available: number) {
  const middle = start + (length - size) / 2;
  return Math.round(Math.max(first, Math.min(middle, first + available - size)));
}
