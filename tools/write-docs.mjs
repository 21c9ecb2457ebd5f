/**
 * Writes what is made of the sources and committed: the reference in docs/elements.md and the list of public
 * names. `npm run check` says when that is due. Needs `npm run build`.
 */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './docs/generated.mjs';
import { readElements } from './manifest/read-elements.mjs';

const files = await generatedFiles(readElements().elements);
for (const [file, content] of Object.entries(files)) writeFileSync(file, content);
