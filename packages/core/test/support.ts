import { isSecondFactorError, type SecondFactorError } from '../src/errors.js';

/** The error that an action ends with, at once or later; fails when it ends well or in another way. */
export async function failureOf(action: () => unknown): Promise<SecondFactorError> {
  try {
    await action();
  } catch (error) {
    if (isSecondFactorError(error)) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

/** Waits until a condition holds; the runner's own limit ends one that never does. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A frame of this page, loaded: from its own document, or from an address of this site. */
export async function openFrame(
  content:
    | { readonly srcdoc: string; readonly sandbox?: string }
    | { readonly src: string; readonly allow?: string },
): Promise<{ readonly element: HTMLIFrameElement; readonly view: Window }> {
  const element = document.createElement('iframe');
  const loaded = new Promise((resolve) => (element.onload = resolve));
  // Before anything else: what a frame may do is settled when its document is made.
  if ('sandbox' in content) element.setAttribute('sandbox', content.sandbox);
  if ('allow' in content) element.allow = content.allow;
  Object.assign(element, 'src' in content ? { src: content.src } : { srcdoc: content.srcdoc });
  document.body.append(element);
  await loaded;
  const { contentWindow: view } = element;
  if (!view) throw new Error('The frame has no window');
  return { element, view };
}

/** Removes what a test has put into the page. */
export function closeFrames(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
}
