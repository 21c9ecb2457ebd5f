import { SecondFactorError, type SecondFactorErrorCode } from '../errors.js';
import { until } from '../until.js';
import { bindFlow } from './bind-flow.js';
import { closePopup } from './close-popup.js';
import { type Flow, flowKey, peekFlow, takeFlow } from './flow.js';
import { listenForResult } from './listen-for-result.js';
import { describePopup, openPopup } from './open-popup.js';
import { hasReturned, type RedirectQuery, readRedirect } from './redirect-query.js';
import type { PopupStatus } from './types.js';
import { watchPopup } from './watch-popup.js';

/** One flow in a popup. */
export interface PopupFlowOptions {
  readonly flow: Flow;
  /** The provider's address, where it is known at the click. */
  readonly known: URL | undefined;
  /** Asks for the provider's address otherwise. */
  readonly ask: (signal: AbortSignal) => Promise<URL>;
  readonly width: number;
  readonly height: number;
  /** Milliseconds until the flow is given up; `Infinity` for never. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** A window the caller opened. */
  readonly popup?: Window | null | undefined;
  /** What the popup says while it is empty. */
  readonly connectingText: string;
  /** Milliseconds of continuous focus after which a severed popup counts as closed. Default 3 000. */
  readonly closedGrace?: number | undefined;
  /** Whether a person looks at this page, where the browser itself can't tell. */
  readonly isFocused?: (() => boolean) | undefined;
  /** Leaves the popup open when the page unloads. */
  readonly keepOnUnload?: boolean | undefined;
  readonly onStatus: (status: PopupStatus) => void;
  /** Told of a result that comes after the flow was given up and before it expires. */
  readonly onLateResult?: ((query: RedirectQuery, error: SecondFactorError) => void) | undefined;
}

/** A flow that is under way in a popup. */
export interface PopupFlow {
  readonly popup: Window;
  /** @throws {SecondFactorError} `popup_closed`, `timeout`, `aborted`, `iframe_unreachable`, … */
  readonly result: Promise<RedirectQuery>;
}

/** How long a page of this site may stand in the popup with neither a token nor our script. */
const silence = 3000;

/**
 * Opens a popup at once, sends it to the provider and waits for what comes home.
 * @returns the running flow, or `undefined` when the browser blocked the popup
 * @throws {SecondFactorError} `policy_blocked` where there is no session storage
 */
export function runPopup(options: PopupFlowOptions): PopupFlow | undefined {
  const { flow, known, width, height, onStatus } = options;
  onStatus('opening');
  const bound = bindFlow(() => options.popup ?? openPopup(known?.href, width, height), flow);
  if (!bound) return undefined;
  const { popup, isPartitioned } = bound;
  onStatus('opened');
  if (!known) describePopup(popup, options.connectingText);
  else if (options.popup) popup.location.replace(known);
  return { popup, result: waitForResult(popup, isPartitioned, options) };
}

async function waitForResult(
  popup: Window,
  isPartitioned: boolean,
  options: PopupFlowOptions,
): Promise<RedirectQuery> {
  const { flow, known, ask, signal, timeout, onStatus, onLateResult } = options;
  const phase = 'provider';
  try {
    return await until<RedirectQuery>({ signal, timeout, phase }, (resolve, reject, ended) => {
      function fail(code: SecondFactorErrorCode, message: string) {
        reject(new SecondFactorError(code, message, { phase }));
      }
      function closed() {
        fail('popup_closed', 'The window was closed');
      }
      let target: URL | undefined;
      listenForResult(flow.id, popup, resolve, ended);
      watchPopup({
        ...options,
        popup,
        signal: ended,
        isNavigated: () => !!target,
        onSevered() {
          onStatus('severed');
          if (isPartitioned) fail('iframe_unreachable', 'The frame is out of reach');
        },
        onMaybeClosed: () => onStatus('maybe-closed'),
        onClosed: closed,
        onOwnPage(since) {
          const query = readPassivePage(popup, flow);
          if (query) resolve(query);
          // A provider on this site's own origin can't be told from a landing page.
          else if (since > silence && target?.origin !== origin) {
            fail('callback_misconfigured', 'The landing page has no callback');
          }
        },
      });
      addEventListener(
        'pagehide',
        (event) => {
          // A page that goes into the back/forward cache comes back with all it listens to.
          if (!event.persisted && !options.keepOnUnload) popup.close();
        },
        { signal: ended },
      );
      function navigated(url: URL) {
        target = url;
        onStatus('navigated');
      }
      if (known) navigated(known);
      else {
        ask(ended).then((url) => {
          if (ended.aborted) return;
          // Closed while it was still our own empty page, which nothing can sever.
          if (popup.closed) {
            closed();
            return;
          }
          // Leaves nothing in the popup's history to go back to.
          popup.location.replace(url);
          navigated(url);
        }, reject);
      }
    });
  } catch (error) {
    if (onLateResult && /closed|timeout/.test((error as SecondFactorError).code)) {
      // It stays open where it was severed, and what the person does there must not be lost.
      until<RedirectQuery>(
        { signal, timeout: flow.expires - Date.now(), phase },
        (resolve, _reject, ended) => listenForResult(flow.id, popup, resolve, ended),
      ).then(
        (query) => onLateResult(query, error as SecondFactorError),
        () => undefined,
      );
    }
    throw error;
  } finally {
    // The landing page closes itself too: a severed window can't be closed from here, and on iOS a
    // window can't close itself.
    void closePopup(popup);
  }
}

/** The query on a landing page that has loaded and runs no script of ours. */
function readPassivePage(popup: Window, flow: Flow): RedirectQuery | undefined {
  try {
    if (popup.document.readyState !== 'complete' || peekFlow(popup, flowKey)?.id !== flow.id)
      return;
    const { search } = popup.location;
    if (!hasReturned(search, flow.names)) return;
    takeFlow(popup, flowKey);
    return readRedirect(search, flow.names).query;
  } catch {
    // It went on to another site between two looks.
    return;
  }
}
