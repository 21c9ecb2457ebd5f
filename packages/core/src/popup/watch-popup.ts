/** What a watched popup is told apart into. */
export interface WatchOptions {
  readonly popup: Window;
  /** Ends the watching. */
  readonly signal: AbortSignal;
  /** Whether the popup has been sent to the provider yet. */
  readonly isNavigated: () => boolean;
  /** Whether a person looks at this page. Default: it is visible and has the focus. */
  readonly isFocused?: (() => boolean) | undefined;
  /** Milliseconds of continuous focus after which a severed popup counts as closed. Default 3 000. */
  readonly closedGrace?: number | undefined;
  /** The window can be neither read nor focused any more; it may well be open. */
  readonly onSevered: () => void;
  /** Severed, and the person is back on this page: it may have been closed. */
  readonly onMaybeClosed: () => void;
  /** The person closed it. */
  readonly onClosed: () => void;
  /** The window shows a page of this site, since so many milliseconds. */
  readonly onOwnPage: (since: number) => void;
}

/** Milliseconds between two looks. */
const interval = 100;
/** A window severed by its first page was seen alive for less than this, measured in three engines. */
const shortestLife = 150;
/** Milliseconds to wait after a window read as closed: for the focus to come back, and a late result. */
const settling = 250;

/**
 * Watches a popup and tells one that the person closed from one that only reads as closed.
 *
 * Once a popup shows a page with a Cross-Origin-Opener-Policy, `closed` is true for ever while the
 * window lives on. Then three things speak for a real end: the window had lived as a foreign page
 * for a while, this page lost the focus when it opened, and has it again after the flip. Without
 * these the popup counts as severed: `closed` is not read again (each read may cost a line in the
 * console), and only the person coming back to this page, and staying, ends the wait.
 */
export function watchPopup(options: WatchOptions): void {
  const { popup, signal, closedGrace: grace = 3000, isFocused = pageIsFocused } = options;
  let step = lookAtWindow;
  let foreignSince: number | undefined;
  let ownSince: number | undefined;
  let life = 0;
  let readsClosedSince: number | undefined;
  let focusedSince: number | undefined;
  let wasUnfocused = false;

  const timer = setInterval(() => {
    const isFocusedNow = isFocused();
    wasUnfocused ||= !isFocusedNow;
    step(performance.now(), isFocusedNow);
  }, interval);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  function lookAtWindow(now: number, isFocusedNow: boolean) {
    if (readsClosedSince !== undefined) {
      if (now - readsClosedSince >= settling) decide(isFocusedNow);
    } else if (!popup.closed) {
      lookAtPage(now);
    } else if (!options.isNavigated()) {
      // Still our own empty page, which nothing can sever.
      options.onClosed();
    } else if (life < shortestLife) {
      sever();
    } else {
      readsClosedSince = now;
    }
  }

  function decide(isFocusedNow: boolean) {
    readsClosedSince = undefined;
    if (!popup.closed) return;
    if (isFocusedNow && wasUnfocused) {
      options.onClosed();
      return;
    }
    sever();
    // Where the focus tells nothing, such as in a driven browser, a person is asked at once.
    if (isFocusedNow) options.onMaybeClosed();
  }

  function lookAtPage(now: number) {
    const isOwn = showsOwnPage(popup);
    if (isOwn === undefined) return;
    foreignSince ??= now;
    life = now - foreignSince;
    ownSince = isOwn ? (ownSince ?? now) : undefined;
    if (ownSince !== undefined) options.onOwnPage(now - ownSince);
  }

  function sever() {
    step = waitForPerson;
    options.onSevered();
  }

  function waitForPerson(now: number, isFocusedNow: boolean) {
    if (!isFocusedNow || !wasUnfocused) {
      focusedSince = undefined;
    } else if (focusedSince === undefined) {
      focusedSince = now;
      options.onMaybeClosed();
    } else if (now - focusedSince >= grace) {
      options.onClosed();
    }
  }
}

function pageIsFocused(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/**
 * Whether a window shows a page of this site that has loaded; `undefined` while it is still empty. One
 * that is loading may be waiting for our script on a slow network.
 */
function showsOwnPage(popup: Window): boolean | undefined {
  try {
    return popup.location.href === 'about:blank'
      ? undefined
      : popup.document.readyState === 'complete';
  } catch {
    return false;
  }
}
