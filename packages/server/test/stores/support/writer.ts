import fs from 'node:fs';
import { sqlStore } from '@second-factor/server/sql';
import { takeSnapshots } from './take-snapshots.js';

/**
 * Another process at the same file, started by `startWriter`: adds keys of one user, spends challenges, and says
 * which of them it got.
 */
const [file = '', userId = '', first = '0', count = '0', snapshots = ''] = process.argv.slice(2);

const store = await sqlStore({ file, timeout: 30_000 });
const said: string[] = [];
process.once('message', () => void write());
fs.writeSync(1, 'ready\n');

async function write(): Promise<void> {
  if (snapshots) takeSnapshots(file, snapshots, said);
  for (let index = Number(first); index < Number(first) + Number(count); index++) {
    const id = `key-${index}`;
    const key = { ...blank, id, userId, name: id, publicKey: new Uint8Array(300).fill(index) };
    if (await store.add(key)) say(id);
    if (await store.spend(`challenge-${index}`, 4_000_000_000_000)) say(`spent ${index}`);
  }
  process.exit(0);
}

const blank = {
  userHandle: undefined,
  counter: 0,
  transports: [],
  appId: undefined,
  created: 1,
  lastUsed: undefined,
};

/** At once: what `process.send` is given may be lost when the process is killed. */
function say(line: string): void {
  said.push(line);
  fs.writeSync(1, `${line}\n`);
}
