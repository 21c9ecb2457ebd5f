import { flowName, type ResultMessage } from './messages.js';
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
export async function handOver(id: string, query: RedirectQuery): Promise<boolean> {
  const type = flowName(id);
  const message: ResultMessage = { type, query };
  const channel = new BroadcastChannel(type);
  let timer: ReturnType<typeof setInterval> | undefined;
  const wasHeard = await new Promise<boolean>((resolve) => {
    function send() {
      channel.postMessage(message);
      (opener as Window | null)?.postMessage(message, origin);
    }
    function hear(event: MessageEvent) {
      if (event.origin === origin && event.data === type) resolve(true);
    }
    channel.onmessage = hear;
    addEventListener('message', hear);
    setTimeout(resolve, patience, false);
    timer = setInterval(send, resending);
    send();
  });
  clearInterval(timer);
  channel.close();
  return wasHeard;
}
