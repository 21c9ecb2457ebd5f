import { flowName, readResult } from './messages.js';
import type { RedirectQuery } from './redirect-query.js';

/**
 * Listens for a flow's result on its channel and as a message to this window. Every valid copy is
 * acknowledged, so that the landing page stops sending; the first one counts.
 * @param popup the window the flow was opened in; nothing after a reload, when only the id can tell
 * @param signal ends the listening
 */
export function listenForResult(
  flow: string,
  popup: Window | undefined,
  onResult: (query: RedirectQuery) => void,
  signal: AbortSignal,
): void {
  const channel = new BroadcastChannel(flowName(flow));
  function hear({ origin: from, source, data }: MessageEvent) {
    if (from !== origin || (source && popup && source !== popup)) return;
    const query = readResult(data, flow);
    if (!query) return;
    // A message through the channel has no source.
    if (source) (source as Window).postMessage(flowName(flow), origin);
    else channel.postMessage(flowName(flow));
    onResult(query);
  }
  channel.onmessage = hear;
  addEventListener('message', hear, { signal });
  signal.addEventListener('abort', () => channel.close());
}
