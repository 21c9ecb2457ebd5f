/** Pictures of states. */
import { inflateSync } from 'node:zlib';

/** Has a page and its elements speak a language. */
export async function speak(page, language) {
  await page.evaluate(register, language);
}

/** Runs in the page. */
async function register(language) {
  if (language !== 'en') {
    const module = await import(`/elements/i18n/${language}.js`);
    customElements.get('ompass-login').registerTranslation(module[language]);
  }
  document.documentElement.lang = language;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** What is spoken in a direction. */
export const tongues = { ltr: 'en', rtl: 'ar' };

/** Has what moves stand still, so that one picture is like the next. */
export async function holdStill(page) {
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
}

/** A PNG of the state's card. */
export async function takePicture(page) {
  const card = await page.$('article');
  return Buffer.from(await card.screenshot({ optimizeForSpeed: true }));
}

/** How many different bytes a PNG's pixels are made of, after its filters: next to none in a plain area. */
export function countBytes(png) {
  const parts = [];
  for (let offset = 8; offset < png.length;) {
    const length = png.readUInt32BE(offset);
    const data = png.subarray(offset + 8, offset + 8 + length);
    if (png.toString('latin1', offset + 4, offset + 8) === 'IDAT') parts.push(data);
    offset += length + 12;
  }
  return new Set(inflateSync(Buffer.concat(parts))).size;
}
