import { createInterface } from 'node:readline';

/** Hears what somebody types, line by line, without keeping the process alive for it. */
export function readLines(hear: (line: string) => void): void {
  createInterface({ input: process.stdin }).on('line', (line) => hear(line.trim()));
  // A file has no such thing, and ends by itself.
  if ('unref' in process.stdin) process.stdin.unref();
}
