/** The ways a page can be: in both themes, in both directions. */
const looks = ['light', 'dark'].flatMap((theme) => ['ltr', 'rtl'].map((dir) => ({ theme, dir })));

/** Gives a page each look in turn and collects what is found. */
export async function inEachLook(page, find) {
  const found = [];
  for (const look of looks) {
    await page.evaluate(dress, look);
    for (const one of await find(look)) found.push(`${look.theme} ${look.dir}: ${one}`);
  }
  return found;
}

/** Runs in the page. */
function dress({ theme, dir }) {
  const { documentElement: root } = document;
  root.dir = dir;
  root.dataset.theme = theme;
}
