/**
 * Writes what other tools read of the packages: of the elements their manifest and the data of editors, so
 * that nobody has to know an attribute by heart, and of both browser packages the hashes of what a page
 * loads. Part of `npm run build`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { integrityOf } from './manifest/integrity.mjs';
import { customElementsManifest } from './manifest/custom-elements-manifest.mjs';
import { vscodeData, webTypes } from './manifest/editor-data.mjs';
import { readElements } from './manifest/read-elements.mjs';

const folder = 'packages/elements/dist';
const { version } = JSON.parse(readFileSync('packages/elements/package.json', 'utf8'));
const { elements } = readElements();
const files = {
  [`${folder}/custom-elements.json`]: customElementsManifest(elements),
  [`${folder}/vscode.html-custom-data.json`]: vscodeData(elements),
  [`${folder}/web-types.json`]: webTypes(elements, version),
  [`${folder}/integrity.json`]: integrityOf(folder),
  'packages/core/dist/integrity.json': integrityOf('packages/core/dist'),
};
for (const [file, content] of Object.entries(files)) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
