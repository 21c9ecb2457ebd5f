import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  // For its runes, which are imported from nowhere.
  types: ['svelte'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** What TypeScript says of the script inside a component, which it can't read by itself. */
export function typeProblems(component) {
  const [, script] = /<script[^>]*lang="ts">(.*?)<\/script>/s.exec(readFileSync(component, 'utf8'));
  const name = resolve(`${component}.ts`);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => resolve(file) === name || fileExists.call(host, file);
  host.readFile = (file) => (resolve(file) === name ? script : readFile.call(host, file));
  const program = ts.createProgram([name], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
