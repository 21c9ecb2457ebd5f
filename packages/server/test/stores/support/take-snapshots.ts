import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';

const calls = [
  'fsyncSync',
  'ftruncateSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmdirSync',
  'rmSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
] as const;

/**
 * From now on, copies the folder of `file` before each call that changes it, and also when one has written half
 * its bytes: what this process would leave there if it were killed at that moment. With each copy goes what it has
 * `said` so far.
 */
export function takeSnapshots(file: string, snapshots: string, said: readonly string[]): void {
  const { mkdirSync, readdirSync, cpSync, writeFileSync, writeSync } = fs;
  let count = 0;
  let busy = false;

  function take(): void {
    busy = true;
    const target = join(snapshots, String((count += 1)).padStart(4, '0'));
    mkdirSync(target);
    for (const name of readdirSync(dirname(file))) {
      cpSync(join(dirname(file), name), join(target, name), { recursive: true });
    }
    writeFileSync(join(target, 'said.json'), JSON.stringify(said));
    busy = false;
  }

  for (const name of calls) {
    const real = fs[name] as (...values: unknown[]) => unknown;
    const wrapped = (...values: unknown[]): unknown => {
      const [descriptor, bytes, , , position] = values;
      if (busy || descriptor === 1) return real(...values);
      take();
      if (name === 'writeSync' && bytes instanceof Uint8Array && typeof position === 'number') {
        writeSync(descriptor as number, bytes, 0, bytes.length >> 1, position);
        take();
      }
      return real(...values);
    };
    Object.assign(fs, { [name]: wrapped });
  }
  syncBuiltinESMExports();
}
