/** That every state can be seen, in both themes and directions; `npm run screenshots` keeps the pictures. */
import assert from 'node:assert/strict';
import { eachState } from './each-state.mjs';
import { looks, wear } from './looks.mjs';
import { countBytes, holdStill, speak, takePicture, tongues } from './pictures.mjs';

eachState('a picture in each look there is of', async (page, { tag }) => {
  await holdStill(page);
  const pictures = [];
  for (const look of looks) {
    await wear(page, look);
    await speak(page, tongues[look.dir]);
    pictures.push(await takePicture(page));
  }
  // Text has a hundred shades.
  for (const picture of pictures) assert.ok(countBytes(picture) > 30, 'something is in it');
  const different = new Set(pictures.map((picture) => picture.toString('base64')));
  assert.equal(different.size, looks.length, 'each look is one of its own');
  await page.$eval(tag, (element) => element.style.setProperty('opacity', '0'));
  assert.ok(!(await takePicture(page)).equals(pictures.at(-1)), 'the element is in it');
  await speak(page, 'en');
});
