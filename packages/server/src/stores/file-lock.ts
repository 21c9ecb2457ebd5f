/// <reference types="node" />
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ownerFile, removeLeftovers, retireStaleLock } from './stale-lock.js';
import { lockOwner } from './lock-owner.js';

/** Lets one piece of work at a time run, over all processes that use the same path. */
export interface FileLock {
  /**
   * Runs `work` when it is its turn.
   * @throws Error when the turn does not come within the timeout, and whatever `work` throws
   */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Settles when all work that was asked for is done. */
  idle(): Promise<void>;
}

/**
 * A lock made of a directory, which is there while the lock is held.
 *
 * It comes into being by renaming one that says whose it is: a rename is atomic everywhere and does not replace
 * a directory that holds something. So there is no lock without an owner, and {@link retireStaleLock} can tell
 * one that a killed process has left.
 */
export function fileLock(path: string, timeout: number): FileLock {
  let last = Promise.resolve();
  removeLeftovers(path);

  async function inTurn<T>(work: () => Promise<T>, deadline: number): Promise<T> {
    const token = randomUUID();
    await until(() => take(path, token), deadline);
    try {
      return await work();
    } finally {
      await until(() => giveBack(path, token), performance.now() + timeout);
    }
  }

  return {
    hold(work) {
      const deadline = performance.now() + timeout;
      const turn = last.then(() => inTurn(work, deadline));
      last = turn.then(nothing, nothing);
      return turn;
    },
    idle: () => last,
  };
}

function nothing(): void {
  // The next in turn runs whether this one failed or not.
}

async function until(attempt: () => boolean, deadline: number): Promise<void> {
  while (!attempt()) {
    if (performance.now() > deadline) throw new Error('The database file is busy');
    await setTimeout(1 + Math.random() * 15);
  }
}

function take(path: string, token: string): boolean {
  if (existsSync(path)) {
    retireStaleLock(path);
    return false;
  }
  const mine = `${path}.${token}`;
  mkdirSync(mine, { mode: 0o700 });
  writeFileSync(join(mine, ownerFile), JSON.stringify(lockOwner(token)), { mode: 0o600 });
  const taken = tryRename(mine, path);
  if (!taken) rmSync(mine, { recursive: true });
  return taken;
}

function giveBack(path: string, token: string): boolean {
  const mine = `${path}.${token}`;
  const free = tryRename(path, mine);
  if (free) rmSync(mine, { recursive: true });
  return free;
}

/** On Windows this also fails for a moment while somebody reads the owner. */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['EACCES', 'EEXIST', 'ENOTEMPTY', 'EPERM'].includes(code)) return false;
    throw error;
  }
}
