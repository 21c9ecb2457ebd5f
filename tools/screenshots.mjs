/**
 * `npm run screenshots`: pictures of every state of the elements in `screenshots/`, and a page with all of
 * them, `screenshots/index.html`, to be looked over before a release. `npm run screenshots -- PART…` takes
 * the states alone that have one of the parts in their id.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { contactSheet } from './contact-sheet.mjs';
import { looks, wear } from '../test/states/looks.mjs';
import { holdStill, speak, takePicture, tongues } from '../test/states/pictures.mjs';
import { concurrency, openVisits, states } from '../test/states/visits.mjs';

const folder = 'screenshots';
const parts = process.argv.slice(2);
const wanted = states.filter(({ id }) => !parts.length || parts.some((part) => id.includes(part)));

/** What is looked at in more than English and Arabic: a form, a step, an error, and what has many words. */
const spoken =
  /^(password|prompting|blocked|refused|u2f-(register|login)-prompting|u2f-keys-(list|question))$/;
const languages = ['ko', 'de', 'ja'];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const visits = await openVisits();
const queue = [...wanted];
const rows = new Map();
await Promise.all(Array.from({ length: concurrency }, work));
await visits.close();
const sorted = wanted.map(({ id }) => [id, rows.get(id)]);
writeFileSync(`${folder}/index.html`, contactSheet(sorted));
console.log(`${[...rows.values()].flat().length} pictures: ${folder}/index.html`);

async function work() {
  for (let state = queue.shift(); state; state = queue.shift()) {
    const { id } = state;
    rows.set(id, await visits.visit(state, (page) => takeAll(page, id)));
  }
}

/** All pictures of a state that a page is in, by their names. */
async function takeAll(page, id) {
  const names = [];
  const keep = async (name) => {
    writeFileSync(`${folder}/${id}.${name}.png`, await takePicture(page));
    names.push(name);
  };
  await holdStill(page);
  for (const look of looks) {
    await wear(page, look);
    await speak(page, tongues[look.dir]);
    await keep(`${look.theme}-${look.dir}`);
  }
  await wear(page, looks[0]);
  await speak(page, 'en');
  await page.setViewport({ width: 320, height: 800 });
  await keep('narrow');
  await page.setViewport({ width: 1280, height: 800 });
  for (const language of spoken.test(id) ? languages : []) {
    await speak(page, language);
    await keep(language);
  }
  await speak(page, 'en');
  return names;
}
