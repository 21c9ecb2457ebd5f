/** Holds the files that ship against their budgets: a person on a slow phone loads them before a login. */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';

/** Bytes after minification and `gzip -9`. */
const budgets = {
  'packages/core/dist/callback.min.js': 1200,
  'packages/core/dist/callback.iife.min.js': 1200,
  'packages/core/dist/ompass.min.js': 6280,
  'packages/core/dist/webauthn.min.js': 6000,
  'packages/elements/dist/ompass-login.min.js': 14_000,
  'packages/elements/dist/ompass-login.iife.min.js': 14_000,
  'packages/elements/dist/u2f-register.min.js': 15_600,
  'packages/elements/dist/u2f-register.iife.min.js': 15_600,
  'packages/elements/dist/all.min.js': 24_000,
};

/** Bytes of each language alone, likewise; English is in the elements. */
const languageBudget = 1500;
const i18n = 'packages/elements/dist/i18n';

let isOver = false;
function hold(file, budget, code) {
  const size = gzipSync(code, { level: 9 }).length;
  isOver ||= size > budget;
  const sign = size > budget ? 'over' : 'ok';
  console.log(
    `${String(size).padStart(6)} of ${String(budget).padStart(6)}  ${sign.padEnd(4)}  ${file}`,
  );
}

for (const [file, budget] of Object.entries(budgets)) hold(file, budget, readFileSync(file));

for (const name of readdirSync(i18n).filter((name) => /^(?!en)..(-\w+)?\.js$/.test(name))) {
  const { code } = await minify(readFileSync(`${i18n}/${name}`, 'utf8'), { module: true });
  hold(`${i18n}/${name}`, languageBudget, code);
}
process.exitCode = isOver ? 1 : 0;
