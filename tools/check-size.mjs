/** Holds the files that ship against their budgets: a person on a slow phone loads them before a login. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Bytes after minification and `gzip -9`. */
const budgets = {
  'packages/core/dist/callback.min.js': 1200,
  'packages/core/dist/callback.iife.min.js': 1200,
  'packages/core/dist/ompass.min.js': 6250,
  'packages/core/dist/webauthn.min.js': 6000,
  'packages/elements/dist/ompass-login.min.js': 14_000,
  'packages/elements/dist/ompass-login.iife.min.js': 14_000,
  'packages/elements/dist/u2f-register.min.js': 16_000,
  'packages/elements/dist/u2f-register.iife.min.js': 16_000,
  'packages/elements/dist/all.min.js': 24_900,
};

let isOver = false;
for (const [file, budget] of Object.entries(budgets)) {
  const size = gzipSync(readFileSync(file), { level: 9 }).length;
  isOver ||= size > budget;
  const sign = size > budget ? 'over' : 'ok';
  console.log(
    `${String(size).padStart(6)} of ${String(budget).padStart(6)}  ${sign.padEnd(4)}  ${file}`,
  );
}
process.exitCode = isOver ? 1 : 0;
