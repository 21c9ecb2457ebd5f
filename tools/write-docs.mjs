/**
 * Writes what is made of the sources and the build and is committed: the reference and the numbers in
 * docs/elements.md, the list of public names, the sizes in README.md. `npm run check` says when that is due.
 * Needs `npm run build`.
 */
import { writeDocs } from './docs/generated.mjs';

await writeDocs();
