/// <reference types="node" />
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process holds a lock. */
export interface LockOwner {
  /** Of this one taking of the lock. */
  readonly token: string;
  readonly pid: number;
  /** Where the process number means something: a machine since its last start, and a container on it. */
  readonly place: string;
  /** When the process began, as its system counts; empty where the system does not say. */
  readonly started: string;
}

/** This process, as an owner. */
export function lockOwner(token: string): LockOwner {
  const { pid } = process;
  return { token, pid, place: thisPlace(), started: startOf(pid) ?? '' };
}

/** Reads what {@link lockOwner} gave, after JSON; `undefined` when it is something else. */
export function readOwner(json: string): LockOwner | undefined {
  try {
    const { token, pid, place, started } = JSON.parse(json) as Record<string, unknown>;
    const isOwner =
      typeof token === 'string' &&
      /^[\w-]+$/.test(token) &&
      Number.isSafeInteger(pid) &&
      typeof place === 'string' &&
      typeof started === 'string';
    return isOwner ? { token, pid: pid as number, place, started } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether an owner still runs.
 *
 * `unknown` for a process of another machine or container, and for a living one where the system does not tell
 * when it began: numbers are given again, in a container even the same one at each start.
 */
export function stateOf({ pid, place, started }: LockOwner): 'alive' | 'dead' | 'unknown' {
  if (place !== thisPlace()) return 'unknown';
  if (!isRunning(pid)) return 'dead';
  const start = startOf(pid);
  if (start === undefined) return 'unknown';
  return start === started ? 'alive' : 'dead';
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function thisPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** The 22nd field of Linux's `/proc/[pid]/stat` (proc_pid_stat(5)); the second may hold spaces. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
