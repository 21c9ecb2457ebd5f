/// <reference types="node" />
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readOwner, stateOf } from './lock-owner.js';

/** The file in a lock's directory that says whose it is. */
export const ownerFile = 'owner';

/** Milliseconds after which a lock is stale whose owner cannot be looked up; a statement takes a few. */
const patience = 30_000;

/** Milliseconds after which nobody can still be about to retire the same lock. */
const leftoverAge = 3_600_000;

/**
 * Puts away a lock whose owner died without giving it back.
 *
 * Several processes may find it at once. The name it is moved to holds the token of that one taking, and a rename
 * does not replace a directory that holds something: who comes second fails, and cannot move the lock that
 * somebody has taken in between.
 */
export function retireStaleLock(path: string): void {
  quietly(() => {
    const age = Date.now() - statSync(path).mtimeMs;
    const owner = readOwner(readOwnerFile(path));
    const state = owner ? stateOf(owner) : 'unknown';
    if (state === 'alive' || (state === 'unknown' && age < patience)) return;
    if (owner) putAway(path, `${path}.dead-${owner.token}`);
    else removeUnreadable(path);
  });
}

/** Removes what processes that were killed at this have left beside the lock. */
export function removeLeftovers(path: string): void {
  quietly(() => {
    const folder = dirname(path);
    const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(path)}.`));
    for (const name of names) {
      const leftover = join(folder, name);
      if (Date.now() - statSync(leftover).mtimeMs > leftoverAge) {
        rmSync(leftover, { recursive: true });
      }
    }
  });
}

function putAway(path: string, name: string): void {
  renameSync(path, name);
  // A leftover's age counts from now.
  utimesSync(name, new Date(), new Date());
}

function readOwnerFile(path: string): string {
  try {
    return readFileSync(join(path, ownerFile), 'utf8');
  } catch {
    return '';
  }
}

/** A power failure may leave the owner's file empty. A lock that was taken in between holds a good one. */
function removeUnreadable(path: string): void {
  if (readOwner(readOwnerFile(path)) === undefined) rmSync(join(path, ownerFile), { force: true });
  rmdirSync(path);
}

/** Somebody else was faster, which is just as well; what really fails, fails again when the lock is taken. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
