import { acknowledgement, channelName, type ResultMessage } from './messages.js';
import type { RedirectQuery } from './redirect-query.js';

/** How often the result is sent again, and how long, in milliseconds. */
const resending = 250;
const patience = 3000;

/**
 * Hands a landing page's result to the page that opened it, on every way there is, until that page
 * acknowledges. A provider page with a Cross-Origin-Opener-Policy takes `opener` away and leaves the
 * channel; a page inside another site's frame hears no channel and has `opener`.
 * @returns whether the page heard it within 3 s
 */
export function handOver(flow: string, query: RedirectQuery): Promise<boolean> {
  const message: ResultMessage = { type: 'second-factor:result', flow, query };
  const channel = new BroadcastChannel(channelName(flow));
  return new Promise((resolve) => {
    function send() {
      channel.postMessage(message);
      (opener as Window | null)?.postMessage(message, origin);
    }
    function end(wasHeard: boolean) {
      clearInterval(timer);
      clearTimeout(limit);
      channel.close();
      removeEventListener('message', hear);
      resolve(wasHeard);
    }
    function hear(event: MessageEvent) {
      if (event.origin === origin && event.data === acknowledgement(flow)) end(true);
    }
    const timer = setInterval(send, resending);
    const limit = setTimeout(end, patience, false);
    channel.onmessage = hear;
    addEventListener('message', hear);
    send();
  });
}
