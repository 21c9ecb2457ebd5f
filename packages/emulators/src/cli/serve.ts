import { listen } from '../listen.js';
import type { Handler, Listener, ListenOptions } from '../listen.js';

/** Serves an emulator until the process is told to stop. */
export async function serve(
  name: string,
  handler: Handler,
  options: ListenOptions,
): Promise<Listener> {
  const listener = await listen(handler, options);
  console.log(`${name} emulator: ${listener.url}`);
  const stop = (): void => void listener.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return listener;
}
