/** How often and how far apart, in milliseconds, to look whether a window has left. */
const looks = 10;
const pause = 25;

/**
 * Closes a popup that may be on its way to another site.
 *
 * Chromium loses a `close()` that meets a window between two processes, and no later one closes it. So the
 * way is cut off first, and where it is too late for that, the window is closed once it has arrived.
 */
export async function closePopup(popup: Window): Promise<void> {
  try {
    popup.stop();
    // On another site the address can't be read.
    for (let look = 0; look < looks && popup.location.href === 'about:blank'; look++) {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  } catch {
    // It has arrived.
  }
  popup.close();
}
