import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a writer is to do. */
export interface WriterTask {
  readonly file: string;
  readonly userId: string;
  /** The number of its first key, and how many it adds. */
  readonly first: number;
  readonly count: number;
  /** A folder for copies of the file as a sudden death would leave it, one for each moment. */
  readonly snapshots?: string;
}

/** A process that has the file open, too. */
export interface Writer {
  readonly process: ChildProcess;
  /** What it said it has done, so far. */
  readonly lines: readonly string[];
  /** Lets it begin. */
  write(): void;
  /** Settles when it has said so many lines. */
  said(count: number): Promise<void>;
  /** The signal that ended it, or the code. */
  readonly ended: Promise<string | number | null>;
}

/** Starts a process that waits with the store open. */
export async function startWriter(task: WriterTask): Promise<Writer> {
  const { file, userId, first, count, snapshots = '' } = task;
  const values = [file, userId, String(first), String(count), snapshots];
  const child = fork(new URL('writer.js', import.meta.url), values, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const lines: string[] = [];
  if (!child.stdout) throw new Error('A writer has no output');
  const reader = createInterface(child.stdout);
  const read = once(reader, 'close');
  const ended = Promise.all([once(child, 'exit'), read]).then(
    ([[code, signal]]) => (signal ?? code) as string | number | null,
  );
  const [ready] = (await Promise.race([once(reader, 'line'), ended.then(() => [])])) as string[];
  if (ready !== 'ready') throw new Error('A writer did not start');
  reader.on('line', (line) => lines.push(line));
  return {
    process: child,
    lines,
    write: () => void child.send('write'),
    async said(wanted) {
      while (lines.length < wanted) await Promise.race([once(reader, 'line'), ended]);
    },
    ended,
  };
}
