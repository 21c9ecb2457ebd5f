/** What of a browser tells whether popups work in it. */
export interface BrowserTraits {
  readonly userAgent: string;
  /** Whether the page runs as an installed app, without tabs. */
  readonly isStandalone: boolean;
}

/**
 * Apps that show pages inside themselves, by what they add to the user agent. Most others are told by
 * Android's `; wv` or by {@link iosWebView}.
 */
const inAppBrowser =
  /FBA[NV]|Instagram|\bLine\/|KAKAOTALK|NAVER\(inapp(?!; whale)|DaumApps|LinkedInApp|Snapchat|MicroMessenger|; wv\)|Opera Mini/i;
/** A web view on iOS, or on an iPad that says it is a Mac: WebKit, but not Safari or a browser that says its own name as Safari does. */
const iosWebView = /(iPhone|iPod|iPad|Macintosh)(?!.*Safari\/).*AppleWebKit/;

/** Whether a page should go to the provider itself, because popups don't come back in this browser. */
export function prefersRedirect({ userAgent, isStandalone }: BrowserTraits): boolean {
  return isStandalone || inAppBrowser.test(userAgent) || iosWebView.test(userAgent);
}

/** This browser's traits. */
export function browserTraits(): BrowserTraits {
  return {
    userAgent: navigator.userAgent,
    isStandalone:
      (navigator as { standalone?: boolean }).standalone === true ||
      matchMedia('(display-mode: standalone)').matches,
  };
}
