import { openFrame } from './support.js';

/** A frame that loads this page's modules from another host or under another policy. */
export interface Elsewhere {
  /** A name of this computer, such as `127.0.0.1`. Default: the page's own. */
  readonly host?: string;
  /** The frame's `allow`. */
  readonly allow?: string;
}

/** What a function of ours did in that frame; an error comes as its members. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
}

/** Calls an export of a module of `src` in a frame, with arguments that can be cloned. */
export async function callElsewhere(
  { host = location.hostname, allow = '' }: Elsewhere,
  module: string,
  name: string,
  ...args: readonly unknown[]
): Promise<Outcome> {
  const src = `http://${host}:${location.port}/packages/core/test/elsewhere.html`;
  const { view } = await openFrame({ src, allow });
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<Outcome>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Outcome>) => resolve(data);
  });
  view.postMessage({ module: `/packages/core/src/${module}`, name, args }, '*', [port2]);
  return answered;
}
