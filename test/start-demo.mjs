/** The demo as a newcomer has it: a clone, `npm start`, and what that prints. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Free ports for everything. */
const ports = { PORT: '0', EMULATOR_PORT: '0', ZITADEL_PORT: '0' };

/** Runs `npm start` in a folder, or `command`, and reads where the demo is from what it prints. */
export async function startDemo(cwd, env, [command, ...args] = ['npm', 'start']) {
  const demo = spawn(command, args, {
    cwd,
    env: { ...process.env, ...ports, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const gone = new Promise((_resolve, reject) => {
    demo.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)));
  });
  gone.catch(() => undefined);
  const said = (async () => {
    for await (const line of createInterface(demo.stdout)) {
      const [, address] = /^Second Factor demo: (http:\S+)$/.exec(line) ?? [];
      if (address) return address;
    }
    return gone;
  })();
  const address = await Promise.race([said, gone]);
  return { address, stop: () => stopDemo(demo) };
}

async function stopDemo(demo) {
  if (demo.exitCode !== null || demo.signalCode !== null) return;
  const ended = once(demo, 'exit');
  process.kill(-demo.pid, 'SIGTERM');
  await ended;
}

/** Runs a script of the folder to its end, and gives what it had to complain of. */
export function runScript(script, cwd, env) {
  try {
    execFileSync(process.execPath, [script], {
      cwd,
      env: { ...process.env, ...ports, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    return '';
  } catch (failure) {
    return failure.stderr;
  }
}
